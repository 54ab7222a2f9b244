/** `/staff/accounts/:id`: what one account may do, and what an administrator does with it. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { DayOf } from '../parts/date.tsx';
import { RoleComplaints, RoleFields, type RoleFieldsProps } from '../parts/role-fields.tsx';
import { type ShownRole, useRoleNames } from '../parts/role-name.tsx';
import { AccountActs, AccountSessions, type ShownSession } from '../parts/staff-acts.tsx';
import { link, useReading } from '../reading.ts';

type HeldRole = ShownRole & {
  /** The department's id. */
  office?: string | undefined;
  /** Fresh id of the event that revoking it would be. */
  event: string;
};
export type StaffAccountProps = {
  id: string;
  name: string;
  email: string;
  since: string;
  state: 'active' | 'invited' | 'disabled';
  secondFactor: boolean;
  roles: readonly HeldRole[];
  sessions: readonly ShownSession[];
  /** Newest first. */
  history: readonly {
    position: number;
    at: string;
    granted: boolean;
    role: string;
    department?: string | undefined;
    /** By name; undefined where the ledger names nobody whom the database knows. */
    by: string | undefined;
    byRole: string;
  }[];
  isOwn: boolean;
  /** One of a demonstration: everybody's. */
  shared: boolean;
  /** Whether the reader may change anything at all. */
  writable: boolean;
  grant: { event: string } & Pick<RoleFieldsProps, 'roles' | 'departments'>;
  problems: RoleFieldsProps['problems'];
  note: string | undefined;
};

export function StaffAccount(props: StaffAccountProps) {
  const { name, writable, isOwn, shared, state, note, problems } = props;
  const { say } = useReading();
  const words = say.staff.accounts;
  return (
    <div class="wide staff-page">
      <Breadcrumbs
        crumbs={[
          { name: say.staff.title, path: '/staff' },
          { name: words.title, path: '/staff/accounts' },
          { name },
        ]}
      />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {note && (
        <p class="done" role="status">
          {note}
        </p>
      )}
      <RoleComplaints problems={problems} />
      <Facts {...props} />
      <Roles {...props} />
      {writable && !isOwn && state !== 'disabled' && <GrantForm {...props} />}
      <AccountSessions {...props} writable={writable && !isOwn && !shared} />
      {writable && !isOwn && !shared && <AccountActs {...props} />}
      <History {...props} />
    </div>
  );
}

function Facts({ id, email, since, state, secondFactor, isOwn }: StaffAccountProps) {
  const { say } = useReading();
  const words = say.staff.accounts;
  const facts = [
    [words.email, <bdi>{email}</bdi>],
    [words.reference, <code>{id}</code>],
    [words.state, `${words.states[state] ?? state}${isOwn ? ` (${words.you})` : ''}`],
    [words.secondFactor, secondFactor ? words.secondFactorOn : words.secondFactorOff],
    [words.since, <DayOf instant={since} />],
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Roles({ id, roles, writable, isOwn, shared }: StaffAccountProps) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staff.accounts;
  const nameOf = useRoleNames();
  return (
    <>
      <h2>{words.roles}</h2>
      {roles.length === 0 && <p>{words.noRoles}</p>}
      <ul class="staff-lines">
        {roles.map((held) => (
          <li>
            <p>{nameOf(held)}</p>
            {writable && !isOwn && !shared && (
              <form method="post" action={link(reading, `/staff/accounts/${id}/revocations`)}>
                <input type="hidden" name="id" value={held.event} />
                <input type="hidden" name="role" value={held.role} />
                <input type="hidden" name="department" value={held.office ?? ''} />
                <button class="button" type="submit" aria-label={words.revokeThis(nameOf(held))}>
                  {words.revoke}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function GrantForm({ id, grant: { event, ...choices }, problems }: StaffAccountProps) {
  const reading = useReading();
  const words = reading.say.staff.accounts;
  return (
    <>
      <h2>{words.grant}</h2>
      <form class="staff-form" method="post" action={link(reading, `/staff/accounts/${id}/grants`)}>
        <input type="hidden" name="id" value={event} />
        <RoleFields {...choices} problems={problems} />
        <p class="actions">
          <button class="button primary" type="submit">
            {words.grantSubmit}
          </button>
        </p>
      </form>
    </>
  );
}

function History({ history }: StaffAccountProps) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staff.accounts;
  return (
    <>
      <h2>{words.history}</h2>
      {history.length === 0 && <p>{words.historyNone}</p>}
      <ul class="staff-lines">
        {history.map(({ position, at, granted, role, department, by, byRole }) => (
          <li>
            <p>
              <a href={link(reading, `/events/${position}`)}>
                <DayOf instant={at} />
              </a>{' '}
              {granted ? words.granted : words.revoked} {say.roles[role] ?? role}
              {department && <span class="quiet"> {department}</span>}
            </p>
            <p class="quiet">{words.by(by ?? say.roles[byRole] ?? byRole)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
