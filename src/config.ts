/** What the environment says, parsed once and refused with the variable's name. Pure: it reads no `process.env`. */
import { z } from 'zod';
import { parseWitnesses, type WitnessSetting } from './witness/setting.ts';

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

/** Working days: from submission to acceptance, from acceptance to the answer, and of the one extension. */
export type CommentDays = { accept: number; answer: number; extension: number };

/** A licence by its name, an SPDX id where it has one, and the address of its text. */
export type DataLicence = { name: string; url: string };

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

const Port = z
  .string()
  .regex(/^[0-9]{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'is not a port between 1 and 65535');

const isPostgresUrl = (text: string) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');
const PostgresUrl = z.string().refine(isPostgresUrl, 'is not a postgres:// address');

const Origin = z
  .string()
  .regex(
    /^[a-z0-9.-]+(:[0-9]+)?(\/[A-Za-z0-9._~-]+)*$/,
    'is not an address without scheme and trailing slash, such as portal.example/log',
  )
  .max(200, 'is longer than 200 characters');

const PublicUrl = z
  .string()
  .refine(
    isPublicUrl,
    'is not an http(s) address without user, query and fragment, such as https://portal.example',
  )
  .transform((text) => text.replace(/\/+$/, ''));

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
}

const Network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const Networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (list) => list.every((part) => Network.safeParse(part).success),
    'is not a list of addresses or networks such as 127.0.0.1, 10.0.0.0/8',
  );

const ANCESTOR = /^(\*|'none'|(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:([0-9]{1,5}|\*))?)$/i;
const Ancestors = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (list) => list.every((part) => ANCESTOR.test(part)) && (list.length === 1 || !list.includes("'none'")),
    "is neither * nor 'none' nor a list of sites such as https://city.example, https://*.district.example",
  );

const Seconds = z
  .string()
  .regex(/^[0-9]{1,7}$/, 'is not a number of seconds')
  .transform(Number)
  .refine((seconds) => seconds > 0, 'is not a number of seconds above 0');

/** A year has fewer working days than 366: a longer deadline is a slip. */
const CommentDaysText = z
  .string()
  .regex(
    /^[0-9]{1,3}\s*,\s*[0-9]{1,3}\s*,\s*[0-9]{1,3}$/,
    'is not three numbers of working days such as 5,15,15',
  )
  .transform((text): CommentDays => {
    const [accept = 0, answer = 0, extension = 0] = text.split(',').map(Number);
    return { accept, answer, extension };
  })
  .refine(
    (days) => Object.values(days).every((count) => count >= 1 && count <= 366),
    'has a number of working days that is not between 1 and 366',
  );

const Days = z
  .string()
  .regex(/^[0-9]{1,4}$/, 'is not a number of days')
  .transform(Number)
  .refine((days) => days >= 1 && days <= 3_650, 'is not a number of days between 1 and 3650');

/** Keys as `openssl rand -base64 32` makes them. */
const ContactKeys = z
  .string()
  .regex(
    /^[\s,]*[A-Za-z0-9+/]{43}=([\s,]+[A-Za-z0-9+/]{43}=)*[\s,]*$/,
    'is not 32 bytes in base64, or several such keys between commas',
  );

const Switch = z.enum(['0', '1'], 'is neither 0 nor 1').transform((text) => text === '1');

const Witnesses = z.string().transform((text, context): WitnessSetting[] => {
  const parsed = parseWitnesses(text);
  if (parsed.ok) return parsed.witnesses;
  context.addIssue({ code: 'custom', message: parsed.problem });
  return z.NEVER;
});

const Name = z.string().trim().max(100, 'is longer than 100 characters');
const IdCode = z.string().regex(/^([0-9]{10}|bm[0-9]{8})$/, 'is not ten digits, or bm and eight digits');
const Icp = Name.regex(/ICP备[0-9]+号/, 'is not a number such as 沪ICP备00000000号-1');
const Police = Name.regex(/公网安备\s?[0-9]{14}号/, 'is not a number such as 沪公网安备00000000000000号');
const Phone = z.string().regex(/^\+?[0-9][0-9 ()-]{4,30}$/, 'is not a telephone number');
const Faults = z.string().refine(isFaultsUrl, 'is neither an https nor a mailto address');

function isFaultsUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^(https|mailto):$/.test(url.protocol) && !url.username;
}

/** `CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/`: a name, a blank, an address. */
const Licence = z
  .string()
  .max(400)
  .regex(/^\S.*\shttps:\/\/\S+$/, 'is not a name and an https address, with a blank between them')
  .transform((text): DataLicence => {
    const blank = text.search(/\s\S+$/);
    return { name: text.slice(0, blank).trim(), url: text.slice(blank).trim() };
  })
  .refine(({ url }) => URL.canParse(url), 'ends with what is no address');

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
