/** The log as files: its exact entries, one a line; and the fields of their envelopes as a table. */
import { ACTOR_ROLES, type Envelope } from '../../events/envelope.ts';
import { EVENT_TYPES } from '../../events/index.ts';
import type { Log, StoredEntry } from '../log/log.ts';
import { ALWAYS, column, positionOf, SYNTHETIC } from './columns.ts';
import type { Column, Value } from './table.ts';

export const NDJSON_TYPE = 'application/x-ndjson; charset=utf-8';
const AT_ONCE = 500;

type Range = { from: number; to: number };

/** Entries, byte by byte as they were recorded, each with a line feed after it. */
export async function* ndjson(log: Pick<Log, 'read'>, range: Range): AsyncGenerator<string> {
  for await (const page of pages(log, range)) yield page.map(({ entry }) => `${entry}\n`).join('');
}

async function* pages(log: Pick<Log, 'read'>, { from, to }: Range): AsyncGenerator<StoredEntry[]> {
  for (let next = from; next <= to; ) {
    const page = await log.read({ from: next, to, limit: AT_ONCE });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    next = last.position + 1;
  }
}

type EventLine = {
  position: number;
  leafHash: Uint8Array;
  envelope: Omit<Envelope, 'data'> & { data: Readonly<Record<string, unknown>> };
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const EVENT_COLUMNS: readonly Column<EventLine>[] = [
  positionOf(
    'position',
    ['在账本中的序号,从 0 起', 'Position in the log, from 0'],
    (row) => row.position,
    ALWAYS,
  ),
  column('id', 'text', ['记录的标识', 'Id of the event'], (row) => row.envelope.id, ALWAYS),
  column('type', 'text', ['记录的类型', 'Type of the event'], (row) => row.envelope.type, {
    required: true,
    values: EVENT_TYPES,
    vocabulary: 'eventTypes',
  }),
  column('subject', 'text', ['所属的流', 'Its stream'], (row) => row.envelope.subject, ALWAYS),
  column(
    'revision',
    'integer',
    ['在流中的次序,从 0 起', 'Its place in the stream, from 0'],
    (row) => row.envelope.revision,
    ALWAYS,
  ),
  column('time', 'instant', ['入账时间', 'When it was recorded'], (row) => row.envelope.time, ALWAYS),
  column('actor_role', 'text', ['记录者的职责', 'Role of who recorded it'], (row) => row.envelope.actorrole, {
    required: true,
    values: ACTOR_ROLES,
    vocabulary: 'roles',
  }),
  column(
    'actor_office',
    'text',
    ['记录者所在的部门或机构', 'Office of who recorded it'],
    (row) => row.envelope.actoroffice,
  ),
  column('plan', 'text', ['所属计划的标识', 'Id of the plan, where it is of one'], (row) =>
    textOf(row.envelope.data.plan),
  ),
  column('stated_on', 'date', ['作出或发布的日期', 'Day of the statement, where it says one'], (row) =>
    textOf(row.envelope.data.statedOn),
  ),
  column(
    'causation',
    'text',
    ['起因:另一条记录的标识', 'Id of the event that caused it'],
    (row) => row.envelope.causation,
  ),
  column(
    'dataschema',
    'text',
    ['内容格式的标识', 'Identifier of the schema of its data'],
    (row) => row.envelope.dataschema,
    ALWAYS,
  ),
  column(
    'leaf_hash',
    'text',
    ['叶子哈希(RFC 6962),十六进制', 'Leaf hash (RFC 6962), in hex'],
    (row) => [...row.leafHash].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    ALWAYS,
  ),
  { ...SYNTHETIC, of: (row) => row.envelope.data.synthetic === true },
];

/** The table of envelopes. It is of the whole log and not of a plan. */
export const eventTable = {
  name: 'events',
  title: { zh: '账本', en: 'Ledger' },
  meaning: {
    zh: '一行是账本的一条记录的信封;内容全文在 NDJSON 里',
    en: 'One row is the envelope of one event; what it says is in the NDJSON',
  },
  key: ['position'],
  columns: EVENT_COLUMNS.map(({ of: _, ...rest }) => rest),
  async *values(log: Pick<Log, 'read'>, range: Range): AsyncGenerator<readonly Value[]> {
    for await (const page of pages(log, range)) {
      for (const { position, leafHash, entry } of page) {
        const row: EventLine = { position, leafHash, envelope: JSON.parse(entry) };
        yield EVENT_COLUMNS.map((each) => each.of(row));
      }
    }
  },
};
