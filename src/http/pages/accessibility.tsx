/** `/accessibility`: 无障碍声明. */
import { Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Accessibility } from '../../../views/pages/accessibility.tsx';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { onlyPlan } from './only-plan.ts';
import { page } from './render.tsx';

export const accessibility = new Hono<Env>().get('/accessibility', atMoment(), (c) =>
  page(c, {}, async () => {
    const say = messages[c.get('language')];
    return {
      title: say.accessibility.title,
      description: say.accessibility.lead,
      plan: await onlyPlan(c),
      synthetic: false,
      children: <Accessibility />,
    };
  }),
);
