import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { toldError } from '../../src/node/logger.ts';
import { dialects } from '../database.ts';

it.each(dialects)('a row that $dialect refuses is not in the log lines', async ({ open }) => {
  const { db, close } = await open();
  const refused = await sql`
    insert into comment_masks (comment, words, confirmed_by, confirmed_at)
    values (gen_random_uuid(), '暗号', null, now())`
    .execute(db)
    .catch((error) => new Error('a request failed', { cause: error }));
  await close();
  // It is there to be told.
  expect(String((refused as Error & { cause: { detail: string } }).cause.detail)).toContain('暗号');
  const told = JSON.stringify(toldError(refused));
  expect(told).toContain('a request failed');
  expect(told).toContain('confirmed_by');
  expect(told).toContain('23502');
  expect(told).not.toContain('暗号');
});

it('tells what is no error without what it holds', () => {
  expect([toldError('broken'), toldError({ body: '暗号' }), toldError(undefined)]).toEqual([
    'broken',
    'object',
    undefined,
  ]);
});
