/** A portal with comments, and those who handle them, signed in. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { HeldRole } from '../../../../src/auth/staff.ts';
import type { CommentCommand } from '../../../../src/domain/decide/index.ts';
import { performComment } from '../../../../src/office/comments.ts';
import { decode } from '../../pages/given.ts';
import { openPortal, PLAN, type Portal, withHistory } from '../../portal.ts';
import { type Office, officeOf } from '../given.ts';

export const PHONE = '13812345678';
export const INDICATOR = 'air-quality-good-rate';
/** Stands in no other text. */
export const MARK = '旧房综合改造';
export const words = {
  title: `${MARK}后屋面渗水`,
  body: `三号楼${MARK}后屋面渗水,请联系我 ${PHONE},谢谢。`,
  name: '王小明',
};

/** Cookies of those who handle comments. */
type Colleagues = {
  moderator: string;
  editor: string;
  /** Of the housing bureau. */
  responder: string;
  /** Of another department. */
  stranger: string;
  auditor: string;
};

export type Handling = Colleagues & {
  portal: Portal;
  office: Office;
  /** Performs a command past the pages; gives the first id of what it appended. */
  does(command: object): Promise<string>;
  /** A resident's comment; gives its id. */
  submits(more?: object): Promise<string>;
  /** A page that is there, and that nobody keeps. */
  read(path: string, cookie: string): Promise<string>;
  /** Fills in a form of the comment's page as it stands, and sends it. */
  sends(
    comment: string,
    form: string,
    fields: Record<string, string>,
    cookie: string,
    more?: { to?: string; html?: string },
  ): Promise<Response>;
  /** Types of the comment's events. */
  types(comment: string): Promise<string[]>;
};

export const one = (comment: string) => `/staff/comments/${comment}`;

/** The hidden fields of a form on a page, as a browser sends them. */
export const hidden = (html: string, form: string): Record<string, string> => {
  const [, inner = ''] =
    new RegExp(`id="${form}"[^>]*>[\\s\\S]*?<form[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  return Object.fromEntries(
    [...inner.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, decode(value)],
    ),
  );
};

/** Where a form leads that was taken. */
export const done = (response: Response) => {
  expect(response.status, response.statusText).toBe(303);
  return response.headers.get('Location');
};

export async function openHandling(): Promise<Handling> {
  const portal = await openPortal();
  await withHistory(portal);
  const office = officeOf(portal);
  const does = async (command: object) => {
    const asked = { id: randomUUID(), actor: { role: 'operator' }, ...command } as CommentCommand;
    const performed = await performComment({ ...portal.deps, demo: false }, asked);
    if (!performed.ok) throw new Error(JSON.stringify(performed));
    return performed.ids[0] ?? '';
  };
  const submits = (more: object = {}) =>
    does({
      ...{
        type: 'submit_comment',
        actor: { role: 'resident' },
        kind: 'complaint',
        plan: PLAN,
        consent: true,
      },
      ...words,
      ...more,
    });
  const read = async (path: string, cookie: string) => {
    const response = await office.get(path, cookie);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    return response.text();
  };
  const sends: Handling['sends'] = async (comment, form, fields, cookie, { to = form, html } = {}) => {
    const page = html ?? (await read(one(comment), cookie));
    return office.post(`${one(comment)}/${to}`, { ...hidden(page, form), ...fields }, cookie);
  };
  const types = async (comment: string) =>
    (await portal.log.readEvents({ stream: `comment/${comment}` })).map(({ type }) => type);
  return { portal, office, does, submits, read, sends, types, ...(await colleaguesOf(office)) };
}

async function colleaguesOf(office: Office): Promise<Colleagues> {
  const signedIn = async (held: HeldRole) => office.enters(await office.hires(`${held.role}`, held));
  return {
    moderator: await signedIn({ role: 'moderator' }),
    editor: await signedIn({ role: 'editor' }),
    responder: await signedIn({ role: 'responder', department: 'housing-bureau' }),
    stranger: await signedIn({ role: 'responder', department: 'sports-bureau' }),
    auditor: await signedIn({ role: 'auditor' }),
  };
}
