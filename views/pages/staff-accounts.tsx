/** `/staff/accounts`: everybody with an account, and the invitation of another. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DayOf } from '../parts/date.tsx';
import { RoleComplaints, RoleFields, type RoleFieldsProps } from '../parts/role-fields.tsx';
import { type ShownRole, useRoleNames } from '../parts/role-name.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

export type ShownPerson = {
  id: string;
  name: string;
  email: string;
  since: string;
  state: 'active' | 'invited' | 'disabled';
  secondFactor: boolean;
  isOwn: boolean;
  roles: readonly ShownRole[];
};
export type StaffAccountsProps = {
  people: readonly ShownPerson[];
  /** Left out for those who only read. */
  invitation:
    | (RoleFieldsProps & { typed: { name: string; email: string; role: string; department: string } })
    | undefined;
};

export function StaffAccounts({ people, invitation }: StaffAccountsProps) {
  const { say } = useReading();
  const words = say.staff.accounts;
  return (
    <div class="wide staff-page">
      <Breadcrumbs crumbs={[{ name: say.staff.title, path: '/staff' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {invitation && <RoleComplaints problems={invitation.problems} />}
      <p class="quiet">
        {words.count(number(people.length))}
        {!invitation && ` · ${words.readOnly}`}
      </p>
      <div class="table-scroll">
        <table class="staff-table">
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.roles}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.since}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Line {...person} />
            ))}
          </tbody>
        </table>
      </div>
      {invitation && <Invitation {...invitation} />}
    </div>
  );
}

function Line({ id, name, email, since, state, secondFactor, isOwn, roles }: ShownPerson) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staff.accounts;
  const nameOf = useRoleNames();
  return (
    <tr>
      <th scope="row">
        <a href={link(reading, `/staff/accounts/${id}`)}>
          <bdi>{name}</bdi>
        </a>
        {isOwn && ` (${words.you})`}
        <span class="quiet">{email}</span>
      </th>
      <td data-label={words.roles}>
        {roles.length === 0 && <span class="quiet">{words.noRoles}</span>}
        {roles.map((held) => (
          <span class="role">{nameOf(held)}</span>
        ))}
      </td>
      <td data-label={words.state}>
        {words.states[state]}
        {state === 'active' && (
          <span class="quiet">
            {words.secondFactor}
            {say.colon} {secondFactor ? words.secondFactorOn : words.secondFactorOff}
          </span>
        )}
      </td>
      <td data-label={words.since}>
        <DayOf instant={since} />
      </td>
    </tr>
  );
}

function Invitation({ typed, ...fields }: NonNullable<StaffAccountsProps['invitation']>) {
  const reading = useReading();
  const words = reading.say.staff.accounts;
  const isWrong = (name: string) => fields.problems.some(({ field }) => field === name);
  return (
    <>
      <h2 id="invite">{words.invite}</h2>
      <p>{words.inviteLead}</p>
      <form class="staff-form" method="post" action={link(reading, '/staff/accounts')}>
        {reading.site.demo ? <p class="hint">{words.inviteDemo}</p> : <WhoFields {...{ typed, isWrong }} />}
        <RoleFields {...fields} typed={typed} />
        <p class="actions">
          <button class="button primary" type="submit">
            {words.inviteSubmit}
          </button>
        </p>
      </form>
    </>
  );
}

type WhoProps = { typed: { name: string; email: string }; isWrong: (name: string) => boolean };

function WhoFields({ typed, isWrong }: WhoProps) {
  const words = useReading().say.staff.accounts;
  return (
    <>
      <p class="field">
        <label for="f-name">{words.name}</label>
        <input
          id="f-name"
          name="name"
          required
          maxlength={50}
          autocomplete="off"
          value={typed.name}
          aria-invalid={isWrong('name') ? 'true' : undefined}
        />
      </p>
      <p class="field">
        <label for="f-email">{words.email}</label>
        <input
          id="f-email"
          name="email"
          type="email"
          required
          maxlength={100}
          autocomplete="off"
          value={typed.email}
          aria-invalid={isWrong('email') ? 'true' : undefined}
        />
      </p>
    </>
  );
}
