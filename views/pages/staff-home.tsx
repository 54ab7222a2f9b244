/** `/staff`: what waits for whoever is signed in, what is overdue first. */
import { Day } from '../parts/date.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

/** One kind of work that waits. */
export type ToDo = {
  kind: string;
  count: number;
  /** Accounts rather than things. */
  people?: boolean;
  /** Whose, where it is one department's. */
  department?: string | undefined;
  /** How many are past their term. */
  overdue?: number;
  /** How many fall due today or in the two days after. */
  soon?: number;
  /** The nearest term that is not past: `2016-02-19`. */
  next?: string | undefined;
  /** Where it is done; left out where it does itself. */
  path?: string;
  query?: readonly (readonly [string, string])[];
};

export function StaffHome({ toDo, reader }: { toDo: readonly ToDo[]; reader: boolean }) {
  const { say, staff } = useReading();
  const words = say.staff.home;
  const name = staff?.name ?? '';
  if (staff?.roles.length === 0) return <Nothing title={words.noRoles} text={words.noRolesText} />;
  return (
    <div class="wide staff-page">
      <h1>{say.staff.title}</h1>
      {(toDo.length > 0 || reader) && (
        <p class="lead">{reader ? words.leadReader(name) : words.lead(name)}</p>
      )}
      {toDo.length === 0 ? (
        <div class="empty">
          <h2>{words.nothing}</h2>
          <p>{words.nothingText}</p>
        </div>
      ) : (
        <ul class="to-do">
          {toDo.map((each) => (
            <Line {...each} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({ kind, count, people, department, overdue = 0, soon = 0, next, path, query }: ToDo) {
  const reading = useReading();
  const words = reading.say.staff.home;
  return (
    <li>
      <p class="amount">{(people ? words.people : words.count)(number(count))}</p>
      <div>
        <h2>
          {path === undefined ? (
            words.kinds[kind]
          ) : (
            <a href={link(reading, path, query)}>{words.kinds[kind]}</a>
          )}
          {department && <span class="quiet"> {department}</span>}
        </h2>
        <p class="quiet">{words.meanings[kind]}</p>
      </div>
      <p class="term">
        {overdue > 0 && <span class="overdue">{words.overdue(number(overdue))}</span>}
        {overdue > 0 && (soon > 0 || next) && <br />}
        {soon > 0 && <strong>{words.soon(number(soon))}</strong>}
        {soon > 0 && next && <br />}
        {next && (
          <span class="quiet">
            {words.next} <Day day={next} />
          </span>
        )}
      </p>
    </li>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  const { say } = useReading();
  return (
    <div class="wide staff-page">
      <h1>{say.staff.title}</h1>
      <div class="empty">
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </div>
  );
}
