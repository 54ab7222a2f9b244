/** `mingbai comment erase` */
import { type Command, Option } from 'commander';
import { ERASURE_REASONS } from '../../events/comment.ts';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentErase = (context: Context): Command =>
  commentCommand<{ authority: string; reason: string }>(
    context,
    {
      name: 'erase',
      description:
        'erase a comment, its replies and what was published of it: words, names and salts, for ever',
      examples:
        'Backups made before still hold the words, until they expire.\n\nExample:\n  mingbai comment erase <comment> --authority 区大数据中心 --reason writer',
    },
    (command) =>
      command
        .requiredOption('--authority <name>', 'who decided it, in public (required)')
        .addOption(
          new Option('--reason <reason>', 'on which ground, in public (required)')
            .choices([...ERASURE_REASONS])
            .makeOptionMandatory(),
        ),
    async ({ authority, reason }, of) => ({ type: 'erase_comment', ...of, authority, reason }),
  );
