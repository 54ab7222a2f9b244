/**
 * Sends comments at a pace, whether or not the answers keep up, each from another address behind a proxy, half of them
 * with a proof of work; tells its parent what the answers were. A process of its own.
 */
import { Agent, request } from 'node:http';
import { createChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { type DeskKeys, deskKeys } from '../src/comments/desk-keys.ts';
import { newFormToken } from '../src/comments/form-token.ts';
import { newChallenge } from '../src/comments/proof-of-work.ts';

export type Flood = {
  port: number;
  /** The desk's own: who sends then has nothing to compute, and the machine is the portal's. */
  secret: string;
  /** The portal's clock, less this process's, in milliseconds. */
  offset: number;
  count: number;
  perSecond: number;
};
/** How many answers there were of each status, and how long they took in milliseconds. */
export type Sent = { statuses: Record<string, number>; times: number[]; seconds: number };

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** What somebody who spends a second on each comment sends. */
async function proofOf(keys: DeskKeys, form: string): Promise<string> {
  const { parameters } = JSON.parse(await newChallenge(keys, form));
  const { algorithm, cost, data } = parameters;
  const secret = keys.secret('proof');
  const made = { algorithm, cost, data, deriveKey, counter: 0, hmacSignatureSecret: secret };
  const challenge = await createChallenge(made);
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

const BODY = '演示用的灌水内容,并非居民留言。'.repeat(50);

async function bodyOf(keys: DeskKeys, offset: number, n: number): Promise<string> {
  const form = newFormToken(keys, new Date(Date.now() + offset));
  return new URLSearchParams({
    form,
    ...(n % 2 === 0 && { proof: await proofOf(keys, form.split('.')[0] ?? '') }),
    kind: 'enquiry',
    title: `灌水 ${n}`,
    body: BODY,
    consent: 'on',
    // Every fourth names a telephone that nobody else names.
    ...(n % 4 === 1 && { contact: `138${String(n).padStart(8, '0')}` }),
  }).toString();
}

/** Nobody's twice: 10.0.0.0/8 has 16 million. */
const addressOf = (n: number): string => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** The status; `failed` where there was no answer. */
function post(port: number, body: string, from: string): Promise<number | 'failed'> {
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
    'Sec-Fetch-Site': 'same-origin',
    'X-Forwarded-For': from,
  };
  return new Promise((resolve) => {
    const sending = request(
      { ...{ port, agent, headers }, host: '127.0.0.1', method: 'POST', path: '/comments/new' },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sending.once('error', () => resolve('failed'));
    sending.end(body);
  });
}

/** Bodies of forms, made before the flood: it takes a core's time to make them. */
let bodies: string[] = [];

async function prepare({ secret, offset, count }: Flood): Promise<number> {
  const keys = deskKeys(secret);
  bodies = [];
  for (let n = 0; n < count; n++) bodies.push(await bodyOf(keys, offset, n));
  return bodies.length;
}

async function send({ port, count, perSecond }: Flood): Promise<Sent> {
  const sent: Sent = { statuses: {}, times: [], seconds: 0 };
  const asked: Promise<void>[] = [];
  const one = async (n: number) => {
    const start = performance.now();
    const status = await post(port, bodies[n] ?? '', addressOf(n + 1));
    sent.times.push(performance.now() - start);
    sent.statuses[status] = (sent.statuses[status] ?? 0) + 1;
  };
  const start = performance.now();
  for (let n = 0; n < count; n++) {
    const due = start + (n * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    asked.push(one(n));
  }
  await Promise.all(asked);
  sent.seconds = (performance.now() - start) / 1000;
  return sent;
}

process.on('message', async (asked: { prepare: Flood } | { send: Flood }) =>
  process.send?.('prepare' in asked ? await prepare(asked.prepare) : await send(asked.send)),
);
