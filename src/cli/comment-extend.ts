/** `mingbai comment extend` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentExtend = (context: Context): Command =>
  commentCommand<{ reason: string; answerBy?: string }>(
    context,
    {
      name: 'extend',
      description: 'put off, once, the day by which a comment is answered',
      examples: 'Example:\n  mingbai comment extend <comment> --reason "需现场勘查"',
    },
    (command) =>
      command
        .requiredOption('--reason <text>', 'why, in public (required)')
        .option('--answer-by <day>', 'until when, where no table of working days tells it: 2027-01-15'),
    async ({ reason, answerBy }, of) => ({ type: 'extend_comment', ...of, reason, answerBy }),
  );
