/** `/plans/:plan/changes?from=&to=`: what changed between two moments. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { ChangesPage } from '../../../views/pages/changes.tsx';
import { changeSentence, countChanges } from '../../../views/words/changes.ts';
import { date } from '../../../views/words/dates.ts';
import { hasSynthetic, type Known } from '../../domain/changes.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { readChanges, readSpan, type Span } from '../span.ts';
import { page, type Rendering } from './render.tsx';

export const changes = new Hono<Env>().get('/plans/:plan/changes', inPlan(), async (c) => {
  const result = await readSpan(c);
  if (!result.ok) return refuse(c, result.problem);
  const { span } = result;
  return page(c, { from: span.from.asked, to: span.to.asked }, () => changesPage(c, span));
});

async function changesPage(c: Context<Env>, span: Span): Promise<Rendering> {
  const plan = c.get('plan');
  const language = c.get('language');
  const { today } = c.get('moment');
  const say = messages[language];
  const { before, after, changes } = await readChanges(c, plan.plan, span);
  const when = say.changes.between(date(span.from.day, language), date(span.to.day, language));
  return {
    title: `${say.changes.title} · ${plan.shortTitle}`,
    description: changeSentence(countChanges(changes), when, say),
    here: 'plan',
    plan,
    synthetic: hasSynthetic(changes),
    children: (
      <ChangesPage
        plan={plan}
        span={span}
        changes={changes}
        names={namesIn(before, after)}
        years={yearsOver(plan, today)}
        earliest={dayOf(plan.adopted.at, plan.timeZone)}
        latest={addDays(today, -1)}
      />
    ),
  };
}

/** Names as they were at the later moment; what is there no more goes by its earlier name. */
function namesIn(...moments: readonly Known[]) {
  const rows = moments.flatMap(({ rows: { indicators } }) => indicators);
  return {
    indicators: new Map(rows.map(({ indicator, name }) => [indicator, name])),
    targets: new Map(rows.flatMap(({ targets }) => targets.map(({ id, name }) => [id, name] as const))),
  };
}

/** The years of the plan that can be compared from end to end: over, and begun after it was adopted. */
function yearsOver({ period, adopted, timeZone }: PlanRow, today: string) {
  const first = dayOf(adopted.at, timeZone);
  const [start, end] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))];
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => String(start + index))
    .map((year) => ({ year, from: addDays(`${year}-01-01`, -1), to: `${year}-12-31` }))
    .filter(({ from, to }) => from >= first && to < today);
}
