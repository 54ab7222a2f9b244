/** `/plans/:plan/text`: the official text as the interface. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { PlanText } from '../../../views/pages/text.tsx';
import { account } from '../../domain/account.ts';
import { readAccountRows, readPlanText } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { momentControl } from '../moment-control.ts';
import { contentsOf, countsOf, paragraphsOf, placesOf, sectionsOf } from './document.ts';
import { latestFigures } from './figures.ts';
import { withComments } from './with-comments.tsx';

export const text = new Hono<Env>().get('/plans/:plan/text', inPlan(), (c) =>
  withComments(c, {}, { kind: 'text', plan: c.get('plan').plan }, async () => {
    const { log } = c.get('deps');
    const plan = c.get('plan');
    const { position: at, day } = c.get('moment');
    const [words, rows, tasks] = await Promise.all([
      readPlanText(log, plan.plan, at),
      readAccountRows(log, plan.plan, at),
      log.rows('tasks', { plan: plan.plan, at }),
    ]);
    if (!rows) throw new Error(`plan ${plan.plan} has a row at ${at} and no account`);
    const { targets } = account(rows, { position: at, day });
    const latest = latestFigures(rows);
    const shown = targets.map((target) => ({ target, latest: latest(target) }));
    const isWhole = [...words].length === plan.text.codePoints;
    const paragraphs = isWhole ? paragraphsOf(words, plan, shown, tasks) : [];
    return {
      title: `${messages[c.get('language')].text.title} · ${plan.title}`,
      description: messages[c.get('language')].text.lead,
      here: 'text',
      plan,
      control: await momentControl(c, plan),
      synthetic:
        targets.some(({ synthetic }) => synthetic) || rows.figures.some((row) => row.synthetic === true),
      children: (
        <PlanText
          plan={plan}
          sections={sectionsOf(paragraphs)}
          places={placesOf(paragraphs)}
          contents={contentsOf(paragraphs)}
          counts={countsOf(shown)}
        />
      ),
    };
  }),
);
