/**
 * What a deployment on Workers is set to: its variables and secrets, checked together. There is no start that a wrong
 * value could stop, so it is told to every request, and to the operator's log by name.
 */
import { type ContactCipher, ContactKeyRefused, contactCipher } from '../comments/contact-cipher.ts';
import { type DeskKeys, deskKeys, SHORTEST_SECRET } from '../comments/desk-keys.ts';
import { type Config, describeProblems, parseConfig } from '../config.ts';
import { KeyRefused, logKeyOf } from '../keys/log-key.ts';
import type { SigningKey } from '../keys/signing-key.ts';

export type Settings = {
  config: Config;
  /** Signs the log's checkpoints. */
  signing?: SigningKey;
  /** What comments are taken with. */
  desk?: { keys: DeskKeys; cipher: ContactCipher };
  /** What is not done here for want of a secret, a sentence each. */
  without: string[];
};
/** `problem` names variables, and never repeats a value: for operators. */
export type Read = { ok: true; settings: Settings } | { ok: false; problem: string };

/** @param bindings variables and secrets are those that are text. @param databaseUrl of Hyperdrive, where it is bound. */
export function readSettings(
  bindings: Readonly<Record<string, unknown>>,
  databaseUrl: string | undefined,
): Read {
  if (databaseUrl === undefined) return { ok: false, problem: 'HYPERDRIVE is not bound: see wrangler.toml' };
  const texts = Object.entries(bindings).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const parsed = parseConfig({ ...Object.fromEntries(texts), DATABASE_URL: databaseUrl });
  if (!parsed.ok) return { ok: false, problem: describeProblems(parsed.problems) };
  try {
    return { ok: true, settings: settingsOf(parsed.config) };
  } catch (error) {
    if (error instanceof KeyRefused) return { ok: false, problem: error.message };
    if (error instanceof ContactKeyRefused)
      return { ok: false, problem: `MINGBAI_CONTACT_KEY: ${error.message}` };
    throw error;
  }
}

/** @throws KeyRefused, ContactKeyRefused when a secret cannot be used. */
function settingsOf(config: Config): Settings {
  const { logKey, origin, codeKey, contactKey } = config;
  const keys = codeKey === undefined ? undefined : codeKeysOf(codeKey);
  const cipher = contactKey === undefined ? undefined : contactCipher(contactKey);
  return {
    config,
    ...(logKey !== undefined && { signing: logKeyOf(logKey, origin, 'MINGBAI_LOG_KEY') }),
    ...(keys && cipher && { desk: { keys, cipher } }),
    without: withoutOf(config),
  };
}

function codeKeysOf(secret: string): DeskKeys {
  if (secret.trim().length >= SHORTEST_SECRET) return deskKeys(secret);
  throw new KeyRefused(`MINGBAI_CODE_KEY is shorter than ${SHORTEST_SECRET} characters`);
}

function withoutOf({ logKey, authSecret, codeKey, contactKey }: Config): string[] {
  const desk = [
    ...(codeKey === undefined ? ['MINGBAI_CODE_KEY'] : []),
    ...(contactKey === undefined ? ['MINGBAI_CONTACT_KEY'] : []),
  ];
  return [
    ...(logKey === undefined ? ['the log is not published: MINGBAI_LOG_KEY is not set'] : []),
    ...(authSecret === undefined ? ['nobody signs in: MINGBAI_AUTH_SECRET is not set'] : []),
    ...(desk.length > 0 ? [`no comments are taken: not set: ${desk.join(', ')}`] : []),
  ];
}

/** What readers are told meanwhile. Nothing of the reason. */
export const notSetUp = (): Response =>
  new Response(
    '本站的设置有误,暂时无法访问。运维人员可在运行日志中看到原因。\nThis site is not set up right. Its operators find the reason in their log.\n',
    {
      status: 503,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    },
  );
