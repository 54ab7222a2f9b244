/** Pages of the ledger: newest first, filtered by type or family, subject, office and time. */
import { EVENT_TYPES, type EventType, isEventType } from '../../../events/index.ts';
import type { LedgerFilter, LedgerTotal } from '../../../views/pages/ledger.tsx';
import type { Names } from '../../../views/words/names.ts';
import type { Log, ReadOptions } from '../../log/log.ts';
import type { Recorded } from '../../projections/projection.ts';
import { planOf } from './names.ts';

export const PAGE = 50;
/** An office stands in the entry alone: the database looks through so many for one page, and the next goes on. */
const LOOKED_THROUGH = 50_000;
/** No more than these are counted, the newest first; where an office is asked for, each is looked into. */
const MOST_COUNTED = 10_000;
const MOST_LOOKED_INTO = 2_000;

export type LedgerPage = {
  events: Recorded[];
  /** Position before which the next page begins; null at the end of the ledger. */
  older: number | null;
  /** Whether the page ends not because it is full, but because enough was looked through. */
  isUnfinished: boolean;
};

/** Where to look: positions `from` to `to`. */
export type LedgerBounds = { from: number; to: number };

/** Types of a family (`figure`) or one type (`figure.reported`); undefined where there is neither. */
export const typesOf = (asked: string): EventType[] | undefined => {
  if (isEventType(asked)) return [asked];
  const family = EVENT_TYPES.filter((type) => familyOf(type) === asked);
  return family.length > 0 ? family : undefined;
};

/** `figure.reported` is of the family `figure`. */
export const familyOf = (type: string): string => type.split('.')[0] ?? type;

/** Records within the bounds that fit the filter, the newest first. */
export async function readLedger(
  log: Pick<Log, 'readEvents'>,
  filter: LedgerFilter,
  { from, to }: LedgerBounds,
  names: Names,
): Promise<LedgerPage> {
  const { office } = filter;
  const least = office === undefined ? from : Math.max(from, to - LOOKED_THROUGH + 1);
  const where: ReadOptions = {
    from: least,
    limit: PAGE + 1,
    order: 'descending',
    ...whereOf(filter, names),
  };
  const found: Recorded[] = [];
  let last = to;
  while (found.length <= PAGE && last >= least) {
    const read = await log.readEvents({ ...where, to: last });
    found.push(...(office === undefined ? read : read.filter((event) => isOf(event, office, names))));
    if (read.length <= PAGE) {
      last = least - 1;
      break;
    }
    last = (read.at(-1)?.position ?? 0) - 1;
  }
  const events = found.slice(0, PAGE);
  if (found.length > PAGE) return { events, older: events.at(-1)?.position ?? null, isUnfinished: false };
  return { events, older: least > from ? least : null, isUnfinished: least > from };
}

/** How many records fit the filter; `more` where there are more than were counted. */
export async function countLedger(
  log: Pick<Log, 'readEvents' | 'count'>,
  filter: LedgerFilter,
  { from, to }: LedgerBounds,
  names: Names,
): Promise<LedgerTotal> {
  const { office } = filter;
  if (office === undefined) {
    const count = await log.count({ from, to, ...whereOf(filter, names) }, MOST_COUNTED + 1);
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
  }
  const least = Math.max(from, to - LOOKED_THROUGH + 1);
  const where = { from: least, to, order: 'descending', limit: MOST_LOOKED_INTO } as const;
  const read = await log.readEvents({ ...where, ...whereOf(filter, names) });
  const count = read.filter((event) => isOf(event, office, names)).length;
  return { count, more: least > from || read.length === MOST_LOOKED_INTO };
}

/** What of the filter the database can answer. */
function whereOf({ type, subject, office }: LedgerFilter, names: Names): ReadOptions {
  const types = type === undefined ? undefined : typesOf(type);
  return {
    ...(types && { types }),
    ...(subject !== undefined && { streamPrefix: subject }),
    ...(office !== undefined && { mentioning: idsOf(office, names) }),
  };
}

/** The ids of the departments of that name, or the id itself. */
function idsOf(office: string, { departments }: Names): string[] {
  const named = [...departments]
    .filter(([, name]) => name === office)
    .map(([key]) => key.split('/')[1] ?? key);
  return [...new Set([office, ...named])];
}

/** Recorded by that office, or about that department; by id or by name. */
function isOf(event: Recorded, office: string, names: Names): boolean {
  const { department, departments } = event.data as { department?: string; departments?: string[] };
  const plan = planOf(event) ?? '';
  return [event.actoroffice, department, ...(departments ?? [])].some(
    (id) => id !== undefined && (id === office || names.departments.get(`${plan}/${id}`) === office),
  );
}
