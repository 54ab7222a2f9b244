/** Sealed text that is public: what the entries commit to, with the salts to check it by. */
import { Hono } from 'hono';
import { z } from 'zod';
import { Count, EventId } from '../../../events/scalars.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { integer } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { answers, describe, integerInQuery } from './describe.ts';

const MOST = 1000;
const SOME = 100;

const Opening = z
  .object({
    position: Count.describe('Of the event; `/api/v1/events/{position}` holds the commitment.'),
    eventId: EventId,
    field: z.string().describe("Where in the event's `data` the commitment stands."),
    salt: z.string().regex(/^[0-9a-f]{64}$/),
    sealed: z.record(z.string(), z.string()),
  })
  .meta({
    id: 'Opening',
    description:
      'The commitment is HMAC-SHA256(salt, "mingbai/sealed/v1\\n" ‖ RFC 8785 of `sealed`), in lower-case hex.',
  });
const Openings = z
  .object({
    size: Count.describe(
      'Events of the log after the openings were read: what took a text away by then stands among them.',
    ),
    openings: z.array(Opening),
    next: Count.nullable().describe('`from` of the next page.'),
  })
  .meta({ id: 'Openings' });

export const openings = new Hono<Env>().get(
  '/openings',
  describe({
    summary: 'Openings of sealed text that is public now: comments as published, and replies.',
    description:
      'Ascending by position. What a resident wrote is never among them, only what an editor published of it. A text that is taken down or erased is no longer served; then the log says so, by `comment.deselected` or `comment.erased`. Keep no copy for longer than you need it: the text may be erased here.',
    parameters: [
      integerInQuery('from', 'First position wanted; 0 when left out.'),
      integerInQuery('limit', `At most so many; ${SOME} when left out.`, MOST),
    ],
    answers: answers(Openings, 'As they are public now.'),
    refusals: [400, 429],
  }),
  async (c) => {
    const from = integer('from', c.req.query('from'), {
      least: 0,
      most: Number.MAX_SAFE_INTEGER,
      otherwise: 0,
    });
    if (!from.ok) return refuse(c, from.problem);
    const limit = integer('limit', c.req.query('limit'), { least: 1, most: MOST, otherwise: SOME });
    if (!limit.ok) return refuse(c, limit.problem);
    const { log } = c.get('deps');
    // One more than wanted tells whether there is more.
    const read = await log.servedOpenings({ from: from.value, limit: limit.value + 1 });
    // After the openings: whoever finds one missing finds the reason below this size.
    const { size } = await log.head();
    const next = read[limit.value]?.position ?? null;
    const more = { from: next ?? 0, limit: c.req.query('limit') };
    return c.json({ size, openings: read.slice(0, limit.value), next }, 200, {
      'Cache-Control': 'no-store',
      ...(next !== null && { Link: `<${withQuery(c.req.path, more)}>; rel="next"` }),
    });
  },
);
