/** Fetching from a portal that may be slow, busy or hostile: bounded in bytes and time, without redirects, politely. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotGoOn, type Check } from './finding.ts';
import { giveUp } from './words/say.ts';

/** How long one waits. Milliseconds, and bytes a millisecond. */
export type Patience = {
  /** Without a single byte. */
  idle: number;
  /** For a whole answer, and besides as long as `slowest` takes for what has come. */
  whole: number;
  slowest: number;
  /** At most, when the portal says when to come back. */
  longestWait: number;
  /** Between attempts when it does not: this long, then twice as long, … */
  between: number;
  /** Attempts after which it is given up. */
  attempts: number;
};

export const PATIENCE: Patience = {
  idle: 20_000,
  whole: 30_000,
  slowest: 4,
  longestWait: 60_000,
  between: 500,
  attempts: 6,
};

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
/** Asks for an address: its bytes, or undefined when it is not there (404). @throws CannotGoOn */
export type Get = (url: string, limit: number, check: Check) => Promise<Uint8Array | undefined>;

type Answer = { done: Uint8Array | undefined } | { again: string; after?: number | undefined };

export const getter =
  (fetchFrom: Fetch, patience: Patience): Get =>
  async (url, limit, check) => {
    let why = '';
    for (let attempt = 0; attempt < patience.attempts; attempt++) {
      const answer = await ask(fetchFrom, patience, url, limit, check);
      if ('done' in answer) return answer.done;
      why = answer.again;
      const wait = answer.after ?? patience.between * 2 ** attempt;
      if (attempt + 1 < patience.attempts) await sleep(Math.min(wait, patience.longestWait));
    }
    return giveUp(check, { zh: `${url} 无法读取:${why}。`, en: `${url} cannot be read: ${why}.` });
  };

async function ask(
  fetchFrom: Fetch,
  patience: Patience,
  url: string,
  limit: number,
  check: Check,
): Promise<Answer> {
  const ending = new AbortController();
  const timer = new Timer(patience, () => ending.abort(new Error('it took too long')));
  try {
    const response = await fetchFrom(url, {
      redirect: 'manual',
      signal: ending.signal,
      headers: { accept: '*/*', 'user-agent': 'mingbai-verify' },
    });
    const { status } = response;
    if (status === 200) return { done: await bodyOf(response, limit, timer, { url, check }) };
    await response.body?.cancel();
    if (status === 404) return { done: undefined };
    if (status >= 300 && status < 400) return refuseRedirect(response, url, check);
    if (status === 429 || status >= 500)
      return { again: `HTTP ${status}`, after: retryAfter(response.headers.get('retry-after')) };
    return giveUp(check, { zh: `${url} 答复 HTTP ${status}。`, en: `${url} answers HTTP ${status}.` });
  } catch (error) {
    if (error instanceof CannotGoOn) throw error;
    return { again: ending.signal.aborted ? 'it took too long' : reasonOf(error) };
  } finally {
    timer.end();
  }
}

/** The body as it comes, decompressed, and no further than the limit: it is counted after decompression. */
async function bodyOf(
  response: Response,
  limit: number,
  timer: Timer,
  { url, check }: { url: string; check: Check },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    timer.received(next.value.length);
    if (length > limit) {
      await reader?.cancel();
      return giveUp(check, {
        zh: `${url} 的答复超过 ${limit} 字节,不再读取。`,
        en: `${url} answers with more than the ${limit} bytes that it may have.`,
      });
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, length);
}

/** Ends an answer that does not come, or that trickles. */
class Timer {
  readonly #patience: Patience;
  readonly #end: () => void;
  readonly #start = performance.now();
  #bytes = 0;
  #timeout: NodeJS.Timeout;

  constructor(patience: Patience, end: () => void) {
    this.#patience = patience;
    this.#end = end;
    this.#timeout = this.#arm();
  }

  received(bytes: number): void {
    this.#bytes += bytes;
    clearTimeout(this.#timeout);
    this.#timeout = this.#arm();
  }

  end(): void {
    clearTimeout(this.#timeout);
  }

  #arm(): NodeJS.Timeout {
    const { idle, whole, slowest } = this.#patience;
    const left = whole + this.#bytes / slowest - (performance.now() - this.#start);
    return setTimeout(this.#end, Math.max(0, Math.min(idle, left)));
  }
}

function refuseRedirect(response: Response, url: string, check: Check): never {
  const to = response.headers.get('location') ?? '';
  return giveUp(check, {
    zh: `${url} 转到 ${to}:核验不跟随跳转,请直接给出门户的地址。`,
    en: `${url} redirects to ${to}: redirects are not followed; give the portal's own address.`,
  });
}

/** Milliseconds: `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^[0-9]{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** `fetch` says “fetch failed” and keeps the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
}
