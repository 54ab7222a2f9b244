/** The log itself: exact stored bytes, many or one. */
import { type Context, Hono } from 'hono';
import { Envelope } from '../../../events/envelope.ts';
import { EVENT_TYPES, type EventType, isEventType } from '../../../events/index.ts';
import type { ReadOptions, StoredEntry } from '../../log/log.ts';
import { cached, etagMatches } from '../cache.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { integer, type Parsed, plainText } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { describe, inPath, inQuery, integerInQuery } from './describe.ts';

/** Most entries of one answer, and how many come when nobody says. */
export const MOST_EVENTS = 5000;
const SOME_EVENTS = 1000;
/** One answer ends early rather than hold more than this; `Link` says where the next begins. */
const MOST_BYTES = 8 * 1024 * 1024;
const READ_AT_ONCE = 500;

export const events = new Hono<Env>()
  .get(
    '/events',
    describe({
      summary: 'Events as stored: one entry a line, exact bytes.',
      description:
        'Ascending by position. `Link` with `rel="next"` leads on while there is more; an empty answer means that the end is reached, for now.',
      parameters: [
        integerInQuery('from', 'First position wanted; 0 when left out. One beyond the last is allowed.'),
        integerInQuery('to', 'Last position wanted.'),
        integerInQuery('limit', `At most so many; ${SOME_EVENTS} when left out.`, MOST_EVENTS),
        inQuery('type', 'Only events of this type; may be repeated.'),
        inQuery('subject', 'Only this stream, or, when it ends with `/`, streams that begin so.'),
      ],
      answers: [{ description: 'NDJSON.', media: 'application/x-ndjson' }],
    }),
    async (c) => {
      const { size } = await c.get('deps').log.head();
      const asked = askedFor(c, size);
      if (!asked.ok) return refuse(c, asked.problem);
      const { from, to, limit, type, subject } = c.req.queries();
      const query = {
        from: from?.[0],
        to: to?.[0],
        limit: limit?.[0],
        type: type?.join(),
        subject: subject?.[0],
      };
      return cached(c, { position: size - 1, query, keep: false }, async () => {
        const { entries, next } = await readPage(c, asked.value);
        return {
          body: entries.map(({ entry }) => `${entry}\n`).join(''),
          contentType: 'application/x-ndjson; charset=utf-8',
          headers: { 'X-Log-Size': String(size), ...(next !== undefined && { Link: linkTo(c, next) }) },
        };
      });
    },
  )
  .get(
    '/events/:position',
    describe({
      summary: 'One event, exact bytes.',
      description: '`X-Leaf-Hash` is its RFC 6962 leaf hash, in hex.',
      parameters: [inPath('position', 'Its position: 0, 1, 2, …')],
      answers: [{ description: 'The entry as stored.', schema: Envelope }],
    }),
    async (c) => {
      const position = integer('position', c.req.param('position'), ANY_POSITION);
      if (!position.ok) return refuse(c, position.problem);
      const at = position.value;
      const [stored] = await c.get('deps').log.read({ from: at, to: at, limit: 1 });
      if (!stored) return refuse(c, beyond('position', at, (await c.get('deps').log.head()).size));
      return entryAnswer(c, stored);
    },
  );

const ANY_POSITION = { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 };

function entryAnswer(c: Context<Env>, { entry, leafHash }: StoredEntry): Response {
  const hash = [...leafHash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const headers = { ETag: `W/"${hash}"`, 'Cache-Control': 'no-cache', 'X-Leaf-Hash': hash };
  if (etagMatches(c.req.header('If-None-Match'), headers.ETag)) return c.body(null, 304, headers);
  return c.body(entry, 200, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
}

type Asked = ReadOptions & { from: number; limit: number };

function askedFor(c: Context<Env>, size: number): Parsed<Asked> {
  const from = integer('from', c.req.query('from'), ANY_POSITION);
  if (!from.ok) return from;
  const to = integer('to', c.req.query('to'), { ...ANY_POSITION, otherwise: Number.MAX_SAFE_INTEGER });
  if (!to.ok) return to;
  const limit = integer('limit', c.req.query('limit'), {
    least: 1,
    most: MOST_EVENTS,
    otherwise: SOME_EVENTS,
  });
  if (!limit.ok) return limit;
  if (from.value > size) return { ok: false, problem: beyond('from', from.value, size) };
  if (to.value < from.value) return { ok: false, problem: backwards(from.value, to.value) };
  const types = typesOf(c.req.queries('type'));
  if (!types.ok) return types;
  const stream = streamOf(c.req.query('subject'));
  if (!stream.ok) return stream;
  return {
    ok: true,
    value: {
      from: from.value,
      ...(to.value < Number.MAX_SAFE_INTEGER && { to: to.value }),
      limit: limit.value,
      ...(types.value && { types: types.value }),
      ...stream.value,
    },
  };
}

function typesOf(asked: string[] | undefined): Parsed<EventType[] | undefined> {
  if (asked === undefined) return { ok: true, value: undefined };
  const wrong = asked.find((type) => !isEventType(type));
  return wrong === undefined
    ? { ok: true, value: asked.filter(isEventType) }
    : { ok: false, problem: typeUnknown(wrong) };
}

function streamOf(subject: string | undefined): Parsed<Pick<ReadOptions, 'stream' | 'streamPrefix'>> {
  if (subject === undefined) return { ok: true, value: {} };
  const text = plainText('subject', subject);
  if (!text.ok) return text;
  return { ok: true, value: subject.endsWith('/') ? { streamPrefix: subject } : { stream: subject } };
}

/** Entries up to the limit or to the bytes that one answer may hold, and where the next answer begins. */
async function readPage(c: Context<Env>, asked: Asked): Promise<{ entries: StoredEntry[]; next?: number }> {
  const entries: StoredEntry[] = [];
  let { from } = asked;
  let bytes = 0;
  while (entries.length < asked.limit && bytes < MOST_BYTES) {
    const limit = Math.min(READ_AT_ONCE, asked.limit - entries.length);
    const page = await c.get('deps').log.read({ ...asked, from, limit });
    entries.push(...page);
    if (page.length < limit) return { entries };
    from = (page.at(-1)?.position ?? from) + 1;
    bytes += page.reduce((sum, { entry }) => sum + entry.length, 0);
  }
  return asked.to !== undefined && from > asked.to ? { entries } : { entries, next: from };
}

function linkTo(c: Context<Env>, from: number): string {
  const { type = [], ...others } = c.req.queries();
  const single = Object.fromEntries(Object.entries(others).map(([name, values]) => [name, values[0]]));
  const path = withQuery(c.req.path, { ...single, from });
  return `<${path}${type.map((each) => `&type=${encodeURIComponent(each)}`).join('')}>; rel="next"`;
}

const beyond = (field: string, position: number, size: number): Problem =>
  fieldProblem(404, 'position-unknown', field, {
    zh: `第 ${position} 条记录不存在:目前共有 ${size} 条,序号从 0 起。`,
    en: `There is no position ${position}: the log holds ${size} events, counted from 0.`,
  });

const backwards = (from: number, to: number): Problem =>
  fieldProblem(400, 'parameter-invalid', 'to', {
    zh: `参数 to(${to})小于 from(${from})。`,
    en: `The parameter to (${to}) is smaller than from (${from}).`,
  });

const typeUnknown = (type: string): Problem =>
  fieldProblem(400, 'parameter-invalid', 'type', {
    zh: `参数 type 的值${quoted(type)}不是事件类型;可用:${EVENT_TYPES.join('、')}。`,
    en: `The parameter type, ${quoted(type)}, is no event type; there are ${EVENT_TYPES.join(', ')}.`,
  });
