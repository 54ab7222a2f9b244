/** A backup from before an erasure, restored: the published log of since then says what is to be erased again. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/schema.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { performComment } from '../../src/office/comments.ts';
import { ED25519, formatVkey } from '../../src/tlog/note.ts';
import { commandLine } from '../cli/given.ts';
import { dialects, openEmbedded, type TestDatabase } from '../database.ts';
import { logKey, ORIGIN, publishes } from '../log/publishing.ts';
import { officeOn, operator, type TestOffice } from '../office/given.ts';

const MARK = '暗号';
const KEY = formatVkey(logKey.key);
const WORDS = { title: MARK, body: `${MARK}三号楼的路灯坏了一个月。`, name: MARK };
/** What became of each after the backup was made. */
const [erased, before, waiting, stands, later] = Array.from({ length: 5 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
];

const does = async (office: TestOffice, command: object): Promise<string> => {
  const performed = await performComment(office, {
    id: randomUUID(),
    actor: operator,
    ...command,
  } as Parameters<typeof performComment>[1]);
  if (!performed.ok) throw new Error(JSON.stringify(performed));
  return performed.ids[0] ?? '';
};
const submits = (office: TestOffice, id: string) =>
  does(office, { type: 'submit_comment', id, kind: 'request', consent: true, ...WORDS });
const erases = (office: TestOffice, comment: string) =>
  does(office, { type: 'erase_comment', comment, authority: '示例法院', reason: 'court' });

/** The log that went on: in a file, and the id of the erasure that the backup does not know of. */
async function published(file: string): Promise<string> {
  const database = await openEmbedded();
  const office = officeOn(database);
  for (const id of [erased, before, stands]) await submits(office, id);
  await erases(office, before);
  for (const id of [waiting, later]) await submits(office, id);
  const event = await erases(office, erased);
  for (const id of [waiting, later]) await erases(office, id);
  await publishes(database.db);
  await commandLine(database)('export', '--bundle', file);
  await office.log.close();
  await database.close();
  return event;
}

const waits = (db: Kysely<Database>, comment: string) =>
  sql`
  insert into comment_waiting (comment, reason, kind, consent, words, salt, bytes, received_at)
  values (${comment}, 'busy', 'request', true, ${JSON.stringify(WORDS)}, 's', 9, now())`.execute(db);

async function openings(db: Kysely<Database>): Promise<Record<string, boolean>> {
  const rows = await db.selectFrom('openings').select(['event_id', 'sealed', 'salt']).execute();
  return Object.fromEntries(
    rows.map(({ event_id, sealed, salt }) => [event_id, sealed !== null || salt !== null]),
  );
}

describe.each(dialects)('a backup restored in $dialect', ({ open }) => {
  let database: TestDatabase;
  let office: TestOffice;
  let folder: string;
  let file: string;
  let event: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbai-anew-'));
    file = join(folder, 'log.bundle');
    event = await published(file);
    database = await open();
    office = officeOn(database);
    for (const id of [erased, before, stands]) await submits(office, id);
    await erases(office, before);
    await waits(database.db, waiting);
  });
  afterEach(async () => {
    await office.log.close();
    await database.close();
    await rm(folder, { recursive: true });
  });
  const anew = (...more: string[]) => commandLine(database)('comment', 'erase-anew', file, ...more);

  test('is rid of what was erased since, by the event that said so, and of nothing else', async () => {
    const ran = await anew('--key', KEY, '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toEqual({ erased: 1, already: 1, withdrawn: 1, absent: 1 });
    expect(await openings(database.db)).toEqual({ [erased]: false, [before]: false, [stands]: true });
    expect(await database.db.selectFrom('comment_waiting').select('comment').execute()).toEqual([]);
    const last = await office.log.readEvents({ stream: `comment/${erased}` });
    expect(last.at(-1)).toMatchObject({
      ...{ id: event, type: 'comment.erased', actorrole: operator.role },
      data: { authority: '示例法院', reason: 'court' },
    });
    const again = await anew('--key', KEY);
    expect(again.out).toBe(
      'erased 0 comments anew and withdrew 0 that waited; 2 were erased here already, 2 are not here\n',
    );
    expect((await office.log.head()).size).toBe(5);
  });

  test('loses nothing on the word of a log that is not what was signed', async () => {
    const tar = gunzipSync(await readFile(file));
    tar.write('X', tar.indexOf('"authority":"') + '"authority":"'.length);
    await writeFile(file, gzipSync(tar));
    const changed = await anew('--key', KEY);
    expect(changed).toMatchObject({ code: 1, out: '' });
    expect(changed.err).toContain('nothing was erased');
    await published(file);
    const stranger = await anew('--key', formatVkey(newSigningKey(ORIGIN, ED25519).key));
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('does not verify') });
    expect(await anew()).toMatchObject({ code: 2 });
    expect(await openings(database.db)).toMatchObject({ [erased]: true, [stands]: true });
    expect((await office.log.head()).size).toBe(4);
  });
});
