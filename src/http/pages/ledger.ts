/** Pages of the ledger: newest first, filtered by type, subject and office. */
import { isEventType } from '../../../events/index.ts';
import type { LedgerFilter } from '../../../views/pages/ledger.tsx';
import type { Names } from '../../../views/words/names.ts';
import type { Log } from '../../log/log.ts';
import type { Recorded } from '../../projections/projection.ts';
import { planOf } from './names.ts';

const PAGE = 50;
/** The office stands in the entry alone: so many are looked through for one page, and the next goes on from there. */
const LOOKED_THROUGH = 5_000;

export type LedgerPage = {
  events: Recorded[];
  /** Position before which the next page begins; null at the end of the ledger. */
  older: number | null;
};

/** Records up to position `to` that fit the filter. */
export async function readLedger(
  log: Log,
  filter: LedgerFilter,
  to: number,
  names: Names,
): Promise<LedgerPage> {
  const { type, subject, office } = filter;
  const limit = office === undefined ? PAGE + 1 : LOOKED_THROUGH;
  const read = await log.readEvents({
    to,
    limit,
    order: 'descending',
    ...(type !== undefined && isEventType(type) && { types: [type] }),
    ...(subject !== undefined && { streamPrefix: subject }),
  });
  const fitting = office === undefined ? read : read.filter((event) => isOf(event, office, names));
  const events = fitting.slice(0, PAGE);
  const reachedEnd = read.length < limit;
  const rest = fitting.length > PAGE ? events.at(-1) : reachedEnd ? undefined : read.at(-1);
  return { events, older: rest?.position ?? null };
}

/** Recorded by that office, or about that department; by id or by name. */
function isOf(event: Recorded, office: string, names: Names): boolean {
  const { department, departments } = event.data as { department?: string; departments?: string[] };
  const plan = planOf(event) ?? '';
  return [event.actoroffice, department, ...(departments ?? [])].some(
    (id) => id !== undefined && (id === office || names.departments.get(`${plan}/${id}`) === office),
  );
}
