/** A token bucket for each client: generous to readers, strict to writers. In memory, so per process. */
import type { Context, MiddlewareHandler } from 'hono';
import { clientAddress, subscriberOf, type Trust, trusting } from './client-address.ts';
import type { Env } from './context.ts';
import { refuse, statusProblem } from './problem.ts';
import { holdsToken } from './token.ts';

/** `burst` requests at once, and `perSecond` more each second. */
export type Allowance = { burst: number; perSecond: number };
export type RateLimits = {
  reads: Allowance;
  writes: Allowance;
  /** Reads below `/log`. */
  tiles: Allowance;
  now: () => number;
};

const LIMITS: RateLimits = {
  reads: { burst: 600, perSecond: 20 },
  writes: { burst: 30, perSecond: 0.5 },
  // Whoever verifies a log of a million events reads 4,000 bundles, and may do so again.
  tiles: { burst: 10_000, perSecond: 200 },
  now: () => performance.now(),
};

/** Takes a token for a request: 0, or the seconds until there is one. At once where no bearer token is to be read. */
export type Limiter = (c: Context<Env>) => number | Promise<number>;

/**
 * `now` is in milliseconds and never runs backwards: real time, not the portal's clock. Not limited are requests
 * without a peer (made inside the process), programs that hold the token, and readers on the machine itself: that is
 * a proxy which nobody named as trusted, and behind it stands everybody.
 */
export function createLimiter({ now, ...allow }: RateLimits = LIMITS): Limiter {
  const readers = createBuckets(allow.reads);
  const writers = createBuckets(allow.writes);
  const verifiers = createBuckets(allow.tiles);
  const bucketsOf = (c: Context<Env>, reads: boolean) =>
    !reads ? writers : c.req.path.startsWith('/log/') ? verifiers : readers;
  return (c) => {
    const client = clientOf(c);
    if (client === undefined) return 0;
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (reads && isLoopback(client)) return 0;
    const take = () => bucketsOf(c, reads).take(subscriberOf(client), now());
    if (c.req.header('Authorization') === undefined) return take();
    return holdsToken(c).then((holds) => (holds ? 0 : take()));
  };
}

/** Answers 429 with `Retry-After` to whoever asks too often. */
export const rateLimit = (limiter: Limiter): MiddlewareHandler<Env> =>
  async function rateLimit(c, next) {
    const wait = await limiter(c);
    if (wait === 0) return next();
    return refuse(c, { ...statusProblem(429), headers: { 'Retry-After': String(Math.ceil(wait)) } });
  };

const trustsLoopback = trusting(['127.0.0.0/8', '::1']);
/** An address of the machine itself. */
export const isLoopback = (address: string): boolean => LOOPBACK.has(address) || trustsLoopback(address);
/** As a socket says it, so that the usual case costs no arithmetic. */
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The address that a request comes from, with trusted proxies looked through. */
export function clientOf(c: Context<Env>): string | undefined {
  const { peer, config } = c.get('deps');
  const address = peer?.(c);
  if (address === undefined) return undefined;
  return clientAddress(address, c.req.header('X-Forwarded-For'), trustOf(config.trustedProxies));
}

/** Networks are read once for each configuration, not for each request. */
const trusted = new WeakMap<readonly string[], Trust>();
function trustOf(networks: readonly string[]): Trust {
  const trust = trusted.get(networks) ?? trusting(networks);
  trusted.set(networks, trust);
  return trust;
}

/** Buckets by key; beyond `most` keys the ones that were used least recently are forgotten. */
export function createBuckets({ burst, perSecond }: Allowance, most = 20_000) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    /** Takes a token: 0, or the seconds until there is one. */
    take(key: string, now: number): number {
      const before = buckets.get(key) ?? { tokens: burst, at: now };
      const filled = Math.min(burst, before.tokens + ((now - before.at) / 1000) * perSecond);
      const tokens = filled >= 1 ? filled - 1 : filled;
      buckets.delete(key);
      buckets.set(key, { tokens, at: now });
      const oldest = buckets.keys().next();
      if (buckets.size > most && !oldest.done) buckets.delete(oldest.value);
      return filled >= 1 ? 0 : (1 - filled) / perSecond;
    },
  };
}
