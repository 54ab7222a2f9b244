/** The catalogue for data portals that harvest: DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) as JSON-LD. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { eventTable } from '../../export/events.ts';
import { allComments } from '../../export/tables/comments.ts';
import { TABLES } from '../../export/tables.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { permanent } from './cite.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const MEDIA = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
} as const;
type Format = keyof typeof MEDIA;

export function catalog(c: Context<Env>): Promise<Response> {
  const { position, day, asked } = c.get('moment');
  return cached(c, { position, day, query: { at: asked.at, askedDay: asked.day } }, async () => ({
    body: JSON.stringify(await described(c)),
    contentType: 'application/ld+json; charset=utf-8',
  }));
}

async function described(c: Context<Env>) {
  const { config, log } = c.get('deps');
  const { position } = c.get('moment');
  const plans = await log.rows('plans', { at: position });
  const [last] = position < 0 ? [] : await log.readEvents({ from: position, to: position, limit: 1 });
  const common = commonOf(c, last?.time);
  return {
    '@context': CONTEXT,
    '@id': `${config.publicUrl}/data`,
    '@type': 'dcat:Catalog',
    'dct:title': [text(messages.zh.data.title, 'zh'), text(messages.en.data.title, 'en')],
    'dct:description': [text(messages.zh.data.lead, 'zh'), text(messages.en.data.lead, 'en')],
    'foaf:homepage': { '@id': config.publicUrl },
    ...common,
    'dcat:dataset': [
      ...plans.map((plan) => datasetOf(c, plan, common)),
      commentsOf(c, common),
      ledgerOf(c, common),
    ],
    'dcat:service': {
      '@type': 'dcat:DataService',
      'dct:title': [text(messages.zh.data.api, 'zh'), text(messages.en.data.api, 'en')],
      'dcat:endpointURL': { '@id': `${config.publicUrl}/api/v1` },
      'dcat:endpointDescription': { '@id': `${config.publicUrl}/api/v1/openapi.json` },
    },
  };
}

/** Who publishes it, under which licence, and when it last changed: as far as anybody said so. */
function commonOf(c: Context<Env>, modified: string | undefined) {
  const { dataLicence, site, publicUrl } = c.get('deps').config;
  return {
    'dct:publisher': {
      '@type': 'foaf:Agent',
      'foaf:name': site?.host ?? messages.zh.siteName,
      'foaf:homepage': { '@id': publicUrl },
    },
    ...(dataLicence && { 'dct:license': { '@id': dataLicence.url } }),
    ...(modified && { 'dct:modified': typed(modified, 'dateTime') }),
  };
}

function datasetOf(c: Context<Env>, plan: PlanRow, common: object) {
  const { publicUrl } = c.get('deps').config;
  const path = `/data/plans/${plan.plan}`;
  return {
    '@id': `${publicUrl}/plans/${plan.plan}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': plan.plan,
    'dct:title': text(plan.title, plan.language),
    'dct:description': [text(messages.zh.data.lead, 'zh'), text(messages.en.data.lead, 'en')],
    'dct:creator': { '@type': 'foaf:Agent', 'foaf:name': plan.issuer },
    'dct:language': plan.language,
    'dct:issued': typed(plan.adopted.at, 'dateTime'),
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed(plan.period.start, 'date'),
      'dcat:endDate': typed(plan.period.end, 'date'),
    },
    ...common,
    'dcat:landingPage': { '@id': `${publicUrl}/data` },
    'dct:conformsTo': { '@id': addressOf(c, `${path}/datapackage.json`) },
    'dcat:distribution': TABLES.flatMap(({ name, title }) =>
      (['csv', 'xlsx', 'json'] as const).map((format) => distribution(c, title, `${path}/${name}`, format)),
    ),
  };
}

const commentsOf = (c: Context<Env>, common: object) => ({
  '@id': `${c.get('deps').config.publicUrl}/comments`,
  '@type': 'dcat:Dataset',
  'dct:identifier': 'comments',
  'dct:title': [text(allComments.title.zh, 'zh'), text(allComments.title.en, 'en')],
  'dct:description': [text(allComments.meaning.zh, 'zh'), text(allComments.meaning.en, 'en')],
  ...common,
  'dcat:distribution': (['csv', 'json'] as const).map((format) =>
    distribution(c, allComments.title, '/data/comments', format),
  ),
});

const ledgerOf = (c: Context<Env>, common: object) => ({
  '@id': `${c.get('deps').config.publicUrl}/events`,
  '@type': 'dcat:Dataset',
  'dct:identifier': 'events',
  'dct:title': [text(eventTable.title.zh, 'zh'), text(eventTable.title.en, 'en')],
  'dct:description': [text(messages.zh.data.ledgerLead, 'zh'), text(messages.en.data.ledgerLead, 'en')],
  ...common,
  'dcat:distribution': (['ndjson', 'csv'] as const).map((format) =>
    distribution(c, eventTable.title, '/data/events', format),
  ),
});

const distribution = (c: Context<Env>, title: { zh: string; en: string }, path: string, format: Format) => ({
  '@type': 'dcat:Distribution',
  'dct:title': [text(`${title.zh} (${format})`, 'zh'), text(`${title.en} (${format})`, 'en')],
  'dcat:accessURL': { '@id': `${c.get('deps').config.publicUrl}/data` },
  'dcat:downloadURL': { '@id': addressOf(c, `${path}.${format}`) },
  'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${MEDIA[format]}` },
});

/** The newest file, or the one that was asked for: a catalogue as of a position lists files as of it. */
const addressOf = (c: Context<Env>, path: string): string =>
  c.get('moment').asked.at === undefined ? c.get('deps').config.publicUrl + path : permanent(c, path);

const text = (value: string, language: string) => ({ '@value': value, '@language': language });
const typed = (value: string, type: 'date' | 'dateTime') => ({ '@value': value, '@type': `xsd:${type}` });
