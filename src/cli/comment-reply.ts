/** `mingbai comment reply` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';
import { withWords, wordsOf } from './words.ts';

export const commentReply = (context: Context): Command =>
  commentCommand<{ department: string; cite?: string[]; left?: string[] }>(
    context,
    {
      name: 'reply',
      description: 'answer a comment in the name of a department; an addition is another reply',
      examples:
        'Example:\n  mingbai comment reply <comment> --department housing-bureau --body-file reply.txt',
    },
    (command) =>
      withWords(
        command
          .requiredOption('--department <department>', 'who answers: its id or name (required)')
          .option('--cite <event...>', 'events that it cites, by position or id')
          .option('--left <text...>', 'what looks like somebody’s number, and is nobody’s'),
        'body',
        'the reply, at most 5,000 characters',
      ),
    async (options, of) => {
      const { body = '' } = await wordsOf(context, { ...options }, 'body');
      const { department, cite: cites, left } = options;
      return { type: 'reply_to_comment', ...of, department, body, cites, left };
    },
  );
