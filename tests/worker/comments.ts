/** What residents and their moderator do on Workers, from the form to the erasure; and what the crons do. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeLink } from '../../src/auth/links.ts';
import { addPerson } from '../../src/auth/people.ts';
import { ROLES_STREAM } from '../../src/domain/decide/index.ts';
import type { Log } from '../../src/log/log.ts';
import { parseReceipt } from '../../src/tlog/receipt.ts';
import type { TestDatabase } from '../database.ts';
import { codeOn, type Fields, hiddenFields, openingOn, WRITTEN } from '../http/pages/desk.ts';
import { decode, textOf } from '../http/pages/given.ts';
import type { RunningWorker } from './wrangler.ts';

type Given = { worker: RunningWorker; database: TestDatabase; log: Log };
type Running = () => Given;

const ORIGIN = 'http://localhost:8787';
const PHONE = '13812345678';
const PASSWORD = 'correct horse battery staple';
const WORDS = { ...WRITTEN, body: `三号楼漏水,请打 ${PHONE} 联系,谢谢。`, contact: 'zhang@example.cn' };

/** Posts a form as a page of the portal does. */
const post = ({ worker }: Given, path: string, form: Fields, cookie?: string): Promise<Response> =>
  worker.request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Origin: ORIGIN, ...(cookie !== undefined && { Cookie: cookie }) },
    redirect: 'manual',
  });

const formOf = async ({ worker }: Given, proven: boolean): Promise<Fields> =>
  hiddenFields(await (await worker.request('/comments/new')).text(), proven);

async function writes(given: Given, proven: boolean, words: Fields = WORDS) {
  const answer = await post(given, '/comments/new', { ...(await formOf(given, proven)), ...words });
  const page = await answer.text();
  expect([answer.status, answer.headers.get('Cache-Control')], textOf(page)).toEqual([200, 'no-store']);
  return { page, code: codeOn(page), opening: openingOn(page) };
}

const tracked = async (given: Given, code: string): Promise<string> =>
  textOf(await (await post(given, '/comments/track', { code })).text());

/** Invites a colleague with a role, who sets a password and signs in; gives the cookie. */
export async function entering(given: Given, name: string, role?: 'moderator'): Promise<string> {
  const { database, log } = given;
  const email = `${name}@office.example`;
  const added = await addPerson(database.db, { name, email }, new Date());
  if (!added.ok) throw new Error(JSON.stringify(added));
  const data = { role: role ?? 'moderator', office: '办公室', reference: added.id };
  const event = {
    id: randomUUID(),
    type: 'role.granted' as const,
    actor: { role: 'operator' as const },
    data,
  };
  if (role) await log.append([{ stream: ROLES_STREAM, expected: 'any', events: [event] }]);
  const { path } = await makeLink(database.db, added.id, 'invitation', new Date());
  expect((await post(given, path, { next: PASSWORD, repeat: PASSWORD })).status).toBe(303);
  const signedIn = await post(given, '/sign-in', { email, password: PASSWORD });
  return signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** The hidden fields of one form of the page. */
const hidden = (html: string, form: string): Fields => {
  const [, inner = ''] =
    new RegExp(`id="${form}"[^>]*>[\\s\\S]*?<form[^>]*>([\\s\\S]*?)</form>`).exec(html) ?? [];
  const fields = inner.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, decode(value)]));
};

/** Runs a cron, as the platform does. */
const runs = async ({ worker }: Given, cron: string): Promise<void> => {
  const { status } = await worker.request(`/cdn-cgi/handler/scheduled?cron=${encodeURIComponent(cron)}`);
  expect(status).toBe(200);
};

/** Registers the tests: they share the worker of the others. */
export function commentsOnWorkers(running: Running): void {
  it('takes a comment with its proof of work, masks and accepts it, and erases it for its writer', async () => {
    const given = running();
    const { worker, log } = given;
    const { page, code, opening } = await writes(given, true);
    const proof = /href="(\/events\/(\d+)\.tlog-proof)"/.exec(page);
    const receipt = await (await worker.request(proof?.[1] ?? '')).text();
    expect(parseReceipt(receipt)).toMatchObject({ index: Number(proof?.[2]) });
    expect(await tracked(given, code)).toContain('待受理');

    const cookie = await entering(given, 'moderator', 'moderator');
    const path = `/staff/comments/${opening.event}`;
    const shown = async () => (await worker.request(path, { headers: { Cookie: cookie } })).text();
    expect(await shown()).toContain(PHONE);
    const masks = {
      ...{ title: WORDS.title, body: WORDS.body.replace(PHONE, '138****5678'), name: WORDS.name },
      'mask-body-0': '1',
    };
    for (const [form, fields] of [
      ['masks', masks],
      ['acceptance', { department: '' }],
    ] as const) {
      const done = await post(
        given,
        `${path}/${form}`,
        { ...hidden(await shown(), form), ...fields },
        cookie,
      );
      expect([done.status, done.headers.get('Location')]).toEqual([303, `${path}?done=${form}`]);
    }
    const contact = await post(given, `${path}/contact`, {}, cookie);
    expect(await contact.text()).toContain('zhang@example.cn');
    expect(await tracked(given, code)).toContain('办理中');

    const erasing = { code, opening: JSON.stringify(opening), contact: '' };
    await post(given, '/comments/erase', erasing);
    const erased = await post(given, '/comments/erase', { ...erasing, confirmed: '1' });
    expect(textOf(await erased.text())).toContain('已经删除');
    expect(await shown()).not.toContain(PHONE);
    const types = (await log.readEvents({ stream: `comment/${opening.event}` })).map(({ type }) => type);
    expect(types).toEqual(['comment.submitted', 'comment.accepted', 'comment.erased']);
  });

  it('lets a comment in that was sent without a script, and drops contacts whose time is over', async () => {
    const given = running();
    const { database, log } = given;
    const { code, opening } = await writes(given, false);
    const entered = () => log.readEvents({ stream: `comment/${opening.event}` });
    expect(await entered()).toEqual([]);
    await runs(given, '* * * * *');
    expect(await entered()).toMatchObject([{ type: 'comment.submitted' }]);
    expect(await tracked(given, code)).toContain('待受理');

    const gone = randomUUID();
    const row = { comment: gone, ciphertext: new Uint8Array(60), kept_until: '2020-01-01T00:00:00Z' };
    await database.db.insertInto('comment_contacts').values(row).execute();
    await runs(given, '17 * * * *');
    const kept = await database.db.selectFrom('comment_contacts').select('comment').execute();
    const comments = kept.map(({ comment }) => comment);
    expect([comments.includes(opening.event), comments.includes(gone)]).toEqual([true, false]);
  });

  it('names a field that is no text, and knows no code that was guessed', async () => {
    const given = running();
    const form = await formOf(given, false);
    const body = `${new URLSearchParams({ ...form, ...WRITTEN })}`.replace(/body=[^&]*/, 'body=%ED%A0%80%00');
    const refused = await given.worker.request('/comments/new', {
      method: 'POST',
      body,
      headers: { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect([refused.status, (await refused.text()).includes('href="#f-body"')]).toEqual([422, true]);
    expect((await post(given, '/comments/track', { code: '0000000000' })).status).toBe(422);
  });
}
