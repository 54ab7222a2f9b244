/** Targets, each with what was computed, given and claimed. */
import { type Context, Hono } from 'hono';
import { readAccount } from '../../log/account.ts';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse } from '../problem.ts';
import { answers, describe, inPath, OF_PLAN } from './describe.ts';
import { answer, momentOf, unknown } from './reading.ts';
import { OneTarget, Targets } from './shapes.ts';
import { toldTarget } from './told.ts';

export const targets = new Hono<Env>()
  .get(
    '/plans/:plan/targets',
    describe({
      summary: 'Every target of a plan with its verdicts.',
      description: 'In the order of the text.',
      parameters: OF_PLAN,
      answers: answers(Targets, 'As known at `position`, judged on `day`.'),
    }),
    inPlan(),
    (c) => answer(c, {}, async () => ({ ...momentOf(c), targets: (await accounted(c)).map(toldTarget) })),
  )
  .get(
    '/plans/:plan/targets/:target',
    describe({
      summary: 'One target with its verdicts.',
      parameters: [...OF_PLAN, inPath('target', 'Id of the target.')],
      answers: answers(OneTarget, 'As known at `position`, judged on `day`.'),
    }),
    inPlan(),
    async (c) => {
      const id = c.req.param('target');
      const target = (await accounted(c)).find((each) => each.id === id);
      if (!target) return refuse(c, unknown('target', id, c.get('moment').position));
      return answer(c, {}, async () => ({ ...momentOf(c), target: toldTarget(target) }));
    },
  );

async function accounted(c: Context<Env>) {
  const { plan, position, day } = momentOf(c);
  const account = await readAccount(c.get('deps').log, plan, { at: position, day });
  return account?.targets ?? [];
}
