/** 办理统计: what became of comments, in counts, and the comments that each count is of. */
import { Hono } from 'hono';
import { z } from 'zod';
import { CalendarDate, Count, EventId } from '../../../events/scalars.ts';
import { CHINA_WORKDAYS } from '../../../plans/holidays/china.ts';
import { MEASURES, type Measure, SATISFIED_FROM } from '../../domain/comment-measures.ts';
import { tellStatistics } from '../../domain/tell-statistics.ts';
import { atMoment } from '../at-moment.ts';
import { askedGroup, commentsOf, isMeasure, measureUnknown, readStatistics } from '../comment-groups.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { AT, answers, DAY, describe, inPath, inQuery } from './describe.ts';
import { answer } from './reading.ts';

const text = z.string();
const Percent = text
  .regex(/^[0-9]+\.[0-9]$/)
  .nullable()
  .describe('Rounded half up to one decimal; `null` for a share of nothing.');
const Share = z
  .object({ part: Count, whole: Count, percent: Percent })
  .meta({ id: 'CommentShare', description: 'Of `whole` comments, `part` are so.' });
const counts = Object.fromEntries(MEASURES.map((measure) => [measure, Count])) as Record<
  Measure,
  typeof Count
>;
const Group = z
  .object({
    group: text
      .nullable()
      .describe('`in` of the lists: `2014-Q1`, `2014-03`, `kind:complaint`, `department:plan/department`.'),
    counts: z.object(counts).describe('Each is defined on the page `/comments/statistics`.'),
    answered: Share.describe('Of `valid`.'),
    inTime: Share.describe('Of `answered_in_time`, `answered_late` and `overdue`.'),
    satisfied: Share.describe(`Of \`rated\`: ${SATISFIED_FROM} of 5 points or more.`),
    handling: z
      .object({
        known: z
          .enum(['yes', 'no', 'none'])
          .describe('`no`: it needs a year that `workdayYears` does not name. `none`: nothing was answered.'),
        mean: text.nullable(),
        median: text.nullable(),
      })
      .describe('Working days from submission (not counted) to the first answer (counted), one decimal.'),
    synthetic: z.boolean().describe('Something made up for a demonstration is counted.'),
  })
  .meta({ id: 'CommentGroup' });
const Statistics = z
  .object({
    position: z.int().min(-1),
    day: CalendarDate.describe('The cut-off: what is open is overdue on this day or not.'),
    timeZone: text.describe('In which days begin and end.'),
    workdayYears: z.array(text).describe('The years whose holidays and make-up days are known.'),
    all: Group,
    quarters: z.array(Group),
    months: z.array(Group),
    kinds: z.array(Group),
    departments: z.array(Group),
  })
  .meta({ id: 'CommentStatistics' });
const Listed = z
  .object({
    position: z.int().min(-1),
    day: CalendarDate,
    measure: z.enum(MEASURES),
    group: text.nullable(),
    comments: z.array(EventId).describe('In the order in which they were submitted.'),
  })
  .meta({ id: 'CountedComments' });

const OPTIONS = [AT, DAY];

export const commentStatistics = new Hono<Env>()
  .get(
    '/comments/statistics',
    describe({
      summary: 'What became of comments, in counts: of all, by quarter, month, kind and department.',
      description:
        'Months and quarters are those of submission, with those in which there was one. Counts alone: what a resident wrote is in none of them.',
      parameters: OPTIONS,
      answers: answers(Statistics),
      refusals: [400, 429],
    }),
    atMoment(),
    (c) =>
      answer(c, {}, async () => {
        const { position, day, timeZone } = c.get('moment');
        const statistics = await readStatistics(c);
        const when = { position, day, timeZone, workdayYears: CHINA_WORKDAYS.years };
        return { ...when, ...tellStatistics(statistics) };
      }),
  )
  .get(
    '/comments/statistics/:measure',
    describe({
      summary: 'The comments that one count is of.',
      parameters: [
        inPath('measure', `The count: ${MEASURES.map((measure) => `\`${measure}\``).join(', ')}.`),
        inQuery('in', 'The group, by its name in the statistics; all comments when left out.'),
        ...OPTIONS,
      ],
      answers: answers(Listed),
    }),
    atMoment(),
    (c) => {
      const measure = c.req.param('measure');
      if (!isMeasure(measure)) return refuse(c, measureUnknown(measure));
      const group = askedGroup(c);
      if (!group.ok) return refuse(c, group.problem);
      return answer(c, { in: group.value }, async () => {
        const { position, day } = c.get('moment');
        const comments = await commentsOf(c, measure, group.value);
        return { position, day, measure, group: group.value ?? null, comments };
      });
    },
  );
