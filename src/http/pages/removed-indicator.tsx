/** The page of an indicator that stood in the plan and was taken out of it. */
import type { Context } from 'hono';
import { RemovedIndicator } from '../../../views/pages/removed-indicator.tsx';
import type { Env } from '../context.ts';
import { isId } from '../parameters.ts';
import { page } from './render.tsx';

/**
 * Answers 410 with where it can still be seen; undefined when the plan never had such an indicator by then.
 */
export async function removedIndicator(c: Context<Env>, id: string): Promise<Response | undefined> {
  const { log } = c.get('deps');
  const plan = c.get('plan');
  const { position } = c.get('moment');
  if (!isId(id)) return undefined;
  const stream = `plan/${plan.plan}/indicator/${id}`;
  const [last] = await log.readEvents({
    stream,
    types: ['indicator.set'],
    to: position,
    order: 'descending',
    limit: 1,
  });
  const removal = last && (await removalAfter(c, id, last.position));
  if (!removal) return undefined;
  const row = await log.row('indicators', `${plan.plan}/${id}`, removal.position - 1);
  if (!row) return undefined;
  const response = await page(c, {}, async () => ({
    title: `${row.name} · ${plan.shortTitle}`,
    here: 'indicators',
    plan,
    synthetic: row.synthetic === true,
    children: (
      <RemovedIndicator
        plan={plan}
        indicator={row}
        until={removal.position - 1}
        removedBy={removal.position}
        reason={removal.reason}
      />
    ),
  }));
  return response.status === 200
    ? new Response(response.body, { status: 410, headers: response.headers })
    : response;
}

/** The amendment that took it out, after it was last set and up to the moment. */
async function removalAfter(c: Context<Env>, id: string, from: number) {
  const { plan } = c.get('plan');
  const amendments = await c.get('deps').log.readEvents({
    stream: `plan/${plan}`,
    types: ['plan.amended'],
    from: from + 1,
    to: c.get('moment').position,
    limit: 1000,
  });
  for (const event of amendments) {
    if (event.type !== 'plan.amended') continue;
    const { removed, reason } = event.data;
    if (removed?.indicators.includes(id)) return { position: event.position, reason };
  }
  return undefined;
}
