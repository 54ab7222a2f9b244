/** `mingbai comment select` */
import type { Command } from 'commander';
import { commentCommand } from './comment-command.ts';
import type { Context } from './verb.ts';
import { withWords, wordsOf } from './words.ts';

export const commentSelect = (context: Context): Command =>
  commentCommand<{ left?: string[] }>(
    context,
    {
      name: 'select',
      description: 'publish a comment, with the words given: what identifies people is masked in them',
      examples:
        'Example:\n  mingbai comment select <comment> --title 楼道灯坏了 --body-file masked.txt --role editor',
    },
    (command) => {
      command.option('--left <text...>', 'what looks like somebody’s number, and is nobody’s');
      withWords(command, 'title', 'as published');
      withWords(command, 'body', 'as published, masked: 138****1234');
      return withWords(command, 'name', 'as published; anonymous without it');
    },
    async (options, of) => {
      const { title = '', body = '', name } = await wordsOf(context, { ...options }, 'title', 'body', 'name');
      return { type: 'select_comment', ...of, title, body, name, left: options.left };
    },
  );
