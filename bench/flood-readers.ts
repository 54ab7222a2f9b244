/**
 * Reads public pages at a steady pace, whether or not the answers keep up, and tells its parent how long each took.
 * A process of its own: what the flood costs its sender is not in it.
 */
import { Agent, get } from 'node:http';

/** Milliseconds of each page, and how many were not answered by one: what those took is among them. */
export type Read = { kept: number[]; made: number[]; failed: number };

const PLAN = '/plans/putuo-2013-2015';
/** What readers come back to: the portal keeps the answers while nothing changes. */
const KEPT = [PLAN, `${PLAN}/text`, `${PLAN}/indicators/air-quality-good-rate`, `${PLAN}/tasks`, '/comments'];
/** Positions of the demonstration's log at which its plan stands, in no order: none is asked for twice. */
const FIRST = 200;
const POSITIONS = 2_053;
const STRIDE = 797;

let [keptReads, madeReads] = [0, 0];
const kept = () => KEPT[keptReads++ % KEPT.length] ?? PLAN;
const made = () => `${PLAN}/indicators?at=${FIRST + ((madeReads++ * STRIDE) % POSITIONS)}`;

/** Milliseconds from asking to the last byte, and whether it was the page. */
function ask(agent: Agent, port: number, path: string): Promise<{ ms: number; ok: boolean }> {
  const start = performance.now();
  return new Promise((resolve) => {
    const told = (ok: boolean) => resolve({ ms: performance.now() - start, ok });
    get({ port, path, agent, host: '127.0.0.1', headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      answer.resume();
      answer.once('end', () => told(answer.statusCode === 200));
    }).once('error', () => told(false));
  });
}

/** One in five is a page that must be made: the list of indicators at a position that nobody asked for before. */
async function read(port: number, seconds: number, perSecond: number): Promise<Read> {
  const times: Read = { kept: [], made: [], failed: 0 };
  const asked: Promise<unknown>[] = [];
  // Of this reading alone: the server closes what was left idle since the one before.
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  for (let count = 0; count < seconds * perSecond; count++) {
    const due = start + (count * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const isMade = count % 5 === 4;
    const taken = isMade ? times.made : times.kept;
    asked.push(
      ask(agent, port, isMade ? made() : kept()).then(({ ms, ok }) => {
        taken.push(ms);
        if (!ok) times.failed += 1;
      }),
    );
  }
  await Promise.all(asked);
  agent.destroy();
  return times;
}

process.on(
  'message',
  async ({ port, seconds, perSecond }: Record<'port' | 'seconds' | 'perSecond', number>) =>
    process.send?.(await read(port, seconds, perSecond)),
);
