/** Figures are reported, verified, returned, corrected, withdrawn: the life of every made-up cell. */
import type { CORRECTION_KINDS } from '../../events/figure.ts';
import type { ObservationStatus } from '../../events/scalars.ts';
import { addDays } from '../domain/day.ts';
import { ceilingOf, stepsOf, textOf } from './bounds.ts';
import { workdaysAfter } from './calendar.ts';
import { type Cell, isGrave, type Series } from './cells.ts';
import { place, reportDay, reporter } from './reporting.ts';
import { type Act, acting, official, type Story } from './story.ts';

/** What becomes of a report after it came in. */
type Turn = 'plain' | 'returned' | 'corrected' | 'withdrawn';
type Life = { story: Story; series: Series; cell: Cell; turn: Turn; label: string; reportedOn: string };

/** All acts about figures, in no order. */
export function figureActs(story: Story, series: readonly Series[]): Act[] {
  const lives = livesOf(story, series);
  return lives.flatMap(lifeActs);
}

function livesOf(story: Story, series: readonly Series[]): Life[] {
  const all = series.flatMap((one) => one.cells.map((cell) => lifeOf(story, one, cell)));
  const ended = all.filter(
    ({ series, cell, story: { plan } }) =>
      cell.value !== undefined && cell.end < plan.metadata.period.end && !isGrave(series.targets),
  );
  const drawn = ended.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const turns: [Turn, number][] = [
    ['withdrawn', 0.008],
    ['returned', 0.05],
    ['corrected', 0.08],
  ];
  let next = 0;
  for (const [turn, share] of turns) {
    const count = Math.ceil(all.length * share);
    for (const life of drawn.slice(next, next + count)) life.turn = turn;
    next += count;
  }
  return all;
}

const rank = ({ story, label }: Life) => story.chance.bytes(`turn ${label}`);

function lifeOf(story: Story, series: Series, cell: Cell): Life {
  const label = `${series.indicator.indicator} ${series.scope ?? ''} ${cell.period}`;
  return { story, series, cell, turn: 'plain', label, reportedOn: reportDay(story, cell, label) };
}

function lifeActs(life: Life): Act[] {
  switch (life.turn) {
    case 'plain':
      return [...report(life), ...maybeVerify(life)];
    case 'returned':
      return returnedActs(life);
    case 'corrected':
      return correctedActs(life);
    case 'withdrawn':
      return [...report(life), ...withdraw(life)];
  }
}

function report(life: Life, attempt = 1, cell = life.cell, day = life.reportedOn): Act[] {
  const { story, label } = life;
  const { chance, words } = story;
  const { end: _, ...observed } = cell;
  return acting(story, day, `${label} report ${attempt}`, (world) =>
    world.ask({
      type: 'report_figure',
      id: chance.id(`${label} report ${attempt}`),
      actor: reporter(life, world),
      ...place(life),
      ...observed,
      source: { name: words.source },
      note: noteOf(life, observed.status, day),
    }),
  );
}

function noteOf({ story, label, cell }: Life, status: ObservationStatus, day: string): string | undefined {
  const { words, chance } = story;
  if (status !== 'A') return chance.pick(`note ${label}`, words.notes[status]);
  return addDays(cell.end, 40) < day && cell.end > story.begins
    ? chance.pick(`note ${label}`, words.late)
    : undefined;
}

/** Most are verified within two weeks; for a while every new figure is not. */
function maybeVerify(life: Life): Act[] {
  const isChecked = life.story.chance.happens(`verify ${life.label}`, 0.9);
  return isChecked ? verify(life, life.reportedOn, 1) : [];
}

function verify(life: Life, since: string, attempt: number): Act[] {
  const { story, label, cell } = life;
  const { chance, words } = story;
  const day = workdaysAfter(addDays(since, 1), chance.between(`days ${label} ${attempt}`, 0, 7));
  return acting(story, day, `${label} verify ${attempt}`, (world) =>
    world.ask({
      type: 'verify_figure',
      id: chance.id(`${label} verify ${attempt}`),
      actor: official(story, 'verifier', chance.between(`verifier ${label}`, 0, 1)),
      ...place(life),
      period: cell.period,
      ...(chance.happens(`opinion ${label}`, 0.3) && {
        opinion: chance.pick(`opinion of ${label}`, words.verified),
      }),
    }),
  );
}

/** Returned after a look at a wrong number, and reported again as it should have been. */
function returnedActs(life: Life): Act[] {
  const { story, label, cell, reportedOn } = life;
  const { chance, words } = story;
  const returnedOn = workdaysAfter(addDays(reportedOn, 1), chance.between(`return ${label}`, 1, 5));
  const againOn = workdaysAfter(addDays(returnedOn, 1), chance.between(`again ${label}`, 1, 8));
  const giveBack = acting(story, returnedOn, `${label} return`, (world) =>
    world.ask({
      type: 'return_figure',
      id: chance.id(`${label} return`),
      actor: official(story, 'verifier', 1),
      ...place(life),
      period: cell.period,
      reason: chance.pick(`return reason ${label}`, words.returned),
    }),
  );
  return [
    ...report(life, 1, slip(life)),
    ...giveBack,
    ...report(life, 2, cell, againOn),
    ...verify(life, againOn, 2),
  ];
}

/** Reported wrong or provisionally, verified, and put right: soon, or in spring when evaluations rest on it. */
function correctedActs(life: Life): Act[] {
  const { story, label, cell, reportedOn } = life;
  const { chance, words } = story;
  const kind = kindOf(cell, chance.share(`kind ${label}`));
  const isLate = chance.happens(`correct late ${label}`, 0.6);
  const correctedOn = workdaysAfter(
    addDays(reportedOn, 1),
    isLate ? chance.between(`late ${label}`, 62, 90) : chance.between(`soon ${label}`, 9, 14),
  );
  const { end: _, period, ...right } = cell;
  const correct = acting(story, correctedOn, `${label} correct`, (world) =>
    world.ask({
      type: 'correct_figure',
      id: chance.id(`${label} correct`),
      actor: reporter(life, world),
      ...place(life),
      period,
      new: { ...right, status: kind === 'definition' ? 'B' : 'A' },
      reason: chance.pick(`correct reason ${label}`, words.corrected[kind]),
      kind,
      source: { name: words.source },
    }),
  );
  const first: Cell = { ...slip(life), status: kind === 'revision' ? 'P' : 'A' };
  const again = chance.happens(`verify again ${label}`, 0.8) ? verify(life, correctedOn, 2) : [];
  return [...report(life, 1, first), ...verify(life, reportedOn, 1), ...correct, ...again];
}

function kindOf({ status }: Cell, share: number): (typeof CORRECTION_KINDS)[number] {
  if (status === 'B') return 'definition';
  if (status === 'P' || share < 0.3) return 'revision';
  if (share < 0.75) return 'entry_error';
  return share < 0.88 ? 'definition' : 'other';
}

/** A number that was too good, or, where there is no room for a better one, too bad. */
function slip({ cell, series, story, label }: Life): Cell {
  const { indicator } = series;
  const steps = stepsOf(cell.value ?? '0', indicator.decimals);
  const off = Math.max(1, Math.round(steps * (0.06 + 0.12 * story.chance.share(`slip ${label}`))));
  const wrong = steps + off <= ceilingOf(indicator) && !cell.places ? steps + off : Math.max(0, steps - off);
  const { numerator: _, denominator: __, places, ...rest } = cell;
  return {
    ...rest,
    value: textOf(wrong, indicator.decimals),
    ...(places && { places: places.slice(0, wrong) }),
  };
}

function withdraw(life: Life): Act[] {
  const { story, label, cell, reportedOn } = life;
  const { chance, words } = story;
  const day = workdaysAfter(addDays(reportedOn, 1), chance.between(`withdraw ${label}`, 10, 40));
  return acting(story, day, `${label} withdraw`, (world) =>
    world.ask({
      type: 'withdraw_figure',
      id: chance.id(`${label} withdraw`),
      actor: reporter(life, world),
      ...place(life),
      period: cell.period,
      reason: chance.pick(`withdraw reason ${label}`, words.withdrawn),
    }),
  );
}
