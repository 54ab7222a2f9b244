/** `/plans/:plan/text`: the official text as the interface. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { PlanText } from '../../../views/pages/text.tsx';
import { readAccount, readPlanText } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { contentsOf, paragraphsOf } from './document.ts';
import { page } from './render.tsx';

export const text = new Hono<Env>().get('/plans/:plan/text', inPlan(), (c) =>
  page(c, {}, async () => {
    const { log } = c.get('deps');
    const plan = c.get('plan');
    const { position: at, day } = c.get('moment');
    const [words, account] = await Promise.all([
      readPlanText(log, plan.plan, at),
      readAccount(log, plan.plan, { at, day }),
    ]);
    const targets = account?.targets ?? [];
    const isWhole = [...words].length === plan.text.codePoints;
    const paragraphs = isWhole ? paragraphsOf(words, plan, targets) : [];
    return {
      title: `${messages[c.get('language')].text.title} · ${plan.title}`,
      here: 'text',
      plan,
      synthetic: targets.some(({ synthetic }) => synthetic),
      children: <PlanText plan={plan} paragraphs={paragraphs} contents={contentsOf(paragraphs)} />,
    };
  }),
);
