/** Pages as schema.org tells them. Only what is known: `undefined` is left out when it is written. */
import type { IndicatorRow, PlanRow } from '../../src/projections/rows.ts';
import { type Query, type Reading, withQuery } from '../reading.ts';

type Value = string | number | boolean | undefined | LinkedData | readonly (string | LinkedData)[];
export type LinkedData = { '@type': string; readonly [name: string]: Value };

/** `licence` is the address of the data's, where the operator declared one. */
type At = Pick<Reading, 'site' | 'moment' | 'language'> & { licence?: string | undefined };

const absolute = ({ site }: Pick<At, 'site'>, path: string, query: Query = []): string =>
  site.publicUrl + withQuery(path, query);

/** An indicator as a data set: its figures, in the words of its targets. */
export function indicatorDataset(
  at: At,
  plan: PlanRow,
  indicator: IndicatorRow,
  targets: readonly { quote: string }[],
): LinkedData {
  const path = `/plans/${plan.plan}/indicators/${indicator.indicator}`;
  return {
    '@type': 'Dataset',
    '@id': absolute(at, path),
    url: absolute(at, path),
    name: indicator.name,
    description: targets.map(({ quote }) => quote).join(' ') || indicator.name,
    inLanguage: plan.language,
    isAccessibleForFree: true,
    license: at.licence,
    temporalCoverage: `${plan.period.start}/${plan.period.end}`,
    variableMeasured: {
      '@type': 'PropertyValue',
      name: indicator.name,
      description: indicator.definition,
      unitText: indicator.unit === '-' ? undefined : indicator.unit,
    },
    isPartOf: { '@type': 'Dataset', '@id': absolute(at, `/plans/${plan.plan}`), name: plan.title },
    isBasedOn: sourceOf(plan),
    distribution: [
      download(at, `/data/plans/${plan.plan}/figures.csv`, CSV_TYPE, [['indicator', indicator.indicator]]),
      download(at, `/api/v1/plans/${plan.plan}/figures`, JSON_TYPE, [['indicator', indicator.indicator]]),
    ],
  };
}

/** A plan as a data set: everything that is recorded of it. Its issuer wrote the plan, not the data set. */
export const planDataset = (at: At, plan: PlanRow, description: string): LinkedData => ({
  '@type': 'Dataset',
  '@id': absolute(at, `/plans/${plan.plan}`),
  url: absolute(at, `/plans/${plan.plan}`),
  name: plan.title,
  alternateName: plan.shortTitle,
  description,
  inLanguage: plan.language,
  isAccessibleForFree: true,
  identifier: plan.documentNumber,
  license: at.licence,
  temporalCoverage: `${plan.period.start}/${plan.period.end}`,
  isBasedOn: sourceOf(plan),
  distribution: [
    download(at, `/data/plans/${plan.plan}/targets.csv`, CSV_TYPE),
    download(at, `/data/plans/${plan.plan}/figures.csv`, CSV_TYPE),
    download(at, `/api/v1/plans/${plan.plan}/targets`, JSON_TYPE),
    download(at, `/api/v1/plans/${plan.plan}/figures`, JSON_TYPE),
  ],
});

/** The portal, and how to search it. */
export const webSite = (at: At, name: string, description: string): LinkedData => ({
  '@type': 'WebSite',
  '@id': absolute(at, '/'),
  url: absolute(at, '/'),
  name,
  description,
  inLanguage: ['zh-CN', 'en'],
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${absolute(at, '/search')}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});

/** The portal as the service of the authority that hosts it; nothing where the configuration names none. */
export const governmentService = (
  at: At,
  name: string,
  description: string,
  host: string | undefined,
): LinkedData | undefined =>
  host === undefined || at.site.demo
    ? undefined
    : {
        '@type': 'GovernmentService',
        name,
        description,
        url: absolute(at, '/'),
        provider: { '@type': 'GovernmentOrganization', name: host },
      };

/** The way from home to a page; the last one is the page itself. */
export const breadcrumbList = (
  crumbs: readonly { name: string; href?: string | undefined }[],
): LinkedData => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ name, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: href,
  })),
});

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

function download(at: At, path: string, encodingFormat: string, query: Query = []): LinkedData {
  const asked = at.moment.asked.at === undefined ? [] : momentOf(at);
  return {
    '@type': 'DataDownload',
    encodingFormat,
    contentUrl: absolute(at, path, [...query, ...asked]),
  };
}

const momentOf = ({ moment: { position, day } }: At): Query => [
  ['at', String(position)],
  ['day', day],
];

/** The document of the plan: who issued it, when, and where it was read. */
const sourceOf = (plan: PlanRow): LinkedData => ({
  '@type': 'CreativeWork',
  name: plan.title,
  creator: { '@type': 'GovernmentOrganization', name: plan.issuer },
  identifier: plan.documentNumber,
  dateCreated: plan.writtenOn,
  datePublished: plan.publishedOn,
  url: plan.source.url,
});
