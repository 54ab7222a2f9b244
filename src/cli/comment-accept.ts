/** `mingbai comment accept` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';

export const commentAccept = (context: Context): Command =>
  commentCommand<{ department?: string; answerBy?: string }>(
    context,
    {
      name: 'accept',
      description: 'accept a comment: from today there is a day by which it is answered',
      examples: 'Example:\n  mingbai comment accept <comment> --department housing-bureau',
    },
    (command) =>
      command
        .option('--department <department>', 'who is to answer: its id or name')
        .option('--answer-by <day>', 'by when, where no table of working days tells it: 2027-01-15'),
    async ({ department, answerBy }, of) => ({ type: 'accept_comment', ...of, department, answerBy }),
  );
