/** Records that a reply may cite: of what the comment is about, and of what somebody looks for. */
import { EVENT_TYPES } from '../../../events/index.ts';
import { isCitable } from '../../domain/decide/index.ts';
import type { Log } from '../../log/log.ts';
import type { RowReader } from '../../log/rows.ts';
import { citedEvents } from '../../office/cited-events.ts';
import { joinKey } from '../../projections/act.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { CommentRow, IndicatorRow } from '../../projections/rows.ts';

type Reading = Log & RowReader;
type About = Pick<CommentRow, 'plan' | 'about'>;

const TYPES = EVENT_TYPES.filter(isCitable);
/** What is offered unasked, and what a search finds at most. */
const SOME = 12;
const MOST = 40;
/** Indicators and tasks whose records a search looks through. */
const MOST_STREAMS = 8;

/**
 * The newest first.
 * @param asked a position, an id, words of an indicator or task, or of a period; nothing: what the comment is about.
 */
export async function citableRecords(
  log: Reading,
  about: About,
  asked: string,
  at: number,
): Promise<Recorded[]> {
  const own = await streamsOf(log, about, at);
  if (asked === '') return newest(log, own, at, SOME);
  const [named, told, ofPeriod] = await Promise.all([
    citedRecords(log, [asked], at),
    streamsCalled(log, about, asked, at).then((streams) => newest(log, streams, at, MOST)),
    newest(log, own, at, 200).then((events) => events.filter((event) => isOfPeriod(event, asked))),
  ]);
  const found = new Map(
    [...named, ...ofPeriod, ...told]
      .filter(({ type }) => isCitable(type))
      .map((event) => [event.position, event]),
  );
  return [...found.values()].slice(0, MOST);
}

/** The records that somebody names by position or id, as far as there are such. */
export async function citedRecords(log: Log, typed: readonly string[], at: number): Promise<Recorded[]> {
  const cited = await citedEvents(log, typed, at);
  const found = await Promise.all([...cited.values()].map(({ id }) => log.readEvents({ id, limit: 1 })));
  return found.flat();
}

async function newest(log: Log, streams: readonly string[], at: number, limit: number): Promise<Recorded[]> {
  const each = await Promise.all(
    streams
      .slice(0, MOST_STREAMS)
      .map((stream) => log.readEvents({ stream, types: TYPES, to: at, order: 'descending', limit })),
  );
  return each
    .flat()
    .toSorted((a, b) => b.position - a.position)
    .slice(0, limit);
}

const isOfPeriod = ({ data }: Recorded, asked: string): boolean =>
  'period' in data && typeof data.period === 'string' && data.period.includes(asked);

const streamOf = (plan: string, kind: 'indicator' | 'task', id: string): string =>
  `plan/${joinKey(plan)}/${kind}/${joinKey(id)}`;

/** The streams of what a comment is about. */
async function streamsOf(log: Reading, { plan, about }: About, at: number): Promise<string[]> {
  const [kind = '', id = ''] = about?.split('/') ?? [];
  if (kind === 'event') {
    const [event] = await log.readEvents({ from: Number(id), to: Number(id), limit: 1 });
    return event ? [event.subject] : [];
  }
  if (plan === undefined) return [];
  if (kind === 'indicator' || kind === 'task') return [streamOf(plan, kind, id)];
  const isMeant =
    kind === 'text'
      ? (row: IndicatorRow) => row.targets.some((target) => isWithin(Number(id), target))
      : kind === 'department'
        ? (row: IndicatorRow) => row.departments.includes(id)
        : () => false;
  const indicators = await log.rows('indicators', { plan, at });
  return indicators.filter(isMeant).map(({ indicator }) => streamOf(plan, 'indicator', indicator));
}

const isWithin = (at: number, { offset, quote }: { offset: number; quote: string }): boolean =>
  offset <= at && at < offset + [...quote].length;

/** The streams of indicators and tasks whose names hold the words. */
async function streamsCalled(log: Reading, { plan }: About, asked: string, at: number): Promise<string[]> {
  const plans = plan === undefined ? (await log.rows('plans', { at })).map((row) => row.plan) : [plan];
  const words = asked.toLowerCase();
  const each = await Promise.all(
    plans.map(async (of) => {
      const [indicators, tasks] = await Promise.all([
        log.rows('indicators', { plan: of, at }),
        log.rows('tasks', { plan: of, at }),
      ]);
      return [
        ...indicators
          .filter(({ name }) => name.toLowerCase().includes(words))
          .map(({ indicator }) => streamOf(of, 'indicator', indicator)),
        ...tasks
          .filter(({ name }) => name.toLowerCase().includes(words))
          .map(({ task }) => streamOf(of, 'task', task)),
      ];
    }),
  );
  return each.flat();
}
