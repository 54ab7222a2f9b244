import { link, useReading } from '../reading.ts';

/** Where staff work, and who works there by which role. Auditors see all of it. */
const PLACES = [
  ['home', '/staff', undefined],
  ['comments', '/staff/comments', ['moderator', 'editor', 'administrator', 'responder']],
  ['accounts', '/staff/accounts', ['administrator']],
  ['accessLog', '/staff/access-log', ['administrator']],
] as const;

/** On the pages of staff: who is signed in, and the ways to their work. */
export function StaffBar() {
  const reading = useReading();
  const { say, staff, path } = reading;
  if (!staff) return null;
  const words = say.staff.nav;
  const places = PLACES.filter(
    ([, , roles]) =>
      roles === undefined ||
      staff.roles.some(({ role }) => role === 'auditor' || roles.some((each) => each === role)),
  );
  const here = places.find(([name, at]) => path === at || (name !== 'home' && path.startsWith(`${at}/`)));
  return (
    <nav class="staff-bar" aria-label={words.label}>
      <div class="wide">
        <ul>
          {places.map(([name, at]) => (
            <li>
              <a href={link(reading, at)} aria-current={here?.[1] === at ? 'page' : undefined}>
                {words[name]}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <span class="visually-hidden">{say.staff.signedInAs} </span>
          <a href={link(reading, '/account')} aria-current={path.startsWith('/account') ? 'page' : undefined}>
            <bdi>{staff.name}</bdi>
          </a>
          <a href={link(reading, '/sign-out')}>{words.signOut}</a>
        </p>
      </div>
    </nav>
  );
}
