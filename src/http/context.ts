/** What a request can rely on: the dependencies of the app, and the variables that its middleware sets. */
import type { Context, Hono } from 'hono';
import type { Accounts } from '../auth/accounts.ts';
import type { HeldRole, SignedIn, Staff } from '../auth/staff.ts';
import type { Desk } from '../comments/desk.ts';
import type { Config } from '../config.ts';
import type { CommentReader } from '../log/comment-search.ts';
import type { EventSearch } from '../log/event-search.ts';
import type { Log } from '../log/log.ts';
import type { PublishedLog } from '../log/published.ts';
import type { RowReader } from '../log/rows.ts';
import type { OpeningReader } from '../log/served-openings.ts';
import type { PlanRow } from '../projections/rows.ts';
import type { Rasterize } from '../share/rasterize.ts';
import type { PageCache } from './cache.ts';
import type { LastKnownPages } from './last-known.ts';
import type { Moment } from './moment.ts';
import type { Problem } from './problem.ts';

/** Everything that the app takes from outside. It opens nothing and reads no environment. */
export type AppDeps = {
  log: Log & RowReader & EventSearch & PublishedLog & OpeningReader & CommentReader;
  /** The portal's one clock: event times, days, deadlines. The demo's is offset. */
  clock: () => Date;
  config: AppConfig;
  logger: Logger;
  assets: Assets;
  /** The accounts of those who answer; left out where there is no secret to sign sessions with. */
  accounts?: Accounts;
  /** Draws an SVG as a PNG, with fonts of its own; left out where nothing can draw. */
  rasterize?: Rasterize;
  /** Publishes the log as it stands, for whoever asks for its checkpoint. Left out where a loop publishes (Node). */
  publish?(): Promise<unknown>;
  /** Takes what residents write; left out where nobody may write (no secret for it). */
  desk?: Desk;
  /** Is the database reachable, the head readable, every projection at the head? */
  ready(): Promise<Readiness>;
  /**
   * Address of the peer of the connection (Node: the socket's; Workers: `CF-Connecting-IP`). Undefined when
   * there is none (a request inside the process): it is then not limited.
   */
  peer?(c: Context): string | undefined;
};

export type AppConfig = Pick<
  Config,
  'publicUrl' | 'demo' | 'origin' | 'trustedProxies' | 'apiToken' | 'site'
> &
  Partial<Pick<Config, 'development' | 'embedAncestors' | 'dataLicence' | 'witnesses' | 'commentDays'>> & {
    /** Which program rendered this: part of every ETag. */
    build: string;
    /** The public key that verifiers check checkpoints with; left out where this process has no signing key. */
    vkey?: string;
    /** Compress here; false where the platform does it (Workers). */
    compress?: boolean;
    /** Write clients' addresses into the request log. Off unless an operator asks for it. */
    logClients?: boolean;
  };

/** The part of pino's interface that the app uses. */
export type Logger = Record<
  'info' | 'warn' | 'error',
  (fields: Record<string, unknown>, message: string) => void
>;

/** Styles, scripts and fonts with their hash in the name: from files on Node, from the binding on Workers. */
export type Assets = {
  /** `portal.css` → `/assets/portal.3f2a91c0.css`. @throws Error when there is no such asset. */
  url(name: string): string;
  /** The file at a path such as `/assets/portal.3f2a91c0.css`, or null. */
  fetch(path: string): Promise<Response | null>;
};

/** One line a check; `detail` is for operators and holds no secret. */
export type Readiness = { ok: boolean; checks: Record<string, { ok: boolean; detail?: string }> };

/**
 * Dependencies for one request. On Node the same ones serve every request and `createApp` takes them directly; on
 * Workers a connection must not outlive its request, so they are opened for each and released after its response.
 */
export type Opened = { deps: AppDeps; release?: () => void | Promise<void> };
export type Provide = (c: Context) => Opened | Promise<Opened>;

/** What renders for people: mounted last, and asked for the body of every error outside `/api`. */
export type Pages = {
  routes: Hono<Env>;
  /** A whole HTML document for a problem. It must not touch the database: that may be what failed. */
  errorPage(c: Context<Env>, problem: Problem): string | Promise<string>;
};

export type Language = 'zh' | 'en';
export type Display = 'standard' | 'elder';

export type Variables = {
  deps: AppDeps;
  requestId: string;
  /** From `?lang=`; Chinese unless it says `en`. */
  language: Language;
  /** From the reader's cookie; always `standard` for programs. */
  display: Display;
  cache: PageCache;
  lastKnown?: LastKnownPages;
  errorPage: Pages['errorPage'];
  /** Set where the body is made while it is sent: resolves when it has been, or when the reader is gone. */
  streamed?: Promise<void>;
  /** Where in the log and on which day: set by `atMoment` and `inPlan`. */
  moment: Moment;
  /** Who is signed in with all that their roles require: set by `staffSession` on the paths of staff. */
  staff?: Staff;
  /** The account behind the session, also where a second factor is still to be set up. */
  signedIn?: SignedIn;
  /** Which of their roles let them pass: set by `requires`. */
  held?: readonly HeldRole[];
  /** The plan of the path, as it was at the moment: set by `inPlan`. */
  plan: PlanRow;
};
export type Env = { Variables: Variables };
