/** `/embed/plans/:plan/indicators/:id`: one indicator for the frames of other sites (see `security.ts`). */
import { Hono } from 'hono';
import { EmbedDocument } from '../../../views/pages/embed.tsx';
import { referenceNames } from '../../../views/words/demand.ts';
import { inPlan } from '../at-moment.ts';
import { cached } from '../cache.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { indicatorOf, readIndicator } from './one-indicator.ts';
import { readingOf } from './render.tsx';

export const embed = new Hono<Env>().get('/embed/plans/:plan/indicators/:id', inPlan(), async (c) => {
  const row = await indicatorOf(c);
  if ('status' in row) return refuse(c, row);
  const { position, day, asked } = c.get('moment');
  return cached(c, { position, day, query: { at: asked.at, askedDay: asked.day } }, async () => {
    const plan = c.get('plan');
    const { indicator, targets, synthetic } = await readIndicator(c, row);
    const reading = readingOf(c, [], plan, synthetic);
    const document = (
      <EmbedDocument
        reading={reading}
        plan={plan}
        indicator={indicator}
        targets={targets}
        references={referenceNames(plan)}
      />
    );
    return { body: `<!doctype html>${document}`, contentType: 'text/html; charset=utf-8' };
  });
});
