import { link, type Query, useReading, withQuery } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';
import { SiteIdentity } from './site-identity.tsx';

/** How far the page's knowledge reaches, ways into the site, and whose site this is. */
export function Footer() {
  const { say } = useReading();
  return (
    <footer class="site-footer">
      <div class="wide">
        <Known />
        <Ways />
        <SiteIdentity />
        <p class="licence">{say.footer.licence}</p>
        <Address />
      </div>
    </footer>
  );
}

/** What the page knows of the ledger, and what is signed of it; nothing on the page of a failure. */
function Known() {
  if (useReading().moment.position === null) return null;
  return (
    <div>
      <Position />
      <Checkpoint />
    </div>
  );
}

/** The last record that the page knows, and the day that its verdicts are judged on. */
function Position() {
  const reading = useReading();
  const { say, language, moment } = reading;
  if (moment.position === null) return null;
  if (moment.position < 0) return <p class="position">{say.footer.empty}</p>;
  return (
    <p class="position">
      <a href={link(reading, `/events/${moment.position}`)}>{say.footer.position(number(moment.position))}</a>
      {' · '}
      {say.footer.judgedOn(date(moment.day, language))}
    </p>
  );
}

/** How much of the log is signed, and who has seen it: as it is now, whatever moment the page shows. */
function Checkpoint() {
  const reading = useReading();
  const { say, log, site } = reading;
  if (!log || log.last < 0) return null;
  const { footer } = say.verify;
  const { checkpoint } = log;
  const witnesses = checkpoint?.cosignedBy ?? [];
  return (
    <p class="checkpoint">
      <a href={link(reading, '/verify')}>
        {footer.log(number(log.last))}
        {' · '}
        {checkpoint ? footer.checkpoint(number(checkpoint.size)) : footer.unsigned}
      </a>
      {checkpoint && (
        <>
          {' · '}
          {footer.signed} <bdi>{site.origin}</bdi>
          {' · '}
          {witnesses.length === 0 ? (
            footer.unwitnessed
          ) : (
            <>
              {footer.witnessed} <bdi>{witnesses.map(({ name }) => name).join(say.listComma)}</bdi>
            </>
          )}
        </>
      )}
    </p>
  );
}

function Ways() {
  const reading = useReading();
  const { footer } = reading.say.site;
  const writing: readonly (readonly [string, string])[] = reading.site.takesComments
    ? [
        ['/comments/new', reading.say.commentForm.title],
        ['/comments/track', reading.say.commentTrack.title],
      ]
    : [];
  const ways = [
    ...writing,
    ['/sitemap', footer.sitemap],
    ['/accessibility', footer.accessibility],
    ['/about', footer.about],
    ['/comments/statistics', reading.say.commentStatistics.title],
    ['/verify', reading.say.verify.title],
    ['/data', footer.data],
    ['/sign-in', reading.say.accounts.signIn],
  ] as const;
  return (
    <ul class="ways" aria-label={footer.label}>
      {ways.map(([path, name]) => (
        <li>
          <a href={link(reading, path)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/** On paper alone: where this very content is found again. */
function Address() {
  const { site, path, query, language, moment } = useReading();
  if (moment.position === null || moment.position < 0) return null;
  const then: Query = [
    ...query,
    ['at', String(moment.position)],
    ['day', moment.day],
    ...(language === 'zh' ? [] : [['lang', language] as const]),
  ];
  return <p class="address">{site.publicUrl + withQuery(path, then)}</p>;
}
