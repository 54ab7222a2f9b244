/** A one-time link, shown this once to the administrator who made it. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Instant } from '../parts/date.tsx';
import { link, useReading } from '../reading.ts';

export type OneTimeLinkProps = {
  kind: string;
  /** Whole, as it is handed over. */
  url: string;
  expiresAt: string;
  /** Whose. */
  id: string;
  name: string;
};

export function OneTimeLink({ kind, url, expiresAt, id, name }: OneTimeLinkProps) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staff.accounts;
  const title = words.linkTitle[kind] ?? '';
  return (
    <div class="wide staff-page">
      <Breadcrumbs
        crumbs={[
          { name: say.staff.title, path: '/staff' },
          { name: words.title, path: '/staff/accounts' },
          { name, path: `/staff/accounts/${id}` },
          { name: title },
        ]}
      />
      <h1>{title}</h1>
      <section class="one-time-link">
        <p role="status">
          <strong>{words.linkOnce}</strong>
        </p>
        <pre>{url}</pre>
        <p>{words.linkFor(name)}</p>
        <p>
          {words.linkUntil} <Instant instant={expiresAt} />
        </p>
      </section>
      <p class="actions">
        <a class="button" href={link(reading, `/staff/accounts/${id}`)}>
          {name}
        </a>
        <a class="button" href={link(reading, '/staff/accounts')}>
          {words.title}
        </a>
      </p>
    </div>
  );
}
