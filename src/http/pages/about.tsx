/** `/about`: what this site is, what its ledger can and cannot prove, and where verdicts come from. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { About } from '../../../views/pages/about.tsx';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { onlyPlan } from './only-plan.ts';
import { page } from './render.tsx';

export const about = new Hono<Env>().get('/about', atMoment(), (c) =>
  page(c, {}, async () => {
    const say = messages[c.get('language')];
    return {
      title: say.about.title,
      description: say.about.lead,
      plan: await onlyPlan(c),
      synthetic: false,
      children: <About />,
    };
  }),
);
