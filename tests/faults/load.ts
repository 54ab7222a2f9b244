/** Programs that report figures through the API, several at once, and remember what was acknowledged. */
import { join } from 'node:path';

export const TOKEN = 'a-token-for-the-tests';
export const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
const WRITERS = 6;

export type Refusal = { status: number; retryAfter: string | null };
export type Load = {
  /** Position by the id of the event, of every report that was answered as recorded. */
  acknowledged: ReadonlyMap<string, number>;
  refusals: readonly Refusal[];
  /** Resolves when so many more were acknowledged than now. */
  acknowledges(more: number): Promise<void>;
  /** Lets the reports under way end. */
  stop(): Promise<void>;
};

/**
 * Reports means of fine dust over ever other ranges of years, until it is stopped. A report without an answer, or
 * refused for the moment, is sent again under its id: whether it was recorded is not known.
 */
export function report(address: string, acknowledged = new Map<string, number>()): Load {
  const refusals: Refusal[] = [];
  let waiting: { size: number; resolve: () => void }[] = [];
  let stopped = false;
  let next = acknowledged.size;
  const writers = Array.from({ length: WRITERS }, async () => {
    while (!stopped) {
      const figure = next++;
      while (!stopped && !(await send(address, figure, acknowledged, refusals))) await pause();
      waiting = waiting.filter(({ size, resolve }) => acknowledged.size < size || resolve());
    }
  });
  return {
    acknowledged,
    refusals,
    acknowledges: (more) =>
      new Promise<void>((resolve) => waiting.push({ size: acknowledged.size + more, resolve })),
    stop: async () => {
      stopped = true;
      await Promise.all(writers);
    },
  };
}

async function send(
  address: string,
  figure: number,
  acknowledged: Map<string, number>,
  refusals: Refusal[],
): Promise<boolean> {
  const id = `00000000-0000-4000-8000-${String(figure).padStart(12, '0')}`;
  const from = 1000 + Math.floor(figure / 50);
  const body = {
    indicator: 'fine-dust',
    period: `${from}/${from + 1 + (figure % 50)}`,
    value: String(figure % 60),
  };
  const response = await fetch(`${address}/api/v1/plans/lindenau-2024-2027/figures`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Idempotency-Key': id, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  // No answer, or half of one.
  const answer: unknown = await response?.json().catch(() => undefined);
  if (!response || !answer) return false;
  if (response.ok) {
    const [position] = (answer as { positions: number[] }).positions;
    if (position === undefined) throw new Error('a report was recorded nowhere');
    acknowledged.set(id, position);
    return true;
  }
  // Another of them wrote to the indicator in between.
  if ((answer as { code?: string }).code === 'conflict') return false;
  refusals.push({ status: response.status, retryAfter: response.headers.get('Retry-After') });
  if (response.status !== 503) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
  return false;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));
