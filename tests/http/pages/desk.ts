/** A portal in memory whose desk takes comments, and a resident who fills in its forms. */
import { randomBytes } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { contactCipher } from '../../../src/comments/contact-cipher.ts';
import { createDesk, type Desk } from '../../../src/comments/desk.ts';
import { deskKeys } from '../../../src/comments/desk-keys.ts';
import { createApp } from '../../../src/http/app.ts';
import { pages } from '../../../src/http/pages/index.ts';
import { keeping } from '../given.ts';
import { openPortal, type Portal } from '../portal.ts';
import { decode } from './given.ts';

export type Fields = Record<string, string>;

export type DeskPortal = Portal & {
  desk: Desk;
  /** What was logged. */
  lines: Record<string, unknown>[];
  send(path: string, body: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts fields as a browser's form does. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Response>;
  /** Opens the form; its hidden fields, with the challenge solved unless asked otherwise. */
  form(how?: { proven?: boolean; query?: string }): Promise<Fields>;
};

/** What a resident writes. */
export const WRITTEN = {
  kind: 'suggestion',
  title: '旧房综合改造',
  body: '曹杨二村的外墙还在漏水,请问今年排不排得上?',
  name: '老张',
  contact: '',
};

/** `peer`: where requests come from. `publish`, `published`: of the log; it is not signed where they are left out. */
type Given = {
  peer?: () => string;
  demo?: boolean;
  publish?: () => Promise<unknown>;
  published?: () => Promise<number>;
};

export async function openDeskPortal({ peer, demo = false, ...publishing }: Given = {}): Promise<DeskPortal> {
  const portal = await openPortal();
  const { db, log, deps } = portal;
  const desk = createDesk({
    db,
    office: { log, clock: deps.clock, demo },
    keys: deskKeys('a secret of the tests, long enough to be one'),
    cipher: contactCipher(randomBytes(32).toString('base64')),
    contactDays: 90,
    published: async () => 0,
    // One form after the other, without rests.
    share: 1,
    ...publishing,
  });
  const logger = keeping();
  const app = createApp({ ...deps, desk, logger, ...(peer && { peer }) }, pages());
  const send: DeskPortal['send'] = async (path, body, headers = {}) =>
    app.request(path, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: 'https://portal.example',
        ...headers,
      },
    });
  return {
    ...portal,
    app,
    desk,
    lines: logger.lines,
    send,
    post: (path, fields, headers) => send(path, new URLSearchParams(fields).toString(), headers),
    form: async ({ proven = true, query = '' } = {}) => {
      const html = await (await app.request(`/comments/new${query}`)).text();
      return hiddenFields(html, proven);
    },
    get: async (path, headers = {}) => app.request(path, { headers }),
  };
}

/** The hidden fields of the form on a page. */
export async function hiddenFields(html: string, proven: boolean): Promise<Fields> {
  const fields = Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, decode(value)],
    ),
  );
  if (!proven) return fields;
  const challenge = JSON.parse(decode(/data-challenge="([^"]*)"/.exec(html)?.[1] ?? ''));
  const solution = await solveChallenge({ challenge, deriveKey });
  return { ...fields, proof: JSON.stringify({ challenge, solution }) };
}

/** The ten digits on a receipt. */
export const codeOn = (html: string): string =>
  /<output>([\d ]+)<\/output>/.exec(html)?.[1]?.replace(' ', '') ?? '';

/** What the page gives to keep. */
export const openingOn = (html: string): { event: string; field: string; salt: string; sealed: unknown } =>
  JSON.parse(decode(/name="opening" value="([^"]*)"/.exec(html)?.[1] ?? '{}'));

/** What the log has taken of residents. */
export const submissionsOf = async (portal: DeskPortal) =>
  (await portal.log.readEvents()).filter(({ type }) => type === 'comment.submitted');
