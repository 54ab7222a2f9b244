/** `/account`: who is signed in, what they may do, where they are signed in. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Instant } from '../parts/date.tsx';
import { link, useReading } from '../reading.ts';
import { date, dayIn } from '../words/dates.ts';

export type AccountProps = {
  name: string;
  email: string;
  roles: readonly { role: string; department?: string | undefined }[];
  secondFactor: boolean;
  mustSetUp: boolean;
  sessions: readonly {
    id: string;
    since: string;
    until: string;
    address: string;
    agent: string;
    isCurrent: boolean;
  }[];
  /** A demonstration's, which everybody uses. */
  isShared: boolean;
  note?: string | undefined;
};

export function Account(props: AccountProps) {
  const { name, email, roles, isShared, mustSetUp, sessions, note } = props;
  const reading = useReading();
  const { say } = reading;
  const words = say.accounts;
  return (
    <div class="wide account-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.account }]} />
      <h1>{words.account}</h1>
      {note && (
        <p class="done" role="status">
          {note}
        </p>
      )}
      {mustSetUp && <p class="due">{words.secondFactor.must}</p>}
      <dl class="facts">
        <div>
          <dt>{words.name}</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words.email}</dt>
          <dd>
            <bdi>{email}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words.roles}</dt>
          <dd>
            {roles.length === 0
              ? words.noRoles
              : roles.map(({ role, department }) => (
                  <span class="role">
                    {say.roles[role] ?? role}
                    {department && <span class="quiet"> {department}</span>}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      {isShared ? <p>{words.demo.shared}</p> : <Secrets {...props} />}
      {!isShared && <Sessions sessions={sessions} />}
      <form class="sign-out" method="post" action="/sign-out">
        <button class="button" type="submit">
          {words.signOut}
        </button>
      </form>
    </div>
  );
}

/** Second factor and password. */
function Secrets({ secondFactor, mustSetUp }: Pick<AccountProps, 'secondFactor' | 'mustSetUp'>) {
  const reading = useReading();
  const words = reading.say.accounts;
  return (
    <>
      <h2>{words.secondFactor.title}</h2>
      <p>{secondFactor ? words.secondFactor.on : words.secondFactor.off}</p>
      {!secondFactor && (
        <p class="actions">
          <a class={mustSetUp ? 'button primary' : 'button'} href={link(reading, '/account/second-factor')}>
            {words.secondFactor.setUp}
          </a>
        </p>
      )}
      <h2>{words.password}</h2>
      <p class="actions">
        <a class="button" href={link(reading, '/account/password')}>
          {words.changePassword.title}
        </a>
      </p>
    </>
  );
}

function Sessions({ sessions }: Pick<AccountProps, 'sessions'>) {
  const { say, language, moment } = useReading();
  const words = say.accounts.sessions;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.title}</h2>
      <p>{words.lead}</p>
      <ul class="sessions">
        {sessions.map(({ id, since, until, address, agent, isCurrent }) => (
          <li>
            <p>
              {words.since} <Instant instant={since} />
              {isCurrent && <strong> · {words.current}</strong>}
            </p>
            <p class="quiet">
              {words.until} <Instant instant={until} />
              <br />
              {words.address} <bdi>{address || words.unknown}</bdi>
              <br />
              {words.agent} <bdi>{agent || words.unknown}</bdi>
            </p>
            {!isCurrent && (
              <form method="post" action={`/account/sessions/${id}/end`}>
                <button
                  class="button"
                  type="submit"
                  aria-label={words.endThis(date(dayIn(since, moment.timeZone), language))}
                >
                  {words.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
