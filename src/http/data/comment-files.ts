/** All comments of the site as a file: how each was handled, and the text of those that are published. */
import type { Context } from 'hono';
import { CSV_TYPE, csv } from '../../export/csv.ts';
import { JSON_TYPE, json } from '../../export/json.ts';
import { cells } from '../../export/table.ts';
import { allComments } from '../../export/tables/comments.ts';
import type { Env } from '../context.ts';
import { download } from './download.ts';
import { sourceOf } from './source.ts';

const NAME = 'comments';
const source = (c: Context<Env>) => ({ ...sourceOf(c, ''), timeZone: c.get('moment').timeZone });

export const commentsCsv = (c: Context<Env>): Promise<Response> =>
  download(c, {
    stem: NAME,
    extension: 'csv',
    type: CSV_TYPE,
    sealed: true,
    pieces: () => csv(allComments.columns, cells(allComments.values(source(c)), allComments.columns)),
  });

export const commentsJson = (c: Context<Env>): Promise<Response> => {
  const { position, day } = c.get('moment');
  return download(c, {
    stem: NAME,
    extension: 'json',
    type: JSON_TYPE,
    sealed: true,
    attachment: false,
    pieces: () =>
      json(
        { table: NAME, position, day },
        allComments.columns.map(({ name }) => name),
        allComments.values(source(c)),
      ),
  });
};
