/** The log changed with SQL as superuser, on both databases: signing stops, and the position is named. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialects, type TestDatabase } from '../database.ts';
import { append, openOn, publisherOn, sizesOn } from '../publish/given.ts';

const swapPositions = (a: number, b: number) => [
  `update events set position = 1000 where position = ${a}`,
  `update events set position = ${a} where position = ${b}`,
  `update events set position = ${b} where position = 1000`,
];

describe.each(dialects)('with SQL as superuser on $dialect', ({ open }) => {
  let database: TestDatabase;
  const opened = async (fill: (log: ReturnType<typeof openOn>, db: TestDatabase['db']) => Promise<void>) => {
    database = await open();
    await fill(openOn(database.db), database.db);
  };
  afterAll(() => database.close());

  /** Tampers, looks, and takes everything back. */
  async function tampered(statements: readonly string[], look: (tx: TestDatabase['db']) => Promise<void>) {
    const tx = await database.db.startTransaction().execute();
    try {
      for (const table of ['events', 'head', 'checkpoints', 'publications', 'tree_nodes'])
        await sql`alter table ${sql.id(table)} disable trigger user`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await look(tx);
    } finally {
      await tx.rollback().execute();
    }
  }
  /** 0–3 signed, 4 and 5 not yet; 1 and 3 are of one stream, 0 and 2 of others. */
  describe('a small log', () => {
    beforeAll(() =>
      opened(async (log, db) => {
        await append(log, 'air', 'water', 'noise');
        await append(log, 'water');
        await publisherOn(db).publish();
        await append(log, 'air');
        await append(log, 'noise');
      }),
    );
    const swap = (a: number, b: number, columns: string) =>
      `update events e set ${columns
        .split(' ')
        .map((column) => `${column} = o.${column}`)
        .join(', ')} from (select * from events where position in (${a}, ${b})) o
        where e.position in (${a}, ${b}) and o.position <> e.position`;

    const edited = `entry = replace(entry, '"74.8"', '"99.9"')`;
    const rehashed = `leaf_hash = sha256('\\x00'::bytea || convert_to(replace(entry, '"74.8"', '"99.9"'), 'UTF8'))`;
    const tampering: [what: string, position: number, says: RegExp, statements: string[]][] = [
      [
        'a signed event edited',
        1,
        /leaf hash is not that of the entry/,
        [`update events set ${edited} where position = 1`],
      ],
      [
        'one edited and hashed anew',
        0,
        /positions 0–3 are not those that checkpoint 4 signed/,
        [`update events set ${edited}, ${rehashed} where position = 1`],
      ],
      [
        'a column edited',
        2,
        /columns of the row differ/,
        ["update events set type = 'figure.verified' where position = 2"],
      ],
      [
        'a time edited',
        2,
        /columns of the row differ/,
        ["update events set recorded_at = '2015-01-01' where position = 2"],
      ],
      ['a signed row deleted', 1, /row of this event is missing/, ['delete from events where position = 1']],
      [
        'the last signed row deleted',
        3,
        /row of this event is missing/,
        ['delete from events where position = 3'],
      ],
      ['the first row deleted', 0, /row of this event is missing/, ['delete from events where position = 0']],
      ['two rows of one stream swapped', 1, /revision 1 of .* follows revision -1/, swapPositions(1, 3)],
      [
        'two rows of other streams swapped',
        0,
        /positions 0–3 are not those that checkpoint 4 signed/,
        swapPositions(0, 2),
      ],
      ['the entries of two rows swapped', 0, /leaf hash is not that of the entry/, [swap(0, 2, 'entry')]],
      ['entries and hashes swapped', 0, /columns of the row differ/, [swap(0, 2, 'entry leaf_hash')]],
      [
        'a leaf hash replaced',
        2,
        /leaf hash is not that of the entry/,
        ["update events set leaf_hash = sha256('x') where position = 2"],
      ],
    ];
    test.each(tampering)(
      '%s: the audit names the position %i, and nothing more is signed',
      (_, position, says, statements) =>
        tampered(statements, async (tx) => {
          const publisher = publisherOn(tx);
          expect(await publisher.audit()).toMatchObject({
            ok: false,
            finding: { position, what: expect.stringMatching(says) },
          });
          expect(await publisher.publish()).toMatchObject({ outcome: 'halted', halted: { position } });
          expect(publisher.state().halted).toMatchObject({ position });
          expect(publisher.told.filter(({ level }) => level === 'error')).toHaveLength(1);
        }),
    );

    const unsigned: [what: string, position: number, says: RegExp, statements: string[]][] = [
      [
        'an event edited',
        5,
        /leaf hash is not that of the entry/,
        [`update events set ${edited} where position = 5`],
      ],
      [
        'one edited and hashed anew',
        4,
        /positions 4–5$/,
        [`update events set ${edited}, ${rehashed} where position = 5`],
      ],
      ['a row deleted', 4, /row of this event is missing/, ['delete from events where position = 4']],
      ['the last row deleted', 5, /rows end after 5/, ['delete from events where position = 5']],
      ['two rows swapped', 4, /positions 4–5$/, swapPositions(4, 5)],
      [
        'a leaf hash replaced',
        4,
        /leaf hash is not that of the entry/,
        ["update events set leaf_hash = sha256('x') where position = 4"],
      ],
      [
        'a revision edited',
        4,
        /columns of the row differ/,
        ['update events set revision = 7 where position = 4'],
      ],
      [
        'the head said larger',
        6,
        /head tells 7 events, and the rows end after 6/,
        ['update head set size = 7'],
      ],
      [
        'the head said smaller',
        5,
        /head tells 5 events, and the rows end after 6/,
        ['update head set size = 5'],
      ],
      [
        'the head said smaller than what is signed',
        3,
        /head tells 3 events, and checkpoint 4 is signed/,
        ['update head set size = 3', 'delete from events where position > 2'],
      ],
      [
        'the head’s tree replaced',
        4,
        /the head was edited/,
        ["update head set frontier = sha256('x') || sha256('y')"],
      ],
      [
        'the head’s time replaced',
        5,
        /head tells 2017.* as the time of the last event/,
        ["update head set last_time = '2017-01-01'"],
      ],
      [
        'the checkpoint signed by nobody',
        0,
        /checkpoint 4 is not signed by a key of this log/,
        [
          "update checkpoints set note = replace(note, split_part(note, ' ', 3), split_part(note, ' ', 3))",
          "update checkpoints set note = left(note, 120) || 'AAAA' || substr(note, 125)",
        ],
      ],
      [
        'the checkpoint of another tree',
        0,
        /checkpoint 4 has another root than its frontier makes/,
        ["update checkpoints set root = sha256('x')"],
      ],
    ];
    test.each(unsigned)(
      '%s since the last checkpoint: it is not signed, and position %i is named',
      (_, position, says, statements) =>
        tampered(statements, async (tx) => {
          const publisher = publisherOn(tx);
          expect(await publisher.publish()).toMatchObject({
            outcome: 'halted',
            halted: { position, what: expect.stringMatching(says) },
          });
          expect(await sizesOn(tx)).toEqual([[0, 4]]);
        }),
    );
  });

  test('rows of a larger log are bounded by checkpoints and tiles; wrong tiles and checkpoints are named', async () => {
    await database.close();
    await opened(async (log, db) => {
      await append(log, ...Array.from({ length: 700 }, (_, n) => `i-${n}`));
      await publisherOn(db).publish();
      await append(log, 'tide', 'wind');
      await publisherOn(db).publish();
    });
    const finds = (position: number, says: RegExp, ...statements: string[]) =>
      tampered(statements, async (tx) => {
        const { finding } = { finding: undefined, ...(await publisherOn(tx).audit()) };
        expect(finding).toEqual({ position, what: expect.stringMatching(says) });
      });
    await finds(256, /positions 256–511 are not those that checkpoint 700/, ...swapPositions(300, 305));
    await finds(
      256,
      /stored hash 1 of tile level 1 is not/,
      "update tree_nodes set hash = sha256('x') where index = 1",
    );
    await finds(256, /stored hash 1 of tile level 1 is missing/, 'delete from tree_nodes where index = 1');
    await finds(
      0,
      /a checkpoint is missing/,
      'delete from publications where size = 700',
      'delete from checkpoints where size = 700',
    );
    expect(await publisherOn(database.db).audit()).toEqual({ ok: true, size: 702, checkpoints: 2 });
  });
});
