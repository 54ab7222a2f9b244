/** What the environment says, parsed once and refused with the variable's name. Pure: it reads no `process.env`. */
import { z } from 'zod';
import {
  Ancestors,
  type CommentDays,
  CommentDaysText,
  ContactKeys,
  type DataLicence,
  Days,
  Faults,
  Icp,
  IdCode,
  Licence,
  Name,
  Networks,
  Origin,
  Phone,
  Police,
  Port,
  PostgresUrl,
  PublicUrl,
  Seconds,
  Switch,
  Witnesses,
} from './config-values.ts';
import type { WitnessSetting } from './witness/setting.ts';

export type { CommentDays, DataLicence };

/** The portal's configuration, whole and typed. */
export type Config = {
  /** TCP port and address to listen on. */
  port: number;
  host: string;
  database: DatabaseConfig;
  /** The log's origin and the `source` of its events: a URL without scheme or trailing slash. */
  origin: string;
  /** Where readers reach the portal; every absolute link comes from it alone. No trailing slash. */
  publicUrl: string;
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** Serves the made-up history beside the real figures, on the demo's clock. */
  demo: boolean;
  /** Shows `/about/parts`, the pieces that pages are made of, to those who build. */
  development: boolean;
  /** Sites that may show the cards of `/embed` in a frame, as CSP sources: `*`, or hosts; none of them when empty. */
  embedAncestors: readonly string[];
  /** Bearer token of programs that may append through the API; without it the API does not write. */
  apiToken?: string;
  /** MINGBAI_DATA: the folder of the embedded database, and of what is kept beside any database. */
  dataFolder: string;
  /** The secret text of the log's signing key; without it the file `log.key` in the data folder. */
  logKey?: string;
  /** Signs the sessions of staff, and encrypts their second factors; without it the file `auth.secret` in the data folder. */
  authSecret?: string;
  /** Whether administrators, editors, the office and auditors must show a second factor. */
  totp: 'required' | 'optional';
  /** File outside the database that holds the last published checkpoint. */
  anchor: string;
  /** Seconds from the end of one audit of the whole log to the next. */
  auditInterval: number;
  /** In how many working days comments are to be decided on and answered. */
  commentDays: CommentDays;
  /** Secret under which query codes are hashed; without it the file `code.key` in the data folder. */
  codeKey?: string;
  /** Keys that encrypt contacts, in base64, the newest first; without it the file `contact.key` in the data folder. */
  contactKey?: string;
  /** For how many days after the last answer a contact is kept. */
  contactDays: number;
  /** Who cosigns the log's checkpoints; nothing is published before those that are required have. */
  witnesses: readonly WitnessSetting[];
  /** What the operator grants for the data. Absent when nothing was granted: nothing is made up then. */
  dataLicence?: DataLicence;
  /** Whose site this is. Absent when nothing is said of it: nothing is made up then. */
  site?: SiteIdentity;
};

/** What the footer of a Chinese government site names. Each is left out when it was not given. */
export type SiteIdentity = {
  /** 主办 */
  host?: string | undefined;
  /** 承办 */
  operator?: string | undefined;
  /** 网站标识码: ten digits, or `bm` and eight. */
  idCode?: string | undefined;
  /** ICP备案号 */
  icp?: string | undefined;
  /** 公网安备号 */
  police?: string | undefined;
  /** 联系电话 */
  phone?: string | undefined;
  /** 找错: where readers report faults of the site, an https or mailto address. */
  faults?: string | undefined;
};

export type DatabaseConfig =
  /** PGlite in a folder: one process, for a first look. */
  | { kind: 'embedded'; folder: string }
  /** PostgreSQL: `url` selects and inserts events, `ownerUrl` migrates and rebuilds. */
  | { kind: 'server'; url: string; ownerUrl: string };

export type Environment = Readonly<Record<string, string | undefined>>;
/** What is wrong with one variable. The value is not repeated: it may be a secret. */
export type ConfigProblem = { variable: string; message: string };
export type ConfigResult = { ok: true; config: Config } | { ok: false; problems: ConfigProblem[] };

/** Parses the environment. A variable that is set to nothing counts as absent. */
export function parseConfig(environment: Environment): ConfigResult {
  const set = Object.entries(environment).filter(([name, value]) => name in VARIABLES && value?.trim());
  const parsed = z.object(VARIABLES).superRefine(ownerNeedsDatabase).safeParse(Object.fromEntries(set));
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemOf) };
  return { ok: true, config: configOf(parsed.data) };
}

/** The problems as lines for a terminal. */
export const describeProblems = (problems: readonly ConfigProblem[]): string =>
  problems.map(({ variable, message }) => `${variable} ${message}`).join('\n');

const VARIABLES = {
  PORT: Port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: PostgresUrl.optional(),
  DATABASE_OWNER_URL: PostgresUrl.optional(),
  MINGBAI_DATA: z.string().default('./data'),
  MINGBAI_ORIGIN: Origin.default('localhost/log'),
  MINGBAI_PUBLIC_URL: PublicUrl.optional(),
  MINGBAI_TRUSTED_PROXIES: Networks.default([]),
  MINGBAI_EMBED_ANCESTORS: Ancestors.default(['*']),
  MINGBAI_DEMO: Switch.optional(),
  MINGBAI_DEVELOPMENT: Switch.default(false),
  MINGBAI_API_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  MINGBAI_LOG_KEY: z.string().optional(),
  MINGBAI_AUTH_SECRET: z.string().min(32, 'is shorter than 32 characters').optional(),
  MINGBAI_TOTP: z.enum(['required', 'optional'], 'is neither required nor optional').optional(),
  MINGBAI_ANCHOR: z.string().optional(),
  MINGBAI_AUDIT_INTERVAL: Seconds.default(3_600),
  MINGBAI_COMMENT_DAYS: CommentDaysText.default({ accept: 5, answer: 15, extension: 15 }),
  MINGBAI_CODE_KEY: z.string().min(32, 'is shorter than 32 characters').optional(),
  MINGBAI_CONTACT_KEY: ContactKeys.optional(),
  MINGBAI_CONTACT_DAYS: Days.default(90),
  MINGBAI_WITNESSES: Witnesses.default([]),
  MINGBAI_DATA_LICENCE: Licence.optional(),
  MINGBAI_SITE_HOST: Name.optional(),
  MINGBAI_SITE_OPERATOR: Name.optional(),
  MINGBAI_SITE_ID_CODE: IdCode.optional(),
  MINGBAI_SITE_ICP: Icp.optional(),
  MINGBAI_SITE_POLICE: Police.optional(),
  MINGBAI_SITE_PHONE: Phone.optional(),
  MINGBAI_SITE_FAULTS: Faults.optional(),
};
/** The names of all variables, as the README lists them. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES);
type Variables = z.infer<z.ZodObject<typeof VARIABLES>>;

function ownerNeedsDatabase(variables: Variables, context: z.RefinementCtx): void {
  if (variables.DATABASE_OWNER_URL && !variables.DATABASE_URL) {
    context.addIssue({
      code: 'custom',
      path: ['DATABASE_OWNER_URL'],
      message: 'is set without DATABASE_URL',
    });
  }
}

function configOf(variables: Variables): Config {
  const { PORT, DATABASE_URL, MINGBAI_API_TOKEN, MINGBAI_LOG_KEY, MINGBAI_AUTH_SECRET } = variables;
  const demo = variables.MINGBAI_DEMO ?? DATABASE_URL === undefined;
  const site = siteOf(variables);
  return {
    port: PORT,
    host: variables.HOST,
    database: databaseOf(variables),
    dataFolder: variables.MINGBAI_DATA,
    anchor: variables.MINGBAI_ANCHOR ?? `${variables.MINGBAI_DATA}/log.anchor`,
    auditInterval: variables.MINGBAI_AUDIT_INTERVAL,
    commentDays: variables.MINGBAI_COMMENT_DAYS,
    contactDays: variables.MINGBAI_CONTACT_DAYS,
    origin: variables.MINGBAI_ORIGIN,
    publicUrl: variables.MINGBAI_PUBLIC_URL ?? `http://localhost:${PORT}`,
    trustedProxies: variables.MINGBAI_TRUSTED_PROXIES,
    embedAncestors: variables.MINGBAI_EMBED_ANCESTORS,
    development: variables.MINGBAI_DEVELOPMENT,
    witnesses: variables.MINGBAI_WITNESSES,
    demo,
    // Whoever looks at a demonstration has no authenticator for its accounts.
    totp: variables.MINGBAI_TOTP ?? (demo ? 'optional' : 'required'),
    ...(MINGBAI_API_TOKEN && { apiToken: MINGBAI_API_TOKEN }),
    ...(MINGBAI_LOG_KEY && { logKey: MINGBAI_LOG_KEY }),
    ...(variables.MINGBAI_CODE_KEY && { codeKey: variables.MINGBAI_CODE_KEY }),
    ...(variables.MINGBAI_CONTACT_KEY && { contactKey: variables.MINGBAI_CONTACT_KEY }),
    ...(MINGBAI_AUTH_SECRET && { authSecret: MINGBAI_AUTH_SECRET }),
    ...(site && { site }),
    ...(variables.MINGBAI_DATA_LICENCE && { dataLicence: variables.MINGBAI_DATA_LICENCE }),
  };
}

function siteOf(variables: Variables): SiteIdentity | undefined {
  const identity = {
    host: variables.MINGBAI_SITE_HOST,
    operator: variables.MINGBAI_SITE_OPERATOR,
    idCode: variables.MINGBAI_SITE_ID_CODE,
    icp: variables.MINGBAI_SITE_ICP,
    police: variables.MINGBAI_SITE_POLICE,
    phone: variables.MINGBAI_SITE_PHONE,
    faults: variables.MINGBAI_SITE_FAULTS,
  };
  return Object.values(identity).some((value) => value !== undefined) ? identity : undefined;
}

function databaseOf({ DATABASE_URL, DATABASE_OWNER_URL, MINGBAI_DATA }: Variables): DatabaseConfig {
  if (DATABASE_URL === undefined) return { kind: 'embedded', folder: MINGBAI_DATA };
  return { kind: 'server', url: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL };
}

const problemOf = (issue: z.core.$ZodIssue): ConfigProblem => ({
  variable: issue.path.join('.') || 'environment',
  message: issue.message,
});
