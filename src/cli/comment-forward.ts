/** `mingbai comment forward` and `mingbai comment send-back` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentForward = (context: Context): Command =>
  commentCommand<{ department: string }>(
    context,
    {
      name: 'forward',
      description: 'forward an accepted comment to the department that is to answer it',
      examples: 'Example:\n  mingbai comment forward <comment> --department housing-bureau',
    },
    (command) => command.requiredOption('--department <department>', 'its id or name (required)'),
    async ({ department }, of) => ({ type: 'forward_comment', ...of, department }),
  );

export const commentSendBack = (context: Context): Command =>
  commentCommand<{ reason: string }>(
    context,
    {
      name: 'send-back',
      description: 'send a comment back: the department that has it says why it is not theirs',
      examples:
        'Example:\n  mingbai comment send-back <comment> --reason "属区绿化市容局职责" --role responder --office housing-bureau',
    },
    (command) => command.requiredOption('--reason <text>', 'why, in public (required)'),
    async ({ reason }, of) => ({ type: 'send_back_comment', ...of, reason }),
  );
