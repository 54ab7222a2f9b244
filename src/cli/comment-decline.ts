/** `mingbai comment decline` */
import { type Command, Option } from 'commander';
import { DECLINE_REASONS } from '../../events/comment.ts';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentDecline = (context: Context): Command =>
  commentCommand<{ reason: string; words: string }>(
    context,
    {
      name: 'decline',
      description: 'decline a comment: on a ground, and in words; both are public',
      examples:
        'Example:\n  mingbai comment decline <comment> --reason outside_jurisdiction --words "请向市水务局反映"',
    },
    (command) =>
      command
        .addOption(
          new Option('--reason <reason>', 'on which ground, in public (required)')
            .choices([...DECLINE_REASONS])
            .makeOptionMandatory(),
        )
        .requiredOption('--words <text>', 'why, in public, at most 500 characters (required)'),
    async ({ reason, words }, of) => ({ type: 'decline_comment', ...of, reason, words }),
  );
