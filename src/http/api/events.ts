/** The log itself: exact stored bytes, many or one. */
import { type Context, Hono } from 'hono';
import { Envelope } from '../../../events/envelope.ts';
import { EVENT_TYPES, type EventType, isEventType } from '../../../events/index.ts';
import type { ReadOptions, StoredEntry } from '../../log/log.ts';
import { atMoment } from '../at-moment.ts';
import { cached, etagMatches } from '../cache.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { integer, type Parsed, plainText } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { AT, DAY, describe, inPath, inQuery, integerInQuery } from './describe.ts';

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
        'Ascending by position. `Link` with `rel="next"` leads on while there is more; an empty answer means that the end is reached, for now. `X-Log-Size` is the number of events at `at`, or now.',
      parameters: [
        integerInQuery('from', 'First position wanted; 0 when left out. One beyond the last is allowed.'),
        integerInQuery('to', 'Last position wanted.'),
        integerInQuery('limit', `At most so many; ${SOME_EVENTS} when left out.`, MOST_EVENTS),
        inQuery('type', 'Only events of this type; may be repeated.'),
        inQuery('subject', 'Only this stream, or, when it ends with `/`, streams that begin so.'),
        AT,
        DAY,
      ],
      answers: [{ description: 'NDJSON.', media: 'application/x-ndjson' }],
    }),
    atMoment(),
    async (c) => {
      const { position, asked: moment } = c.get('moment');
      const asked = askedFor(c, position);
      if (!asked.ok) return refuse(c, asked.problem);
      const { from, to, limit, type, subject } = c.req.queries();
      const query = {
        from: from?.[0],
        to: to?.[0],
        limit: limit?.[0],
        type: type?.join(),
        subject: subject?.[0],
        at: moment.at,
      };
      return cached(c, { position, query, keep: false }, async () => {
        const { entries, next } = await readPage(c, asked.value);
        return {
          body: entries.map(({ entry }) => `${entry}\n`).join(''),
          contentType: 'application/x-ndjson; charset=utf-8',
          headers: {
            'X-Log-Size': String(position + 1),
            ...(next !== undefined && { Link: linkTo(c, next) }),
          },
        };
      });
    },
  )
  .get(
    '/events/:position',
    describe({
      summary: 'One event, exact bytes.',
      description: '`X-Leaf-Hash` is its RFC 6962 leaf hash, in hex.',
      parameters: [inPath('position', 'Its position: 0, 1, 2, …'), AT, DAY],
      answers: [{ description: 'The entry as stored.', schema: Envelope }],
    }),
    atMoment(),
    async (c) => {
      const asked = integer('position', c.req.param('position'), ANY_POSITION);
      if (!asked.ok) return refuse(c, asked.problem);
      const { position: last } = c.get('moment');
      if (asked.value > last) return refuse(c, beyond('position', asked.value, last));
      const [stored] = await c.get('deps').log.read({ from: asked.value, to: asked.value, limit: 1 });
      if (!stored) throw new Error(`no entry at position ${asked.value}`);
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

type Asked = ReadOptions & { from: number; to: number; limit: number };

/** What the parameters ask for, of events 0…last. */
function askedFor(c: Context<Env>, last: number): Parsed<Asked> {
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
  if (from.value > last + 1) return { ok: false, problem: beyond('from', from.value, last) };
  if (to.value < from.value) return { ok: false, problem: backwards(from.value, to.value) };
  const types = typesOf(c.req.queries('type'));
  if (!types.ok) return types;
  const stream = streamOf(c.req.query('subject'));
  if (!stream.ok) return stream;
  return {
    ok: true,
    value: {
      from: from.value,
      to: Math.min(to.value, last),
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
  return from > asked.to ? { entries } : { entries, next: from };
}

const linkTo = (c: Context<Env>, from: number): string =>
  `<${withQuery(c.req.path, { ...c.req.queries(), from })}>; rel="next"`;

const beyond = (field: string, position: number, last: number): Problem =>
  fieldProblem(404, 'position-unknown', field, {
    zh: `第 ${position} 条记录不存在:所示时点共有 ${last + 1} 条,序号从 0 起。`,
    en: `There is no position ${position}: the log holds ${last + 1} events at this moment, counted from 0.`,
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
