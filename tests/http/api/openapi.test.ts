/** The API's description is true: it lists what is there, resolves, and its schemas take the real answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../../src/http/api/index.ts';
import { describeApi } from '../../../src/http/api/openapi.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../portal.ts';
import { type Description, type Json, schemaIn } from './schema.ts';

const OTHER = 'lindenau-2024-2027';

/** What the office has no command for yet, so that every part of an answer is there once. */
async function withEverythingElse({ appends, does }: Portal): Promise<void> {
  const of = { plan: PLAN, synthetic: true as const };
  const air = { indicator: 'air-quality-good-rate', target: 'air-quality-good-rate' };
  const department = 'environment-bureau';
  const task = 'enterprise-responsibility';
  await does({ type: 'withdraw_figure', indicator: air.indicator, period: '2013', reason: '口径有误' });
  await does({ type: 'set_baseline', indicator: 'tertiary-industry-share', period: '2012', value: '80.5' });
  const evaluated = { ...air, occasion: '2014', state: 'behind' as const, opinion: '未达标', reliedOn: [] };
  await appends(`plan/${PLAN}/indicator/${air.indicator}`, 'target.evaluated', { ...of, ...evaluated });
  const claims = [{ ...air, state: 'on_track' as const, text: '有所改善' }];
  await appends(`plan/${PLAN}/year/2014`, 'summary.submitted', {
    ...of,
    year: '2014',
    department,
    text: '总结',
    claims,
  });
  const said = { ...of, task, state: 'ahead' as const, text: '提前完成' };
  await appends(`plan/${PLAN}/task/${task}`, 'task.progressed', { ...said, department });
  await appends(`plan/${PLAN}/task/${task}`, 'task.evaluated', {
    ...said,
    year: '2014',
    statedOn: '2015-01-20',
  });
  await appends(`plan/${PLAN}`, 'department.succeeded', {
    plan: PLAN,
    predecessors: [department],
    successor: { department: 'ecology-bureau', name: '区生态环境局' },
    on: '2019',
    note: '机构改革',
  });
  await appends(`plan/${PLAN}`, 'plan.amended', { plan: PLAN, reason: '文字更正' });
  await appends(`plan/${PLAN}`, 'plan.concluded', { plan: PLAN, statedOn: '2016-02-01', opinion: '期满' });
}

let portal: Portal;
let description: Description;
beforeAll(async () => {
  portal = await openPortal();
  await withHistory(portal);
  await portal.adopts(`tests/fixtures/plans/${OTHER}`);
  await withEverythingElse(portal);
  description = (await (await portal.get('/api/v1/openapi.json')).json()) as Description;
});
afterAll(() => portal.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('the description', () => {
  it('is OpenAPI 3.1, at the configured address', () => {
    expect(description.openapi).toMatch(/^3\.1\./);
    expect(description.servers).toEqual([{ url: 'https://portal.example/api/v1' }]);
  });

  it('is made for each address, whichever was asked for before', async () => {
    const servers = ['https://a.example/api/v1', 'https://b.example/api/v1', 'https://a.example/api/v1'];
    const described = [];
    for (const server of servers) described.push((await describeApi(api, server)).servers?.[0]?.url);

    expect(described).toEqual(servers);
  });

  it('lists every route, and no other', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:([a-z]+)/g, '{$1}')}`);
    const listed = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);

    expect(listed.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it('names each operation once, and declares every parameter of its path', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((each) => each.in === 'path')
        .map(({ name }) => name);
      expect(declared.toSorted(), path).toEqual(inPath.toSorted());
      expect(operation.summary).toMatch(/\.$/);
    }
  });

  it('resolves every reference', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, to]) => to ?? '',
    );

    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
      expect(description.components.schemas[name], reference).toBeDefined();
    }
  });
});

const schemaOf = (path: string, status: number, media: string, method = 'get') =>
  schemaIn(description, path, { status, media, method });

describe('the schemas', () => {
  const OF_PLAN = `/plans/${PLAN}`;

  it.each([
    ['/plans', '/plans'],
    ['/plans/{plan}', OF_PLAN],
    ['/plans/{plan}/targets', `${OF_PLAN}/targets`],
    ['/plans/{plan}/targets', `${OF_PLAN}/targets?at=100`],
    ['/plans/{plan}/targets/{target}', `${OF_PLAN}/targets/air-quality-good-rate`],
    ['/plans/{plan}/changes', `${OF_PLAN}/changes?from=2014-12-31`],
    ['/plans/{plan}/changes', `${OF_PLAN}/changes?from=0`],
    ['/plans/{plan}/indicators', `${OF_PLAN}/indicators`],
    ['/plans/{plan}/indicators/{indicator}', `${OF_PLAN}/indicators/air-quality-good-rate`],
    ['/plans/{plan}/figures', `${OF_PLAN}/figures`],
    ['/plans/{plan}/departments', `${OF_PLAN}/departments`],
    ['/plans/{plan}/tasks', `${OF_PLAN}/tasks`],
    ['/plans/{plan}/tasks/{task}', `${OF_PLAN}/tasks/enterprise-responsibility`],
    ['/plans/{plan}', `/plans/${OTHER}`],
    ['/plans/{plan}/targets', `/plans/${OTHER}/targets`],
    ['/plans/{plan}/indicators', `/plans/${OTHER}/indicators`],
    ['/plans/{plan}/departments', `/plans/${OTHER}/departments`],
    ['/plans/{plan}/tasks', `/plans/${OTHER}/tasks`],
    ['/events/{position}', '/events/0'],
    ['/openings', '/openings'],
    ['/comments', '/comments'],
    ['/comments/statistics', '/comments/statistics'],
    ['/comments/statistics/{measure}', '/comments/statistics/answered?in=2015-Q1'],
    ['/search', '/search?q=%E7%8E%AF%E5%A2%83'],
    ['/search', '/search?q=%E6%9B%B4%E6%AD%A3&kind=event&limit=1'],
  ])('%s take what %s answers', async (path, address) => {
    const answer = await (await portal.get(`/api/v1${address}`)).json();

    const parsed = schemaOf(path, 200, 'application/json').safeParse(answer);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('are held to answers in which every part is there', async () => {
    const read = async (path: string) =>
      JSON.stringify(await (await portal.get(`/api/v1${OF_PLAN}${path}`)).json());
    const target = await read('/targets/air-quality-good-rate?day=2016-02-15');

    expect(target).toMatch(/"given":\{"state":"behind"/);
    expect(target).toMatch(/"claimed":\{"state":"on_track"/);
    expect(await read('/targets/tertiary-industry-share')).toMatch(
      /"baseline":\{"period":"2012","value":"80.5","note":"[^"]+","position":[1-9][0-9]*\}/,
    );
    expect(await read('/figures')).toMatch(/"ended":\{/);
    expect(await read('/departments')).toMatch(/"succeededBy":\{/);
    expect(await read('/tasks')).toMatch(/"progress":\[\{.*"evaluations":\[\{/);
    expect(await read('')).toMatch(/"concluded":\{.*"amendments":\[\{/);
  });

  it('refuse what is not such an answer', async () => {
    const answer = (await (await portal.get(`/api/v1${OF_PLAN}/targets`)).json()) as { targets: Json[] };
    const wrong = { ...answer, targets: [{ ...answer.targets[0], value: 5 }] };
    const more = { ...answer, targets: [{ ...answer.targets[0], surprise: 5 }] };

    const schema = schemaOf('/plans/{plan}/targets', 200, 'application/json');
    expect([answer, wrong, more].map((each) => schema.safeParse(each).success)).toEqual([true, false, false]);
  });

  it('take the refusals', async () => {
    const problem = await (await portal.get(`/api/v1${OF_PLAN}/targets?at=x`)).json();

    const schema = schemaOf('/plans/{plan}/targets', 400, 'application/problem+json');
    expect(schema.safeParse(problem).error?.issues ?? []).toEqual([]);
  });
});
