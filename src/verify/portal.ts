/** A log as a portal serves it: checkpoint, tiles and bundles below `/log`, texts and verdicts by the API. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HASH_BYTES } from '../tlog/hash.ts';
import { TILE_WIDTH, tilePath } from '../tlog/tile.ts';
import { LIMITS } from './bundle.ts';
import type { ServedStatistics } from './comment-statistics.ts';
import { type Fetch, type Get, getter, PATIENCE, type Patience } from './fetch.ts';
import type { Check } from './finding.ts';
import { MAX_NOTE_BYTES, readCheckpoint } from './signatures.ts';
import { bundleTiles, nodeTiles, type ServedNodes, type ServedTile, type Source } from './source.ts';
import type { VerdictMoment } from './verdicts.ts';
import { giveUp } from './words/say.ts';

/** Requests on their way at once. */
const AT_ONCE = 6;
/** One page of openings, of a thousand. */
const MAX_PAGE = 1_000 * LIMITS.line;
const MAX_OPENINGS = 1_000_000;
const MAX_COMMENTS = 1_000_000;

type Options = { fetch?: Fetch; patience?: Patience };

/** @param url the portal's public address. @throws CannotGoOn when it is no address. */
export function openPortalLog(url: string, { fetch: by = fetch, patience = PATIENCE }: Options = {}): Source {
  const prefix = prefixOf(url);
  const get = getter(by, patience);
  const json = jsonGetter(get, prefix);
  let openings: unknown[] = [];
  let isBehind = false;

  return {
    // The texts first: one that is erased meanwhile is still there, and its erasure below the size that is told then.
    async checkpoint() {
      const read = await readOpenings(json);
      openings = read.openings;
      const note = await checkpointOf(get, prefix, read.size, patience);
      isBehind = (readCheckpoint(note)?.checkpoint.size ?? read.size) < read.size;
      return note;
    },
    tiles: (size) => ahead(bundleTiles(size), ({ index, width }) => tileOf(get, prefix, index, width)),
    nodes: (size) =>
      ahead(nodeTiles(size), async (tile): Promise<ServedNodes> => {
        const bytes = await get(`${prefix}/log/${tilePath(tile)}`, tile.width * HASH_BYTES, 'tiles');
        return { tile, bytes };
      }),
    async *openings() {
      yield* openings;
    },
    mayLackOpenings: () => isBehind,
    evidence: () => undefined,
    verdicts: (asked) => verdictsOf(json, asked),
    statistics: (asked) => statisticsOf(json, asked),
    async close() {},
  };
}

function prefixOf(url: string): string {
  if (!URL.canParse(url))
    return giveUp('signature', { zh: `${url} 不是网址。`, en: `${url} is not an address.` });
  const { origin, pathname, username } = new URL(url);
  if (username !== '')
    return giveUp('signature', { zh: '网址里不能带用户名。', en: 'An address may not hold a user name.' });
  return origin + pathname.replace(/\/+$/, '');
}

type GetJson = (path: string, limit: number, check: Check) => Promise<Record<string, unknown> | undefined>;

const jsonGetter =
  (get: Get, prefix: string): GetJson =>
  async (path, limit, check) => {
    const bytes = await get(`${prefix}/api/v1${path}`, limit, check);
    if (!bytes) return undefined;
    try {
      const value: unknown = JSON.parse(Buffer.from(bytes).toString());
      if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    } catch {
      // Told below, with whatever else is no object.
    }
    return giveUp(check, { zh: `${path} 的答复不是 JSON。`, en: `${path} does not answer with JSON.` });
  };

/** All openings, and the size of the log after the last of them was read. */
async function readOpenings(json: GetJson): Promise<{ openings: unknown[]; size: number }> {
  const all: unknown[] = [];
  let size = 0;
  for (let from: unknown = 0; typeof from === 'number'; ) {
    const page = await json(`/openings?from=${from}&limit=1000`, MAX_PAGE, 'sealed');
    const { openings, next, size: told } = page ?? {};
    const isWhole = Array.isArray(openings) && typeof told === 'number' && Number.isSafeInteger(told);
    const isForward =
      next === null || (typeof next === 'number' && Number.isSafeInteger(next) && next > from);
    if (!isWhole || !isForward || all.length > MAX_OPENINGS)
      return giveUp('sealed', {
        zh: '公开文字的列表格式不对。',
        en: 'The list of openings is not in its format.',
      });
    all.push(...openings);
    size = told;
    from = next;
  }
  return { openings: all, size };
}

/** The checkpoint, once it is as large as the log was: within a second, where the portal publishes. */
async function checkpointOf(
  get: Get,
  prefix: string,
  size: number,
  { between, attempts }: Patience,
): Promise<Uint8Array> {
  const url = `${prefix}/log/checkpoint`;
  for (let attempt = 1; ; attempt++) {
    const note = await get(url, MAX_NOTE_BYTES, 'signature');
    if (!note)
      return giveUp('signature', {
        zh: `${url} 没有检查点:门户尚未签署任何记录,或地址不对。`,
        en: `${url} has no checkpoint: the portal has signed nothing yet, or this is not its address.`,
      });
    const told = readCheckpoint(note)?.checkpoint.size;
    if (told === undefined || told >= size || attempt === attempts) return note;
    await sleep(between);
  }
}

async function tileOf(get: Get, prefix: string, index: number, width: number): Promise<ServedTile> {
  const ask = (level: 0 | 'entries', wide: number) => {
    const limit = level === 0 ? wide * HASH_BYTES : wide * LIMITS.entry;
    return get(`${prefix}/log/${tilePath({ level, index, width: wide })}`, limit, 'tree');
  };
  const [bundle, hashes] = await Promise.all([ask('entries', width), ask(0, width)]);
  if (bundle) return { index, width, bundle, hashes };
  return { index, width, bundle: { missing: index * TILE_WIDTH + (await widest(ask, width)) }, hashes };
}

/** How many entries of a bundle there are before the first that is missing: by halves, as narrower bundles. */
async function widest(
  ask: (level: 'entries', width: number) => Promise<Uint8Array | undefined>,
  width: number,
): Promise<number> {
  let there = 0;
  let missing = width;
  while (missing - there > 1) {
    const middle = Math.floor((there + missing) / 2);
    if (await ask('entries', middle)) there = middle;
    else missing = middle;
  }
  return there;
}

async function verdictsOf(json: GetJson, { position, day }: VerdictMoment) {
  const at = `at=${position}&day=${day}`;
  const answer = await json(`/plans?${at}`, LIMITS.verdicts, 'verdicts');
  const plans = Array.isArray(answer?.plans) ? answer.plans.map((plan: unknown) => idOf(plan)) : [undefined];
  if (!plans.every((plan) => plan !== undefined))
    return giveUp('verdicts', { zh: '计划的列表格式不对。', en: 'The list of plans is not in its format.' });
  return {
    position,
    day,
    plans,
    async targets(plan: string): Promise<readonly unknown[]> {
      const path = `/plans/${encodeURIComponent(plan)}/targets`;
      const told = await json(`${path}?${at}`, LIMITS.verdicts, 'verdicts');
      if (told && (told.position !== position || told.day !== day || !Array.isArray(told.targets)))
        return giveUp('verdicts', {
          zh: `${path} 答非所问。`,
          en: `${path} does not answer what it was asked.`,
        });
      return told ? (told.targets as unknown[]) : [];
    },
  };
}

async function statisticsOf(
  json: GetJson,
  { position, day }: VerdictMoment,
): Promise<ServedStatistics | undefined> {
  const at = `at=${position}&day=${day}`;
  const path = '/comments/statistics';
  const statistics = await json(`${path}?${at}`, LIMITS.verdicts, 'statistics');
  if (!statistics) return undefined;
  if (statistics.position !== position || statistics.day !== day)
    return giveUp('statistics', {
      zh: `${path} 答非所问。`,
      en: `${path} does not answer what it was asked.`,
    });
  const comments: unknown[] = [];
  for (let after: unknown = 0; typeof after === 'number'; ) {
    const page = await json(`/comments?${at}&after=${after}&limit=1000`, LIMITS.verdicts, 'statistics');
    const { comments: some, next } = page ?? {};
    const isForward =
      next === null || (typeof next === 'number' && Number.isSafeInteger(next) && next > after);
    if (!Array.isArray(some) || !isForward || comments.length > MAX_COMMENTS)
      return giveUp('statistics', {
        zh: '留言的列表格式不对。',
        en: 'The list of comments is not in its format.',
      });
    comments.push(...some.map((each) => commentOf(each)));
    after = next;
  }
  return { statistics, comments };
}

const commentOf = (listed: unknown): unknown => ((listed ?? {}) as Record<string, unknown>).comment;

function idOf(plan: unknown): string | undefined {
  const { id } = (plan ?? {}) as Record<string, unknown>;
  return typeof id === 'string' ? id : undefined;
}

/** Asks for several at once, and yields their answers in order. */
async function* ahead<Item, Answer>(
  items: Iterable<Item>,
  ask: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const asked: Promise<Answer>[] = [];
  for (const item of items) {
    const answer = ask(item);
    // Its failure is met when it is awaited.
    answer.catch(() => {});
    asked.push(answer);
    if (asked.length < AT_ONCE) continue;
    const first = asked.shift();
    if (first) yield await first;
  }
  for (const answer of asked) yield await answer;
}
