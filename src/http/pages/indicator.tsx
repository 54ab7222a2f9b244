/** One indicator's page: its rows, the sentences round its quotes, its records. */
import type { Context } from 'hono';
import { Indicator } from '../../../views/pages/indicator.tsx';
import { referenceNames } from '../../../views/words/demand.ts';
import type { Names } from '../../../views/words/names.ts';
import { findingOf } from '../../charts/finding.ts';
import { account } from '../../domain/account.ts';
import { readAccountRows, readPlanText } from '../../log/account.ts';
import type { IndicatorRow } from '../../projections/rows.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { sentenceRound } from './document.ts';
import { newestFirst } from './figures.ts';
import { changesOf } from './indicator-changes.ts';
import { indicatorFacts } from './link-facts.ts';
import { namesOf } from './names.ts';
import { picturesOf } from './pictured.ts';
import { isSynthetic } from './plans.tsx';
import { proofTools } from './proof.ts';
import type { Rendering } from './render.tsx';

/** The page shows so many of the newest records, and leads to the ledger for the rest. */
const MOST_RECORDS = 300;
/** And so many figures, and leads to the API for the rest: a phone must bear the page. */
const MOST_FIGURES = 300;

export async function indicatorPage(c: Context<Env>, indicator: IndicatorRow): Promise<Rendering> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position, day } = c.get('moment');
  const stream = `plan/${plan.plan}/indicator/${indicator.indicator}`;
  const [rows, text, tasks, history, settings, names] = await Promise.all([
    readAccountRows(log, plan.plan, position),
    readPlanText(log, plan.plan, position),
    log.rows('tasks', { plan: plan.plan, at: position }),
    log.readEvents({ stream, to: position, order: 'descending', limit: MOST_RECORDS + 1 }),
    log.readEvents({ stream, to: position, types: ['indicator.set'], limit: MOST_RECORDS }),
    namesOf(log, [plan.plan], position),
  ]);
  if (!rows) throw new Error(`plan ${plan.plan} has a row at ${position} and no account`);
  const isOwn = (row: { indicator: string }) => row.indicator === indicator.indicator;
  const targets = account(rows, { position, day }).targets.filter(isOwn);
  const baselines = rows.baselines.filter(isOwn);
  const figures = newestFirst(rows.figures.filter(isOwn), indicator);
  const departments = new Map(rows.departments.map((row) => [row.department, row.name]));
  const references = referenceNames(plan);
  const pictures = picturesOf(rows, day);
  const points = [...text];
  const area = plan.areas.find(({ id }) => id === indicator.area);
  return {
    title: `${indicator.name} · ${plan.shortTitle}`,
    description: targets.map(({ quote }) => quote).join(' '),
    here: 'indicators',
    plan,
    feed: { title: indicator.name, path: `/plans/${plan.plan}/indicators/${indicator.indicator}/feed.atom` },
    control: await momentControl(c, plan),
    ...indicatorFacts(c, plan, indicator, targets),
    synthetic:
      targets.some(({ synthetic }) => synthetic) ||
      figures.some((row) => row.synthetic === true) ||
      history.some(isSynthetic),
    children: (
      <Indicator
        plan={plan}
        indicator={indicator}
        areaName={area?.name ?? indicator.area}
        topicName={area?.topics.find(({ id }) => id === indicator.topic)?.name ?? indicator.topic}
        departments={rows.departments}
        targets={targets.map((target) => ({
          target,
          plan: plan.plan,
          ...sentenceRound(points, target),
          references,
          departments,
          task: tasks.find(({ task }) => task === target.task),
          baselines,
        }))}
        figures={figures.slice(0, MOST_FIGURES)}
        figureCount={figures.length}
        references={rows.references.filter(isOwn)}
        baselines={baselines}
        referenceNames={references}
        pictures={targets.map((target) => {
          const { picture } = pictures(target);
          return {
            plan: plan.plan,
            target,
            indicator,
            picture,
            finding: picture && findingOf(target, picture),
            references,
            hasFigures: figures.length > 0,
            isOneOfMany: targets.length > 1,
          };
        })}
        changes={changesOf(settings, (id) => departments.get(id) ?? id)}
        history={history.slice(0, MOST_RECORDS)}
        hasMore={history.length > MOST_RECORDS}
        stream={stream}
        proof={proofTools(c)}
        names={withoutItsName(names, `${plan.plan}/${indicator.indicator}`)}
      />
    ),
  };
}

/** On its own page every record is about the indicator: its name need not stand in each line. */
function withoutItsName(names: Names, key: string): Names {
  const own = names.indicators.get(key);
  const indicators = new Map(names.indicators);
  if (own) indicators.set(key, { ...own, name: '' });
  return { ...names, indicators };
}
