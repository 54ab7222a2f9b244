import { link, type Query, type Reading, useReading, withQuery } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

/** What is shared: addresses within the site. */
export type Shared = {
  /** Names the page. */
  title: string;
  /** The page as it is seen now, for ever. */
  permanent: string;
  /** The page as it will be. */
  live: string;
  /** Where the permanent one stands. */
  position?: number | undefined;
  day?: string | undefined;
  /** The card that other sites can show, if there is one. */
  embed?: string | undefined;
  /** The data behind the page as a file, at the permanent moment, if it has one. */
  data?: string | undefined;
  /** What services show beside the link, if it has a picture of its own. */
  picture?: string | undefined;
};

/** What belongs to a page that is shared: the address of its card, and of its data. */
export type Belongings = {
  embed?: string | undefined;
  data?: { path: string; query: Query } | undefined;
};

/** This page, for sharing. */
export function sharedHere(
  reading: Reading,
  title: string,
  { embed, data }: Belongings = {},
): Shared | undefined {
  const { path, query, moment, language } = reading;
  const { position, day } = moment;
  if (position === null || position < 0) return undefined;
  const lang: Query = language === 'zh' ? [] : [['lang', language]];
  const pinned: Query = [
    ['at', String(position)],
    ['day', day],
  ];
  return {
    title,
    permanent: withQuery(path, [...query, ...pinned, ...lang]),
    live: withQuery(path, [...query, ...lang]),
    position,
    day,
    embed: embed && withQuery(embed, lang),
    data: data && withQuery(data.path, [...data.query, ...pinned]),
  };
}

/** 分享 as a link to the page with everything for it, where there is no room for more. */
export function ShareLink() {
  const reading = useReading();
  const shared = sharedHere(reading, '');
  if (!shared) return null;
  return (
    <a class="button" href={link(now(reading), '/share', [['path', shared.permanent]])}>
      {reading.say.share.title}
    </a>
  );
}

/** 分享: opens without script; what needs one shows only where it works. */
export function Share({ title, ...belongings }: { title: string } & Belongings) {
  const reading = useReading();
  const { say } = reading;
  const shared = sharedHere(reading, title, belongings);
  if (!shared) return null;
  return (
    <details class="share">
      <summary class="button">{say.share.title}</summary>
      <div class="share-panel">
        <ShareWays shared={shared} />
        <p>
          <a href={link(now(reading), '/share', [['path', shared.permanent]])}>{say.share.page}</a>
        </p>
      </div>
    </details>
  );
}

/** The moment is in the path that is shared. */
const now = (reading: Reading): Reading => ({ ...reading, moment: { ...reading.moment, asked: {} } });

/** Links, QR code and snippet. */
export function ShareWays({ shared }: { shared: Shared }) {
  const { say, site, language } = useReading();
  const { title, permanent, live, position, day, embed, data } = shared;
  const pinnedAt =
    position !== undefined && day !== undefined
      ? say.share.permanentHint(number(position), date(day, language))
      : undefined;
  return (
    <div class="share-ways">
      <div class="share-links">
        <Address name={say.share.permanent} hint={pinnedAt} url={site.publicUrl + permanent} title={title} />
        {live !== permanent && (
          <Address
            name={say.share.live}
            hint={say.share.liveHint}
            url={site.publicUrl + live}
            title={title}
          />
        )}
        {data && (
          <Address
            name={say.share.data}
            hint={say.share.dataHint}
            url={site.publicUrl + data}
            title={title}
          />
        )}
      </div>
      <figure class="share-qr">
        <img
          src={withQuery('/share/qr.svg', [['path', permanent]])}
          alt={say.share.qrAlt(title)}
          width="168"
          height="168"
          loading="lazy"
        />
        <figcaption class="quiet">{say.share.qrHint}</figcaption>
      </figure>
      {embed && <Snippet title={title} url={site.publicUrl + embed} />}
      <p class="share-done quiet" role="status" />
    </div>
  );
}

type Addressed = { name: string; hint?: string | undefined; url: string; title: string };

/** One address, as a link that can be read, pressed and copied. */
function Address({ name, hint, url, title }: Addressed) {
  const { say } = useReading();
  return (
    <section class="share-link">
      <h3>{name}</h3>
      {hint && <p class="quiet">{hint}</p>}
      <p>
        <a href={url}>
          <bdi>{url}</bdi>
        </a>
      </p>
      <p class="share-buttons">
        <button
          type="button"
          class="button"
          data-copy={url}
          data-copied={say.share.copied}
          data-not-copied={say.share.notCopied}
        >
          {say.share.copy}
        </button>
        <button type="button" class="button" data-share={url} data-title={title}>
          {say.share.system}
        </button>
      </p>
    </section>
  );
}

/** An iframe for other sites. Its height holds one target with its arithmetic on a phone. */
function Snippet({ title, url }: { title: string; url: string }) {
  const { say } = useReading();
  const name = say.share.embedTitle(title).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const address = url.replace(/&/g, '&amp;');
  const code = `<iframe src="${address}" title="${name}" width="100%" height="420" loading="lazy"></iframe>`;
  return (
    <section class="share-embed">
      <h3 id="share-embed">{say.share.embed}</h3>
      <p class="quiet">{say.share.embedHint}</p>
      <textarea readonly rows={4} spellcheck={false} aria-labelledby="share-embed">
        {code}
      </textarea>
    </section>
  );
}
