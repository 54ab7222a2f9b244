/** What administrators do with an account besides its roles: links, sessions, its end. */
import { link, useReading } from '../reading.ts';
import { clockTime, date, dayIn } from '../words/dates.ts';
import { Instant } from './date.tsx';

export type ShownSession = { id: string; since: string; until: string; address: string; agent: string };

export function AccountSessions({
  id,
  sessions,
  shared,
  writable,
}: {
  id: string;
  sessions: readonly ShownSession[];
  shared: boolean;
  writable: boolean;
}) {
  const { say, language, moment } = useReading();
  const words = say.staff.accounts;
  if (shared) return null;
  const since = (instant: string) =>
    `${date(dayIn(instant, moment.timeZone), language)} ${clockTime(instant, moment.timeZone)}`;
  return (
    <>
      <h2>{words.sessions}</h2>
      <p>{sessions.length === 0 ? words.noSessions : words.sessionsLead}</p>
      <ul class="staff-lines">
        {sessions.map((session) => (
          <li>
            <p>
              <Instant instant={session.since} />
              <br />
              <span class="quiet">
                <bdi>{session.address}</bdi> <bdi>{session.agent}</bdi>
              </span>
            </p>
            {writable && (
              <Act
                action={`/staff/accounts/${id}/sessions/${session.id}/end`}
                submit={words.end}
                label={words.endThis(since(session.since))}
              />
            )}
          </li>
        ))}
      </ul>
      {writable && sessions.length > 0 && (
        <Act action={`/staff/accounts/${id}/sessions/end`} submit={words.endAll} />
      )}
    </>
  );
}

export function AccountActs({
  id,
  state,
  secondFactor,
}: {
  id: string;
  state: 'active' | 'invited' | 'disabled';
  secondFactor: boolean;
}) {
  const words = useReading().say.staff.accounts;
  const kind = state === 'invited' ? 'invitation' : 'reset';
  if (state === 'disabled') {
    return (
      <>
        <h2>{words.states.disabled}</h2>
        <p>{words.enableLead}</p>
        <Act action={`/staff/accounts/${id}/enablement`} submit={words.enableSubmit} />
      </>
    );
  }
  return (
    <>
      <h2>{words.links}</h2>
      <p>{words.linksLead[kind]}</p>
      <Act action={`/staff/accounts/${id}/links`} submit={words.linkSubmit[kind] ?? ''} />
      {secondFactor && (
        <>
          <h2>{words.forget}</h2>
          <p>{words.forgetLead}</p>
          <Act action={`/staff/accounts/${id}/second-factor/end`} submit={words.forget} />
        </>
      )}
      <h2>{words.disable}</h2>
      <p>{words.disableLead}</p>
      <Act action={`/staff/accounts/${id}/disablement`} submit={words.disableSubmit} />
    </>
  );
}

/** A button that posts. */
function Act({ action, submit, label }: { action: string; submit: string; label?: string }) {
  const reading = useReading();
  return (
    <form class="staff-act" method="post" action={link(reading, action)}>
      <button class="button" type="submit" aria-label={label}>
        {submit}
      </button>
    </form>
  );
}
