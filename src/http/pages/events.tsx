/** `/events` and `/events/:position`: the ledger, and one record. */
import { type Context, Hono } from 'hono';
import { EVENT_TYPES } from '../../../events/index.ts';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { Ledger, type LedgerFilter } from '../../../views/pages/ledger.tsx';
import type { Choice } from '../../../views/parts/field.tsx';
import { withQuery } from '../../../views/reading.ts';
import { number } from '../../../views/words/numbers.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { integer, type Parsed, plainText } from '../parameters.ts';
import { fieldProblem, type Problem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { eventPage } from './event.tsx';
import { countLedger, familyOf, type LedgerBounds, PAGE, readLedger, typesOf } from './ledger.ts';
import { readBounds } from './ledger-bounds.ts';
import { namesOf, readNames } from './names.ts';
import { isSynthetic } from './plans.tsx';
import { pushed } from './pushed.ts';
import { queryOf, type Rendering } from './render.tsx';
import { withComments } from './with-comments.tsx';

export const events = new Hono<Env>()
  .get('/events', atMoment(), async (c) => {
    const asked = askedFor(c);
    if ('status' in asked) return refuse(c, asked);
    if (asked.goto !== undefined) {
      const { language, moment } = { language: c.get('language'), moment: c.get('moment').asked };
      const lang = language === 'en' ? language : undefined;
      return c.redirect(withQuery(`/events/${asked.goto}`, queryOf({ ...moment, lang })), 302);
    }
    const { filter, before } = asked;
    const bounds = await readBounds(c, filter);
    if (!bounds.ok) return refuse(c, bounds.problem);
    const known = { ...filter, before: before === undefined ? undefined : String(before) };
    return pushed(c, known, () => ledgerPage(c, asked, bounds.value));
  })
  .get('/events/:position', atMoment(), async (c) => {
    const text = c.req.param('position');
    const { position: at } = c.get('moment');
    const position = /^(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : -1;
    if (position < 0 || position > at) return refuse(c, eventUnknown(text, at));
    const [event] = await c.get('deps').log.readEvents({ from: position, to: position, limit: 1 });
    if (!event) throw new Error(`no entry at position ${position}`);
    const comment = 'comment' in event.data ? event.data.comment : undefined;
    const to = { kind: 'event' as const, position, id: event.id, comment };
    return withComments(c, {}, to, () => eventPage(c, position));
  });

async function ledgerPage(
  c: Context<Env>,
  { filter, before }: Asked,
  bounds: LedgerBounds,
): Promise<Rendering> {
  const { log } = c.get('deps');
  const { position } = c.get('moment');
  const say = messages[c.get('language')];
  const typeIsKnown = filter.type === undefined || typesOf(filter.type) !== undefined;
  const plans = await log.rows('plans', { at: position });
  const all = await namesOf(
    log,
    plans.map(({ plan }) => plan),
    position,
  );
  const to = Math.min(bounds.to, (before ?? bounds.to + 1) - 1);
  const found = typeIsKnown
    ? await readLedger(log, filter, { from: bounds.from, to }, all)
    : { events: [], older: null, isUnfinished: false };
  const { events } = found;
  const isWhole = Object.values(filter).every((value) => value === undefined);
  const counted = () => (typeIsKnown ? countLedger(log, filter, bounds, all) : { count: 0, more: false });
  return {
    title: say.ledger.title,
    description: say.ledger.lead,
    here: 'events',
    feed: { title: say.feeds.ledger, path: '/events/feed.atom' },
    plan: plans.length === 1 ? plans[0] : undefined,
    synthetic: events.some(isSynthetic),
    children: (
      <Ledger
        {...found}
        names={events.length === 0 ? all : await readNames(log, events, position)}
        filter={filter}
        types={typeChoices(say)}
        offices={[...new Set(all.departments.values())].map((value) => ({ value, name: value }))}
        typeIsKnown={typeIsKnown}
        newer={isWhole && before !== undefined && before <= position ? before + PAGE : null}
        isLater={before !== undefined}
        size={isWhole ? position + 1 : null}
        total={isWhole ? null : await counted()}
        family={typeIsKnown && filter.type !== undefined ? familyOf(filter.type) : undefined}
      />
    ),
  };
}

/** Each family, then its types. */
function typeChoices(say: Messages): Choice[] {
  return [...Map.groupBy(EVENT_TYPES, familyOf)].flatMap(([family, types]) => {
    const name = say.lists.families[family] ?? family;
    const whole = types.length > 1 ? [{ value: family, name: say.lists.wholeFamily(name) }] : [];
    return [...whole, ...types.map((type) => ({ value: type, name: `${name} · ${say.eventTypes[type]}` }))];
  });
}

type Asked = { filter: LedgerFilter; before: number | undefined; goto?: number | undefined };

/** Fields that are left empty filter nothing. */
function askedFor(c: Context<Env>): Asked | Problem {
  const filter: LedgerFilter = {};
  for (const name of ['type', 'subject', 'office', 'from', 'to'] as const) {
    const value = c.req.query(name)?.trim();
    if (!value) continue;
    const text = plainText(name, value);
    if (!text.ok) return text.problem;
    filter[name] = text.value;
  }
  const before = positionAsked(c, 'before');
  if (!before.ok) return before.problem;
  const goto = positionAsked(c, 'position');
  return goto.ok ? { filter, before: before.value, goto: goto.value } : goto.problem;
}

function positionAsked(c: Context<Env>, name: string): Parsed<number | undefined> {
  const text = c.req.query(name)?.trim() || undefined;
  if (text === undefined) return { ok: true, value: undefined };
  return integer(name, text, { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0 });
}

const eventUnknown = (text: string, at: number): Problem =>
  fieldProblem(404, 'event-unknown', 'position', {
    zh: `没有第${quoted(text)}条记录:所示时点的最后一条是第 ${number(at)} 条。`,
    en: `There is no record ${quoted(text)}: the last one at this moment is ${number(at)}.`,
  });
