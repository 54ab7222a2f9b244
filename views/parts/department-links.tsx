import type { DepartmentRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { OwnWords } from './own-words.tsx';

export type DepartmentLinksProps = {
  ids: readonly string[];
  plan: string;
  /** All departments of the plan. One that is not among them goes by its id. */
  departments: readonly DepartmentRow[];
  /** Whether to say what became of each. */
  withSuccession?: boolean;
};

/** Departments by the names that the plan gives them, each leading to its page. */
export function DepartmentLinks({ ids, departments, plan, withSuccession }: DepartmentLinksProps) {
  const { say } = useReading();
  return (
    <>
      {ids.map((id, index) => (
        <>
          {index > 0 && say.listComma}
          <DepartmentLink id={id} departments={departments} plan={plan} />
          {withSuccession && <Succession id={id} departments={departments} />}
        </>
      ))}
    </>
  );
}

/** One department's name, leading to its page. */
export function DepartmentLink({
  id,
  departments,
  plan,
}: Omit<DepartmentLinksProps, 'ids'> & { id: string }) {
  const reading = useReading();
  const row = departments.find(({ department }) => department === id);
  if (!row) return <bdi>{id}</bdi>;
  return (
    <a href={link(reading, `/plans/${plan}/departments/${id}`)}>
      <OwnWords text={row.name} />
    </a>
  );
}

function Succession({ id, departments }: { id: string; departments: readonly DepartmentRow[] }) {
  const { say, language } = useReading();
  const became = departments.find(({ department }) => department === id)?.succeededBy;
  if (!became) return null;
  const name = departments.find(({ department }) => department === became.department)?.name;
  return (
    <bdi>{say.bracket(say.indicator.succeeded(name ?? became.department, date(became.on, language)))}</bdi>
  );
}
