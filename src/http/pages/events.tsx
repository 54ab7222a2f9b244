/** `/events` and `/events/:position`: the ledger, and one record. */
import { type Context, Hono } from 'hono';
import { EVENT_TYPES, isEventType } from '../../../events/index.ts';
import { messages } from '../../../views/messages/messages.ts';
import { Ledger, type LedgerFilter } from '../../../views/pages/ledger.tsx';
import { number } from '../../../views/words/numbers.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { integer, plainText } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { eventPage } from './event.tsx';
import { readLedger } from './ledger.ts';
import { namesOf, readNames } from './names.ts';
import { isSynthetic } from './plans.tsx';
import { page } from './render.tsx';

export const events = new Hono<Env>()
  .get('/events', atMoment(), async (c) => {
    const asked = askedFor(c);
    if ('status' in asked) return refuse(c, asked);
    const { filter, before } = asked;
    const known = { ...filter, before: before === undefined ? undefined : String(before) };
    return page(c, known, () => ledgerPage(c, filter, before));
  })
  .get('/events/:position', atMoment(), async (c) => {
    const text = c.req.param('position');
    const { position: at } = c.get('moment');
    const position = /^(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : -1;
    if (position < 0 || position > at) return refuse(c, eventUnknown(text, at));
    return page(c, {}, () => eventPage(c, position));
  });

async function ledgerPage(c: Context<Env>, filter: LedgerFilter, before: number | undefined) {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const say = messages[c.get('language')];
  const typeIsKnown = filter.type === undefined || isEventType(filter.type);
  const plans = await log.rows('plans', { at: position });
  const all = await namesOf(
    log,
    plans.map(({ plan }) => plan),
    position,
  );
  const to = Math.min(position, (before ?? position + 1) - 1);
  const { events, older } = typeIsKnown
    ? await readLedger(log, filter, to, all)
    : { events: [], older: null };
  return {
    title: say.ledger.title,
    description: say.ledger.lead,
    here: 'events' as const,
    plan: plans.length === 1 ? plans[0] : undefined,
    synthetic: events.some(isSynthetic),
    children: (
      <Ledger
        events={events}
        names={events.length === 0 ? all : await readNames(log, events, position)}
        filter={filter}
        types={EVENT_TYPES.map((type) => ({ value: type, name: `${say.eventTypes[type]} ${type}` }))}
        offices={[...new Set(all.departments.values())].map((value) => ({ value, name: value }))}
        typeIsKnown={typeIsKnown}
        older={older}
        isLater={before !== undefined}
      />
    ),
  };
}

type Asked = { filter: LedgerFilter; before: number | undefined };

/** Fields that are left empty filter nothing. */
function askedFor(c: Context<Env>): Asked | Problem {
  const filter: LedgerFilter = {};
  for (const name of ['type', 'subject', 'office'] as const) {
    const value = c.req.query(name)?.trim();
    if (!value) continue;
    const text = plainText(name, value);
    if (!text.ok) return text.problem;
    filter[name] = text.value;
  }
  const asked = c.req.query('before') || undefined;
  const before = integer('before', asked, { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  if (!before.ok) return before.problem;
  return { filter, before: asked === undefined ? undefined : before.value };
}

const eventUnknown = (text: string, at: number): Problem =>
  fieldProblem(404, 'event-unknown', 'position', {
    zh: `没有第${quoted(text)}条记录:所示时点的最后一条是第 ${number(at)} 条。`,
    en: `There is no record ${quoted(text)}: the last one at this moment is ${number(at)}.`,
  });
