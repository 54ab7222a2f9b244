/** What residents and departments wrote, for those who handle it. Whoever shows an original notes the access. */
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CommentRow } from '../../projections/rows.ts';

export type Words = { title: string; body: string; name: string };

/** The words of comments as they were written, by comment; those that were erased are not there. */
export async function readOriginals(
  db: Kysely<Database>,
  rows: readonly CommentRow[],
): Promise<Map<string, Words>> {
  const at = await sealedAt(
    db,
    rows.map(({ submitted }) => submitted.position),
  );
  return new Map(
    rows.flatMap(({ comment, submitted }) => {
      const sealed = at.get(submitted.position);
      return sealed ? [[comment, wordsOf(sealed)] as const] : [];
    }),
  );
}

/** The texts of replies, by position. */
export async function readReplies(
  db: Kysely<Database>,
  { replies }: Pick<CommentRow, 'replies'>,
): Promise<Map<number, string>> {
  const at = await sealedAt(
    db,
    replies.map(({ position }) => position),
  );
  return new Map([...at].map(([position, sealed]) => [position, wordsOf(sealed).body]));
}

/** The words that stand published. */
export async function readSelected(
  db: Kysely<Database>,
  { selected }: Pick<CommentRow, 'selected'>,
): Promise<Words | undefined> {
  const sealed = selected && (await sealedAt(db, [selected.position])).get(selected.position);
  return sealed && wordsOf(sealed);
}

async function sealedAt(
  db: Kysely<Database>,
  positions: readonly number[],
): Promise<Map<number, Record<string, unknown>>> {
  if (positions.length === 0) return new Map();
  const rows = await db
    .selectFrom('openings')
    .select(['position', 'sealed'])
    .where('position', 'in', positions)
    .where('field', '=', 'sealed')
    .execute();
  return new Map(
    rows.flatMap(({ position, sealed }) =>
      sealed === null ? [] : [[Number(position), JSON.parse(sealed) as Record<string, unknown>] as const],
    ),
  );
}

const wordsOf = ({ title, body, name }: Record<string, unknown>): Words => ({
  title: textOf(title),
  body: textOf(body),
  name: textOf(name),
});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
