/** The figures that are real: those of the plan's own `figures.csv`, entered as they stand shortly before the demo opens. */
import type { Actor } from '../../events/envelope.ts';
import { addDays } from '../domain/day.ts';
import { type Column, cellsOf, readHeader } from '../import/columns.ts';
import { recordsOf } from '../import/records.ts';
import { commandOf, type RowCommand } from '../import/row.ts';
import { startOf, workday } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Act } from './story.ts';

/** The portal's own operator types them in: nobody says that a department reported them here. */
const OPERATOR: Actor = { role: 'operator' };

/**
 * Reads the rows as commands.
 * @throws Error when a row is wrong, or says that it is made up.
 */
export async function readRealFigures(csv: Uint8Array, plan: string, chance: Chance): Promise<RowCommand[]> {
  const commands: RowCommand[] = [];
  let columns: readonly Column[] | undefined;
  for await (const { line, cells } of recordsOf(csv)) {
    if (!columns) {
      const header = readHeader(cells);
      if (!header.ok) throw new Error(`figures.csv:${line}: ${header.problems[0]?.message}`);
      columns = header.columns;
      continue;
    }
    const row = cellsOf(columns, cells);
    const said = commandOf(row, {
      id: chance.id(`real ${row.indicator} ${row.scope} ${row.period}`),
      actor: OPERATOR,
      plan,
    });
    if (!said.ok) throw new Error(`figures.csv:${line}: ${said.problems[0]?.message}`);
    if (said.command.synthetic) throw new Error(`figures.csv:${line}: a real figure is marked as made up`);
    commands.push(said.command);
  }
  return commands;
}

/** How many days before the demo's first day they are entered: they were all published by then, or known. */
const DAYS_BEFORE = 12;

export function realFigureActs(commands: readonly RowCommand[], ends: string): Act[] {
  const day = workday(addDays(ends, -DAYS_BEFORE));
  const at = startOf(day) + 10 * 3_600_000;
  return commands.map((command) => ({ at, run: (world) => world.ask(command) }));
}
