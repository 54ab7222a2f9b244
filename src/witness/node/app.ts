/** The witness over HTTP: `add-checkpoint`, what it signed last, and a page that tells people its key. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { clientAddress, subscriberOf, trusting } from '../../http/client-address.ts';
import { createBuckets } from '../../http/rate-limit.ts';
import { sha256 } from '../../log/sha256.ts';
import { hex } from '../../tlog/bytes.ts';
import { MAX_REQUEST_BYTES } from '../request.ts';
import { type Answer, MemoryLost, type Witness } from '../witness.ts';
import { page, STYLE } from './page.tsx';

export type WitnessLogger = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};
export type WitnessDeps = {
  witness: Witness;
  logger: WitnessLogger;
  /** Milliseconds that never run backwards. */
  now: () => number;
  /** The address that a request comes from; without one it is not limited. */
  peer?: (c: Context) => string | undefined;
};

export function createWitnessApp({ witness, logger, now, peer }: WitnessDeps): Hono {
  const app = new Hono();
  const buckets = createBuckets(ALLOWANCE);

  app.use(async function log(c, next) {
    const started = now();
    await next();
    logger.info(
      { method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round(now() - started) },
      'request',
    );
  });
  app.use(secureHeaders({ ...HEADERS, strictTransportSecurity: false }));
  app.use(async function limit(c, next) {
    const address = peer?.(c);
    const wait =
      address === undefined ? 0 : buckets.take(clientOf(address, c.req.header('X-Forwarded-For')), now());
    return wait === 0
      ? next()
      : c.text('too many requests\n', 429, { 'Retry-After': String(Math.ceil(wait)) });
  });

  app.post('/add-checkpoint', bodyLimit({ maxSize: MAX_REQUEST_BYTES, onError: tooLong }), async (c) => {
    const answer = await witness.add(new Uint8Array(await c.req.arrayBuffer()));
    tell(logger, answer);
    return responseOf(c, answer);
  });
  app.get('/healthz', (c) => c.json({ ok: witness.works() }, witness.works() ? 200 : 503, FRESH));
  app.get('/witness.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/', (c) => c.html(page(witness), 200, FRESH));
  app.get('/:origin{[0-9a-f]{64}}/checkpoint', (c) => {
    const found = witness.signed().find(({ origin }) => hex(sha256(origin)) === c.req.param('origin'));
    return found ? c.text(found.note, 200, { ...FRESH, 'Access-Control-Allow-Origin': '*' }) : c.notFound();
  });

  app.notFound((c) => c.text('not found\n', 404));
  app.onError((error, c) => {
    logger.error({ err: error }, 'request failed');
    return c.text(
      error instanceof MemoryLost ? `${error.message}\n` : 'a fault of the witness\n',
      503,
      FRESH,
    );
  });
  return app;
}

/** A log pushes once a second at most, and twice where the sizes differ. */
const ALLOWANCE = { burst: 120, perSecond: 10 };
const FRESH = { 'Cache-Control': 'no-store' };
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Checkpoints may be read from the pages of any site.
  crossOriginResourcePolicy: 'cross-origin',
};

/** The statuses of C2SP tlog-witness. */
function responseOf(c: Context, answer: Answer): Response {
  if (answer.ok) return c.text(answer.lines, 200, FRESH);
  if (answer.status === 409)
    return c.body(`${answer.size}\n`, 409, { ...FRESH, 'Content-Type': 'text/x.tlog.size' });
  return c.text(`${answer.reason}\n`, answer.status, FRESH);
}

/** A checkpoint that a log signed and that does not extend what it showed before is evidence: it is kept whole. */
function tell(logger: WitnessLogger, answer: Answer): void {
  if (answer.ok) {
    const { origin, size, root, at } = answer.signed;
    logger.info({ origin, size, root: hex(root), at }, 'cosigned');
  } else {
    const { ok: _, ...fields } = answer;
    logger[answer.status === 422 ? 'warn' : 'info'](fields, 'refused');
  }
}

const tooLong = (c: Context): Response => c.text('the request is too long\n', 413);

const isOwnMachine = trusting(['127.0.0.0/8', '::1']);
/** Behind a proxy on the same machine stands everybody: its word on whom it serves is taken. */
const clientOf = (peer: string, forwardedFor: string | undefined): string =>
  subscriberOf(clientAddress(peer, forwardedFor, isOwnMachine));
