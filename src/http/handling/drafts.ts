/** Replies being written: one at a time for the department that has the comment. */
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { oneAtATime } from './one-at-a-time.ts';

export type Draft = {
  id: string;
  comment: string;
  department: string;
  body: string;
  /** As they were typed: positions or ids. */
  cites: readonly string[];
  state: 'draft' | 'proposed' | 'returned' | 'published';
  note: string | null;
  revision: number;
  writtenBy: string;
  updatedAt: string;
};

/** The one that is being written for a department, if any. */
export async function currentDraft(
  db: Kysely<Database>,
  comment: string,
  department: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('comment_drafts')
    .selectAll()
    .where('comment', '=', comment)
    .where('department', '=', department)
    .where('state', '!=', 'published')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && draftOf(row);
}

/** What other departments wrote of a reply that never came: they do not have the comment any more. */
export async function draftsOfOthers(
  db: Kysely<Database>,
  comment: string,
  holder: string | undefined,
): Promise<Draft[]> {
  const rows = await unpublished(db).where('comment', '=', comment).execute();
  return rows.filter(({ department }) => department !== holder).map(draftOf);
}

const MOST_DRAFTS = 200;

/** Drafts that were not published, the newest first: of some departments, or of all. */
export async function unpublishedDrafts(
  db: Kysely<Database>,
  departments: readonly string[] | 'all',
): Promise<Draft[]> {
  if (departments.length === 0) return [];
  const all = unpublished(db).limit(MOST_DRAFTS);
  const rows = await (departments === 'all' ? all : all.where('department', 'in', departments)).execute();
  return rows.map(draftOf);
}

const unpublished = (db: Kysely<Database>) =>
  db.selectFrom('comment_drafts').selectAll().where('state', '!=', 'published').orderBy('updated_at', 'desc');

/** Comments for which a reply waits for an editor. */
export async function proposedComments(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('comment_drafts')
    .select('comment')
    .where('state', '=', 'proposed')
    .execute();
  return new Set(rows.map(({ comment }) => comment));
}

export type Saving = Pick<Draft, 'id' | 'comment' | 'department' | 'body' | 'cites' | 'state'> & {
  /** The version that whoever saves looked at; 0 where there was none. */
  revision: number;
  by: string;
  at: Date;
  note?: string | undefined;
};
/** `published`: it was published meanwhile, and this is the same form sent again. */
export type Saved =
  | { outcome: 'saved'; revision: number }
  | { outcome: 'published' }
  | { outcome: 'conflict' };

/** Saves a version over the one that was looked at, and over no other. */
export async function saveDraft(db: Kysely<Database>, saving: Saving): Promise<Saved> {
  const { id, comment, department, body, state, revision, by, at, note = null } = saving;
  const values = { body, cites: JSON.stringify(saving.cites), state, note, written_by: by, updated_at: at };
  return db.transaction().execute(async (tx): Promise<Saved> => {
    await oneAtATime(tx, comment);
    const rows = await tx
      .selectFrom('comment_drafts')
      .select(['id', 'revision', 'state'])
      .where('comment', '=', comment)
      .where('department', '=', department)
      .execute();
    const known = rows.find((row) => row.id === id);
    if (known?.state === 'published') return { outcome: 'published' };
    if (!known && rows.some((row) => row.state !== 'published')) return { outcome: 'conflict' };
    if ((known?.revision ?? 0) !== revision) return { outcome: 'conflict' };
    const next = revision + 1;
    if (known) {
      await tx
        .updateTable('comment_drafts')
        .set({ ...values, revision: next })
        .where('id', '=', id)
        .execute();
    } else {
      await tx
        .insertInto('comment_drafts')
        .values({ ...values, id, comment, department, revision: next, created_at: at })
        .execute();
    }
    return { outcome: 'saved', revision: next };
  });
}

/** Its text stands in the log's opening from now on, and here no more. */
export async function draftPublished(db: Kysely<Database>, id: string, at: Date): Promise<void> {
  await db
    .updateTable('comment_drafts')
    .set({ state: 'published', body: null, note: null, updated_at: at })
    .where('id', '=', id)
    .execute();
}

type Row = {
  id: string;
  comment: string;
  department: string;
  body: string | null;
  cites: string;
  state: Draft['state'];
  note: string | null;
  revision: number;
  written_by: string;
  updated_at: Date | string;
};
const draftOf = (row: Row): Draft => ({
  id: row.id,
  comment: row.comment,
  department: row.department,
  body: row.body ?? '',
  cites: JSON.parse(row.cites) as string[],
  state: row.state,
  note: row.note,
  revision: row.revision,
  writtenBy: row.written_by,
  updatedAt: new Date(row.updated_at).toISOString(),
});
