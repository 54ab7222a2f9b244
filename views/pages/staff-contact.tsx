/** How a writer can be reached, shown once to whoever is to answer. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { link, useReading } from '../reading.ts';

export function StaffContact({ comment, contact }: { comment: string; contact: string | undefined }) {
  const reading = useReading();
  const { say } = reading;
  const words = say.staffContact;
  return (
    <div class="wide comment-track">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.handling.home, path: '/staff' },
          { name: say.handling.title, path: '/staff/comments' },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {contact === undefined ? (
        <p role="status">{words.none}</p>
      ) : (
        <dl class="facts">
          <dt>{words.contact}</dt>
          <dd>
            <bdi>{contact}</bdi>
          </dd>
        </dl>
      )}
      <p>
        <a href={link(reading, `/staff/comments/${comment}`)}>{words.back}</a>
      </p>
    </div>
  );
}
