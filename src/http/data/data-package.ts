/** The data package of a plan (https://datapackage.org, version 2): what its CSV files are, at one position. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { DataLicence } from '../../config.ts';
import { csv } from '../../export/csv.ts';
import { eventTable } from '../../export/events.ts';
import { cells, type Value } from '../../export/table.ts';
import { type Describable, tableSchema } from '../../export/table-schema.ts';
import { TABLES } from '../../export/tables.ts';
import { cached, json } from '../cache.ts';
import type { Env } from '../context.ts';
import { citation, permanent } from './cite.ts';
import { type Digest, digestOf } from './digest.ts';
import { sourceOf } from './source.ts';

/** Up to so many events the files are made to tell their lengths and hashes; beyond, that would cost too much. */
const MOST_EVENTS_HASHED = 20_000;

export function dataPackage(c: Context<Env>): Promise<Response> {
  const { position, day, asked } = c.get('moment');
  const query = { at: asked.at, askedDay: asked.day };
  return cached(c, { position, day, query }, async () => {
    const { body, ...rest } = json(await described(c));
    return { ...rest, body, headers: { 'X-Log-Position': String(position) } };
  });
}

async function described(c: Context<Env>) {
  const plan = c.get('plan');
  const language = c.get('language');
  const { data } = messages[language];
  const { config, log } = c.get('deps');
  const { position, day } = c.get('moment');
  const [last] = await log.readEvents({ from: position, to: position, limit: 1 });
  const home = `/data/plans/${plan.plan}`;
  const source = sourceOf(c);
  const plain = TABLES.map((table) => ({
    table,
    path: `${home}/${table.name}.csv`,
    values: () => table.values(source),
  }));
  const range = { from: 0, to: position };
  const ledger = { table: eventTable, path: '/data/events.csv', values: () => eventTable.values(log, range) };
  const keepsLinks = plan.amendments.length === 0;
  const resources: unknown[] = [];
  for (const each of [...plain, ledger]) resources.push(await resource(c, each, keepsLinks));
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: plan.plan,
    id: permanent(c, c.req.path),
    title: plan.title,
    description: `${data.lead} ${citation(c, plan.title, c.req.path)}`,
    homepage: `${config.publicUrl}/data`,
    version: `${position}`,
    ...(last && { created: last.time }),
    ...licencesOf(config.dataLicence),
    sources: [{ title: plan.source.name, ...(plan.source.url && { path: plan.source.url }) }],
    contributors: contributorsOf(config.site?.host, plan.issuer),
    position,
    day,
    period: plan.period,
    resources,
  };
}

type File = { table: Describable; path: string; values(): AsyncIterable<readonly Value[]> };

async function resource(c: Context<Env>, { table, path, values }: File, keepsLinks: boolean) {
  const language = c.get('language');
  const { position } = c.get('moment');
  const digest: Partial<Digest> =
    position < MOST_EVENTS_HASHED && !table.erasable
      ? await digestOf(csv(table.columns, cells(values(), table.columns)))
      : {};
  return {
    name: table.name,
    type: 'table',
    path: permanent(c, path),
    title: table.title[language],
    description: table.meaning[language],
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...digest,
    dialect: {
      $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
      header: true,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
    },
    schema: tableSchema(table, language, keepsLinks),
  };
}

/** A name that is no identifier goes as a title; without a licence the property is left out. */
const licencesOf = (licence: DataLicence | undefined) =>
  licence && {
    licenses: [
      /^[-\w.]+$/.test(licence.name)
        ? { name: licence.name, path: licence.url }
        : { title: licence.name, path: licence.url },
    ],
  };

const contributorsOf = (publisher: string | undefined, issuer: string) => [
  { title: issuer, roles: ['author'] },
  ...(publisher === undefined ? [] : [{ title: publisher, roles: ['publisher'] }]),
];
