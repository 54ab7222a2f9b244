/** A portal in memory with the real plan and so many made-up comments, of two years, in every state. */
import { createHash, randomUUID } from 'node:crypto';
import { COMMENT_KINDS, DECLINE_REASONS } from '../events/comment.ts';
import type { Actor } from '../events/envelope.ts';
import { CHINA_WORKDAYS } from '../plans/holidays/china.ts';
import { readPlanFolder } from '../src/cli/plan-folder.ts';
import { migrate } from '../src/db/migrate.ts';
import { openPGlite } from '../src/db/pglite.ts';
import { addWorkingDays } from '../src/domain/workdays.ts';
import { commitmentOf } from '../src/log/commitment.ts';
import type { NewEvent, StreamAppend } from '../src/log/log.ts';
import { openLog } from '../src/log/open.ts';
import { adopt } from '../src/office/plans.ts';
import { projections } from '../src/projections/index.ts';

export const PLAN = 'putuo-2013-2015';
const DEPARTMENTS = ['housing-bureau', 'environment-bureau', 'greening-bureau', 'education-bureau'];
const ABOUT = ['indicator/air-quality-good-rate', 'task/quality-information', 'department/housing-bureau'];
const START = Date.parse('2014-01-06T02:00:00Z');
const DAYS = 700;
const AT_ONCE = 500;
const DAY_MS = 86_400_000;
const resident: Actor = { role: 'resident' };
const editor: Actor = { role: 'editor', ref: 'bench' };

export type CommentsPortal = Awaited<ReturnType<typeof openComments>>;

/** @param count comments, spread evenly over the days; each day decides, answers and publishes those of days before. */
export async function openComments(count: number) {
  const { db, close } = await openPGlite();
  await migrate(db);
  let now = new Date('2013-12-02T02:00:00Z');
  const clock = () => now;
  const log = openLog({ db, clock, source: 'bench.example/log', projections });
  const read = await readPlanFolder(`plans/${PLAN}`);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { plan: content, sha256 } = read;
  const adopting = {
    type: 'adopt_plan' as const,
    id: randomUUID(),
    actor: { role: 'operator' as const },
    content,
    sha256,
  };
  const adopted = await adopt({ log, clock, demo: true }, adopting);
  if (!adopted.ok) throw new Error(JSON.stringify(adopted));

  const append = async (appends: readonly StreamAppend[]) => {
    for (let begin = 0; begin < appends.length; begin += AT_ONCE) {
      const outcome = await log.append(appends.slice(begin, begin + AT_ONCE));
      if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome));
    }
  };
  const perRound = Math.max(1, Math.round(count / 20));
  for (let from = 0; from < count; from += perRound) {
    const round = Array.from({ length: Math.min(perRound, count - from) }, (_, index) => from + index);
    const on = (later: number) => new Date(START + (from / count) * DAYS * DAY_MS + later * DAY_MS);
    for (const [later, events] of STEPS) {
      now = on(later);
      await append(round.flatMap((index) => streamOf(index, events(index, now.toISOString().slice(0, 10)))));
    }
  }
  now = new Date('2016-02-15T04:00:00Z');
  let more = count;
  return {
    ...{ db, log, clock, close },
    /** One more, so that nothing that was read before is the newest. */
    another: () => append(streamOf(more, submitted(more++, '2016-02-15'))),
  };
}

const streamOf = (index: number, events: NewEvent[]): StreamAppend[] =>
  events.length === 0 ? [] : [{ stream: `comment/${idOf(index)}`, expected: 'any', events }];

/** The same for the same number. */
function idOf(index: number): string {
  const hex = createHash('sha256').update(`comment ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const of = (index: number) => ({ comment: idOf(index), synthetic: true as const });
const departmentOf = (index: number) => DEPARTMENTS[index % DEPARTMENTS.length] ?? '';
const sealedIn = (sealed: Record<string, unknown>) => {
  const salt = createHash('sha256').update(JSON.stringify(sealed)).digest('hex');
  return {
    sealed: commitmentOf(sealed, salt),
    openings: [{ field: 'sealed', salt, sealed }],
  };
};
const wordsOf = (index: number) => ({
  title: `第 ${index} 号楼的外墙`,
  body: `${index} 号楼的外墙${index % 50 === 0 ? '漏水' : '脱落'},请问什么时候修?`.padEnd(60, '请尽快答复。'),
  name: '',
});

type Step = (index: number, day: string) => NewEvent[];

const submitted: Step = (index, day) => {
  const { sealed, openings } = sealedIn(wordsOf(index));
  const about = ABOUT[index % (ABOUT.length + 1)];
  const data = {
    ...of(index),
    kind: COMMENT_KINDS[index % COMMENT_KINDS.length] ?? 'enquiry',
    plan: PLAN,
    ...(about && { about }),
    ...deadline('acceptBy', day, 5),
    consent: index % 10 < 7,
    sealed,
  };
  return [{ id: randomUUID(), type: 'comment.submitted', actor: resident, data, openings }];
};
const deadline = (name: string, day: string, days: number) => {
  const by = addWorkingDays(day, days, CHINA_WORKDAYS);
  return by === undefined ? {} : { [name]: by };
};

/** A fifth is declined, a twentieth left undecided. */
const decided: Step = (index, day) => {
  if (index % 20 === 19) return [];
  const isDeclined = index % 5 === 4;
  const reason = DECLINE_REASONS[index % DECLINE_REASONS.length] ?? 'duplicate';
  const answerBy = addWorkingDays(day, 15, CHINA_WORKDAYS) ?? day;
  return [
    isDeclined
      ? { id: randomUUID(), type: 'comment.declined', actor: editor, data: { ...of(index), reason } }
      : {
          ...{ id: randomUUID(), type: 'comment.accepted', actor: editor },
          data: { ...of(index), department: departmentOf(index), answerBy },
        },
  ];
};
const isAnswered = (index: number) => index % 20 !== 19 && index % 5 !== 4 && index % 10 !== 3;
const isSelected = (index: number) => isAnswered(index) && index % 10 === 0;
const answered: Step = (index) => {
  if (!isAnswered(index)) return [];
  const { sealed, openings } = sealedIn({ body: `您好,${index} 号楼的外墙已列入本年度修缮计划。` });
  const data = { ...of(index), department: departmentOf(index), sealed };
  return [{ id: randomUUID(), type: 'comment.replied', actor: editor, data, openings }];
};
const selected: Step = (index) => {
  if (!isSelected(index)) return [];
  const { sealed, openings } = sealedIn(wordsOf(index));
  return [
    { id: randomUUID(), type: 'comment.selected', actor: editor, data: { ...of(index), sealed }, openings },
    {
      ...{ id: randomUUID(), type: 'comment.rated', actor: resident },
      data: { ...of(index), satisfaction: 1 + (index % 5) },
    },
  ];
};

/** Days after the submission, and what happens then. */
const STEPS: readonly [number, Step][] = [
  [0, submitted],
  [3, decided],
  [12, answered],
  [15, selected],
];
