/** One record's page: its bytes, its neighbours in the stream, and the records that it and that are about it. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { EventPage } from '../../../views/pages/event.tsx';
import type { Names } from '../../../views/words/names.ts';
import { number } from '../../../views/words/numbers.ts';
import { told } from '../../../views/words/told.ts';
import type { Log } from '../../log/log.ts';
import { eventOf } from '../../log/read.ts';
import type { RowReader } from '../../log/rows.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { Env } from '../context.ts';
import { planOf, readNames } from './names.ts';
import { isSynthetic } from './plans.tsx';
import { proofTools } from './proof.ts';
import type { Rendering } from './render.tsx';

const PAGE = 1_000;

export async function eventPage(c: Context<Env>, position: number): Promise<Rendering> {
  const { log } = c.get('deps');
  const { position: at, timeZone } = c.get('moment');
  const language = c.get('language');
  const say = messages[language];
  const [stored] = await log.read({ from: position, to: position, limit: 1 });
  if (!stored) throw new Error(`no entry at position ${position}`);
  const event = eventOf(stored);
  const plan = await planRow(log, event, at);
  const [previous, next, named, later, planThen] = await Promise.all([
    log.read({ stream: event.subject, to: position - 1, order: 'descending', limit: 1 }),
    log.read({ stream: event.subject, from: position + 1, to: at, limit: 1 }),
    namedBy(log, event),
    laterOf(log, event, at),
    planRow(log, event, position),
  ]);
  const answers = new Set(answered(event));
  const about = named.filter(({ id }) => answers.has(id));
  const names = await readNames(log, [event, ...about, ...later], at);
  return {
    title: `${say.eventTypes[event.type]} ${told(event, { say, language, names }).about} · ${say.event.title(number(position))}`,
    here: 'events',
    plan,
    synthetic: [event, ...about, ...later].some(isSynthetic),
    children: (
      <EventPage
        event={event}
        entry={stored.entry}
        leafHash={hex(stored.leafHash)}
        timeZone={plan?.timeZone ?? timeZone}
        previous={previous[0]?.position ?? null}
        next={next[0]?.position ?? null}
        last={at}
        records={new Map(named.map(({ id, position }) => [id, position]))}
        about={about}
        later={later}
        planThen={planThen && `/plans/${planThen.plan}`}
        pages={pagesAbout(event, names)}
        names={names}
        proof={proofTools(c)}
      />
    ),
  };
}

async function planRow(reader: RowReader, event: Recorded, at: number) {
  const plan = planOf(event);
  return plan === undefined ? undefined : reader.row('plans', plan, at);
}

/** The fields by which a record names another of its stream. */
const REFERRING = ['figure', 'evaluation', 'summary'] as const;

/** The records that it answers or corrects. */
const answered = ({ data, causation }: Recorded): string[] => {
  const fields = data as Partial<Record<(typeof REFERRING)[number], unknown>>;
  return [...REFERRING.map((name) => fields[name]), causation].filter((id) => typeof id === 'string');
};

/** Those, and the figures that an evaluation relied on. */
const referred = (event: Recorded): string[] => {
  const { reliedOn } = event.data as { reliedOn?: readonly string[] };
  return [...answered(event), ...(reliedOn ?? [])];
};

/** The records that this one names: read back through its stream until all are found. */
async function namedBy(log: Log, event: Recorded): Promise<Recorded[]> {
  const wanted = new Set(referred(event));
  const found: Recorded[] = [];
  let to = event.position - 1;
  while (wanted.size > 0 && to >= 0) {
    const page = await log.readEvents({ stream: event.subject, to, order: 'descending', limit: PAGE });
    for (const one of page) if (wanted.delete(one.id)) found.push(one);
    if (page.length < PAGE) break;
    to = (page.at(-1)?.position ?? 0) - 1;
  }
  return found;
}

/** Later records of its stream that name this one. */
async function laterOf(log: Log, event: Recorded, at: number): Promise<Recorded[]> {
  const found: Recorded[] = [];
  let from = event.position + 1;
  while (from <= at) {
    const page = await log.readEvents({ stream: event.subject, from, to: at, limit: PAGE });
    found.push(...page.filter((one) => referred(one).includes(event.id)));
    if (page.length < PAGE) break;
    from = (page.at(-1)?.position ?? at) + 1;
  }
  return found;
}

/** Pages about what the record names, where they are there. */
function pagesAbout(event: Recorded, names: Names): { path: string; name: string }[] {
  const plan = planOf(event);
  if (plan === undefined || !names.plans.has(plan)) return [];
  const home = { path: `/plans/${plan}`, name: names.plans.get(plan) ?? plan };
  const { indicator, task, department } = event.data as Partial<Record<string, unknown>>;
  const pages = [
    { kind: 'indicators', id: indicator, name: names.indicators.get(`${plan}/${indicator}`)?.name },
    { kind: 'tasks', id: task, name: names.tasks.get(`${plan}/${task}`) },
    { kind: 'departments', id: department, name: names.departments.get(`${plan}/${department}`) },
  ];
  const known = pages.flatMap(({ kind, id, name }) =>
    typeof id !== 'string' || name === undefined ? [] : [{ path: `${home.path}/${kind}/${id}`, name }],
  );
  return [...known, home];
}

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
