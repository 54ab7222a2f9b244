import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventTable } from '../../../src/export/events.ts';
import { figuresImport } from '../../../src/export/figures-import.ts';
import { allComments } from '../../../src/export/tables/comments.ts';
import { TABLES } from '../../../src/export/tables.ts';
import { COLUMNS } from '../../../src/import/columns.ts';
import { performComment } from '../../../src/office/comments.ts';
import { messages } from '../../../views/messages/messages.ts';
import { wordFor } from '../../../views/words/vocabularies.ts';
import { idsOf, type Pages, pagesOf, textOf } from '../pages/given.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';

const ORIGIN = 'https://portal.example';
const home = `/data/plans/${PLAN}`;
const LICENCE = { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' };
let portal: Portal;
let pages: Pages;
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  const words = { title: '路灯', body: '三号楼的路灯坏了一个月。' };
  const actor = { role: 'resident' as const };
  const asked = { type: 'submit_comment' as const, kind: 'request', consent: true, ...words };
  await performComment({ ...portal.deps, demo: false }, { id: randomUUID(), actor, ...asked });
  pages = pagesOf(portal);
});
afterAll(() => portal.close());

const jsonAt = async (path: string, from = pages) => (await from.get(path)).json();
const TABLES_AND_EVENTS = [...TABLES, figuresImport, allComments, eventTable];

describe('the codebook', () => {
  it('lists every column of every table, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const html = await pages.read(`/data/codebook?lang=${language}`);
      const ids = new Set(idsOf(html));
      for (const { name, columns } of TABLES_AND_EVENTS) {
        for (const column of columns) expect([...ids]).toContain(`${name}.${column.name}`);
      }
      expect(textOf(html)).toContain(TABLES[0]?.columns[0]?.meaning[language]);
    }
  });

  it('knows the columns of the import, in its order', () => {
    expect(figuresImport.columns.map(({ name }) => name)).toEqual(COLUMNS);
  });

  it('has a word for every coded value', () => {
    for (const { name, columns } of TABLES_AND_EVENTS) {
      for (const { name: column, values, vocabulary } of columns) {
        expect(`${name}.${column} ${values !== undefined && !vocabulary}`).toBe(`${name}.${column} false`);
        for (const value of values ?? []) {
          for (const say of [messages.zh, messages.en])
            expect(`${value} ${vocabulary && wordFor(say, vocabulary, value)}`).not.toContain('undefined');
        }
      }
    }
  });

  it('means something in every column, once a name in a table', () => {
    for (const { columns } of TABLES_AND_EVENTS) {
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { name, meaning } of columns) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(meaning.zh).toMatch(/\p{Script=Han}/u);
        expect(meaning.en).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe('the table of all comments', () => {
  it('has those that are about no plan, which no table of a plan has', async () => {
    const whole = await jsonAt('/data/comments.json');
    expect(whole).toMatchObject({ table: 'comments', rows: [{ plan: null, kind: 'request', title: null }] });
    expect((await jsonAt(`${home}/comments.json`)).rows).toEqual([]);
    const csv = await (await pages.get('/data/comments.csv')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect((await pages.get('/data/comments.csv')).headers.get('Cache-Control')).toContain('private');
    expect((await jsonAt('/data/comments.json?at=3')).rows).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('is DCAT: a dataset a plan, one of the comments and one of the ledger, each file where it says', async () => {
    const response = await pages.get('/data/catalog.jsonld');
    expect(response.headers.get('Content-Type')).toBe('application/ld+json; charset=utf-8');
    const catalog = await response.json();
    expect(catalog['@type']).toBe('dcat:Catalog');
    const datasets: Record<string, never>[] = catalog['dcat:dataset'];
    expect(datasets.map((each) => each['dct:identifier'])).toEqual([PLAN, 'comments', 'events']);
    const [plan] = datasets;
    expect(plan?.['dct:temporal']).toMatchObject({ 'dcat:startDate': { '@value': '2013-01-01' } });
    const files: Record<string, { '@id': string }>[] = datasets.flatMap(
      (each) => each['dcat:distribution'] ?? [],
    );
    expect(files.length).toBe(TABLES.length * 3 + 4);
    for (const file of files) {
      const address = file['dcat:downloadURL']?.['@id'] ?? '';
      expect(address.startsWith(`${ORIGIN}/data/`)).toBe(true);
      const answer = await pages.get(address.slice(ORIGIN.length));
      expect(`${address} ${answer.status}`).toBe(`${address} 200`);
      const media = file['dcat:mediaType']?.['@id'].replace(
        'https://www.iana.org/assignments/media-types/',
        '',
      );
      expect(answer.headers.get('Content-Type')?.split(';')[0]).toBe(media);
      await answer.body?.cancel();
    }
  });

  it('as of a position, lists files as of it', async () => {
    const catalog = JSON.stringify(await jsonAt('/data/catalog.jsonld?at=284'));
    expect(catalog).toContain(`${home}/targets.csv?at=284&day=2015-03-01`);
  });

  it('is there before there is a plan', async () => {
    const empty = await openPortal();
    const none = pagesOf(empty);
    expect((await jsonAt('/data/catalog.jsonld', none))['dcat:dataset']).toHaveLength(2);
    expect(textOf(await none.read('/data'))).toContain(messages.zh.data.empty);
    expect(await (await none.get('/data/events.ndjson')).text()).toBe('');
    await empty.close();
  });
});

describe('the licence', () => {
  it('is what the operator declared, everywhere', async () => {
    const declared = pagesOf(portal, { dataLicence: LICENCE });
    expect(await declared.read('/data')).toContain(`href="${LICENCE.url}"`);
    expect((await jsonAt(`${home}/datapackage.json`, declared)).licenses).toEqual([
      { name: LICENCE.name, path: LICENCE.url },
    ]);
    expect((await jsonAt('/data/catalog.jsonld', declared))['dct:license']).toEqual({ '@id': LICENCE.url });
  });

  it('is said to be missing where nobody declared one, and never made up', async () => {
    expect(textOf(await pages.read('/data'))).toContain(messages.zh.data.licenceNone);
    expect(await jsonAt(`${home}/datapackage.json`)).not.toHaveProperty('licenses');
    expect(await jsonAt('/data/catalog.jsonld')).not.toHaveProperty('dct:license');
  });
});

describe('the page', () => {
  it('names position and day in a permanent link', async () => {
    const { size } = await portal.log.head();
    const html = await pages.read('/data');
    expect(html).toContain(`${ORIGIN}/data?at=${size - 1}&amp;day=2016-02-15`);
  });

  it('keeps the moment in every link to a file', async () => {
    const html = await pages.read('/data?at=284');
    const files = [...html.matchAll(/href="(\/data\/[^"]+\.(?:csv|xlsx|json|ndjson)[^"]*)"/g)];
    expect(files.length).toBeGreaterThan(TABLES.length * 3);
    expect(files.map(([, href]) => href).filter((href) => !href?.includes('at=284'))).toEqual([]);
  });
});

describe('the reader of the API', () => {
  it('lists every operation with its parameters, answers and shapes', async () => {
    const document = await jsonAt('/api/v1/openapi.json');
    const html = await pages.read('/data/api');
    const text = textOf(html);
    const ids = new Set(idsOf(html));
    for (const [path, item] of Object.entries<
      Record<string, { operationId: string; parameters?: { name: string }[] }>
    >(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        expect(text).toContain(`${method.toUpperCase()} ${path}`);
        expect([...ids]).toContain(operation.operationId);
        const section = html.split(`id="${operation.operationId}"`)[1]?.split('</section>')[0] ?? '';
        for (const { name } of operation.parameters ?? []) expect(section).toContain(`<code>${name}</code>`);
      }
    }
    for (const name of Object.keys(document.components.schemas)) expect([...ids]).toContain(`shape-${name}`);
  });

  it('gives examples that answer', async () => {
    const html = await pages.read('/data/api');
    const examples = [...html.matchAll(/curl &#39;https:\/\/portal\.example([^&]+)&#39;/g)];
    expect(examples.length).toBeGreaterThan(12);
    for (const [, path = ''] of examples)
      expect(`${path} ${(await pages.get(path)).status}`).toBe(`${path} 200`);
  });

  it('runs no script of its own, and leads to no shape that is not there', async () => {
    const html = await pages.read('/data/api');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=|[^>]*ld\+json)/);
    const ids = new Set(idsOf(html));
    const broken = [...html.matchAll(/href="#([^"]+)"/g)].filter(([, id = '']) => !ids.has(id));
    expect(broken.map(([, id]) => id)).toEqual([]);
  });
});
