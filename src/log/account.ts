/** Reads a plan's account as it was known at a position. */
import { type Account, type AccountRows, account } from '../domain/account.ts';
import type { Day } from '../domain/facts.ts';
import type { RowReader } from './rows.ts';

/** `at`: events 0…at are known. `day`: on which verdicts are judged, in the plan's time zone. */
export type AccountMoment = { at: number; day: Day };

/** The account of a plan, or `undefined` when it was not adopted at that position. */
export async function readAccount(
  reader: RowReader,
  plan: string,
  { at, day }: AccountMoment,
): Promise<Account | undefined> {
  const rows = await readAccountRows(reader, plan, at);
  return rows && account(rows, { position: at, day });
}

/** The rows behind it. */
export async function readAccountRows(
  reader: RowReader,
  plan: string,
  at: number,
): Promise<AccountRows | undefined> {
  const row = await reader.row('plans', plan, at);
  if (!row) return undefined;
  const where = { plan, at };
  const [indicators, departments, figures, references, baselines, evaluations, claims] = await Promise.all([
    reader.rows('indicators', where),
    reader.rows('departments', where),
    reader.rows('figures', where),
    reader.rows('references_reported', where),
    reader.rows('baselines', where),
    reader.rows('evaluations', where),
    reader.rows('claims', where),
  ]);
  const rows = { plan: row, indicators, departments, figures, references, baselines, evaluations, claims };
  return sameOf(rows);
}

/** The object that the same rows were handed out in before, so that what is computed from it may be remembered. */
function sameOf(rows: AccountRows): AccountRows {
  const before = handedOut.get(rows.indicators);
  const isSame =
    before && (Object.keys(rows) as (keyof AccountRows)[]).every((key) => before[key] === rows[key]);
  if (isSame) return before;
  handedOut.set(rows.indicators, rows);
  return rows;
}
const handedOut = new WeakMap<AccountRows['indicators'], AccountRows>();

/** The plan's official text, put together from its parts. */
export async function readPlanText(reader: RowReader, plan: string, at: number): Promise<string> {
  const parts = await reader.rows('texts', { plan, at });
  return parts.map(({ text }) => text).join('');
}
