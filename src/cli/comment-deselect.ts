/** `mingbai comment deselect` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentDeselect = (context: Context): Command =>
  commentCommand<{ reason: string }>(
    context,
    {
      name: 'deselect',
      description: 'take a published comment down: its words are kept, and no longer served',
      examples: 'Example:\n  mingbai comment deselect <comment> --reason "names a neighbour"',
    },
    (command) => command.requiredOption('--reason <text>', 'why, in public (required)'),
    async ({ reason }, of) => ({ type: 'deselect_comment', ...of, reason }),
  );
