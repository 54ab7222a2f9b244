/** The nearest page above an address that leads to nothing. Pure: it names only what is known to be there. */
import type { Reading } from '../../../views/reading.ts';

export type Parent = { path: string; name: string };

/** `undefined` where nothing above it but the first page is known. */
export function parentOf(path: string, { say, plan }: Pick<Reading, 'say' | 'plan'>): Parent | undefined {
  if (path.startsWith('/events/')) return { path: '/events', name: say.ledger.title };
  const staff = (
    [
      ['/staff/comments/', say.staff.nav.comments],
      ['/staff/accounts/', say.staff.nav.accounts],
      ['/staff/', say.staff.title],
    ] as const
  ).find(([above]) => path.startsWith(above));
  if (staff) return { path: staff[0].slice(0, -1), name: staff[1] };
  if (path.startsWith('/comments/')) return { path: '/comments', name: say.board.title };
  // The plan is known where the address is below one that exists.
  if (!plan) return undefined;
  const home = `/plans/${plan.plan}`;
  const sections: Record<string, string> = {
    indicators: say.nav.indicators,
    tasks: say.nav.tasks,
    departments: say.nav.departments,
    years: say.years.title,
    text: say.nav.text,
  };
  const section = path.split('/')[3] ?? '';
  const name = Object.hasOwn(sections, section) ? sections[section] : undefined;
  const above = `${home}/${section}`;
  return name === undefined || above === path ? { path: home, name: plan.title } : { path: above, name };
}
