/** 网站地图: every page by section. */
import type { PlanRow } from '../../src/projections/rows.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

type Named = { id: string; name: string };
export type SitePlan = {
  row: PlanRow;
  areas: readonly { name: string; indicators: readonly Named[] }[];
  chapters: readonly { name: string; tasks: readonly Named[] }[];
  departments: readonly Named[];
  years: readonly string[];
};

const SITE = [
  '/',
  '/events',
  '/comments',
  '/comments/new',
  '/comments/track',
  '/comments/statistics',
  '/verify',
  '/search',
  '/data',
  '/about',
  '/accessibility',
  '/sitemap',
] as const;
const OF_PLAN = [
  '',
  '/text',
  '/indicators',
  '/tasks',
  '/departments',
  '/years',
  '/acceptance',
  '/changes',
] as const;

/** Pages that are there only where comments are taken. */
const OF_DESK: readonly string[] = ['/comments/new', '/comments/track'];
const siteOf = (takesComments: boolean | undefined) =>
  SITE.filter((path) => takesComments || !OF_DESK.includes(path));

/** The paths of all pages, without those of single records. */
export const sitePaths = (plans: readonly SitePlan[], takesComments: boolean): string[] => [
  ...siteOf(takesComments),
  ...plans.flatMap(({ row, areas, chapters, departments, years }) => {
    const home = `/plans/${row.plan}`;
    return [
      ...OF_PLAN.map((path) => home + path),
      ...areas.flatMap(({ indicators }) => indicators.map(({ id }) => `${home}/indicators/${id}`)),
      ...chapters.flatMap(({ tasks }) => tasks.map(({ id }) => `${home}/tasks/${id}`)),
      ...departments.map(({ id }) => `${home}/departments/${id}`),
      ...years.map((year) => `${home}/years/${year}`),
    ];
  }),
];

export function Sitemap({ plans }: { plans: readonly SitePlan[] }) {
  const { say, site } = useReading();
  const words = say.sitemap;
  const names: Record<(typeof SITE)[number], string> = {
    '/': say.nav.home,
    '/events': say.ledger.title,
    '/comments': say.board.title,
    '/comments/new': say.commentForm.title,
    '/comments/track': say.commentTrack.title,
    '/comments/statistics': say.commentStatistics.title,
    '/verify': say.verify.heading,
    '/search': say.nav.search,
    '/data': say.nav.data,
    '/about': say.about.title,
    '/accessibility': say.accessibility.title,
    '/sitemap': words.title,
  };
  return (
    <div class="wide sitemap">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <section>
        <h2>{words.site}</h2>
        <Links links={siteOf(site.takesComments).map((path) => [path, names[path]])} />
        <h3>{words.machine}</h3>
        <ul class="site-links">
          <li>
            <a href="/api/v1/openapi.json">{say.footer.api}</a>
          </li>
          <li>
            <a href="/events/feed.atom">{words.feed}</a>
          </li>
          <li>
            <a href="/comments/feed.atom">
              {say.board.feed} {words.feed}
            </a>
          </li>
          <li>
            <a href="/sitemap.xml">sitemap.xml</a>
          </li>
          <li>
            <a href="/robots.txt">robots.txt</a>
          </li>
        </ul>
      </section>
      {plans.length === 0 && <p class="empty">{words.none}</p>}
      {plans.map((plan) => (
        <OfPlan plan={plan} />
      ))}
    </div>
  );
}

function OfPlan({ plan: { row, areas, chapters, departments, years } }: { plan: SitePlan }) {
  const { say } = useReading();
  const words = say.sitemap;
  const home = `/plans/${row.plan}`;
  const count = (groups: readonly (readonly Named[])[]) => number(groups.flat().length);
  return (
    <section>
      <h2>
        <OwnWords text={row.title} />
      </h2>
      <Links
        links={[
          [home, say.nav.plan],
          [`${home}/text`, say.nav.text],
          [`${home}/indicators`, say.nav.indicators],
          [`${home}/tasks`, say.nav.tasks],
          [`${home}/departments`, say.nav.departments],
          [`${home}/years`, say.years.title],
          ...years.map((year): [string, string] => [`${home}/years/${year}`, say.years.of(year)]),
          [`${home}/acceptance`, say.acceptance.title],
          [`${home}/changes`, words.changes],
          [`${home}/feed.atom`, words.feed],
        ]}
      />
      <details>
        <summary>
          <h3>{words.indicators(count(areas.map(({ indicators }) => indicators)))}</h3>
        </summary>
        {areas.map(({ name, indicators }) => (
          <>
            <h4>
              <OwnWords text={name} />
            </h4>
            <Links links={indicators.map(({ id, name: own }) => [`${home}/indicators/${id}`, own])} />
          </>
        ))}
      </details>
      <details>
        <summary>
          <h3>{words.tasks(count(chapters.map(({ tasks }) => tasks)))}</h3>
        </summary>
        {chapters.map(({ name, tasks }) => (
          <>
            <h4>
              <OwnWords text={name} />
            </h4>
            <Links links={tasks.map(({ id, name: own }) => [`${home}/tasks/${id}`, own])} />
          </>
        ))}
      </details>
      <details>
        <summary>
          <h3>{words.departments(count([departments]))}</h3>
        </summary>
        <Links links={departments.map(({ id, name: own }) => [`${home}/departments/${id}`, own])} />
      </details>
    </section>
  );
}

function Links({ links }: { links: readonly (readonly [path: string, name: string])[] }) {
  const reading = useReading();
  return (
    <ul class="site-links">
      {links.map(([path, name]) => (
        <li>
          <a href={link(reading, path)}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
