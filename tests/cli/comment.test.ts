import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf, readOpenings } from '../../src/log/openings.ts';
import { readServedOpenings } from '../../src/log/served-openings.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { commandLine, type Ran } from './given.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
const BODY = 'Die Straßenlaterne vor Nr. 3 ist seit Wochen aus.';
const HOSTILE = '\u001b[2J\u202e<script>alert(1)</script>\u2066 ist kaputt';

let database: TestDatabase;
let folder: string;
let mingbai: (...words: string[]) => Promise<Ran>;
beforeAll(async () => {
  database = await openEmbedded();
  folder = await mkdtemp(join(tmpdir(), 'mingbai-comment-'));
  mingbai = commandLine(database);
  expect(await mingbai('plan', 'adopt', LINDENAU)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const fileOf = async (bytes: string | Uint8Array) => {
  const path = join(folder, randomUUID());
  await writeFile(path, bytes);
  return path;
};
const piped = (text: string) => commandLine(database, false, {}, [Buffer.from(text)]);
const size = async () => (await database.db.selectFrom('events').select('id').execute()).length;
const submit = ['comment', 'submit', '--kind', 'complaint', '--consent'];
const submitted = async (...more: string[]): Promise<string> => {
  const { out } = await mingbai(...submit, '--title', 'Laterne', '--body', BODY, '--json', ...more);
  return JSON.parse(out).ids[0];
};

describe('mingbai comment submit', () => {
  it('shows the receipt once: position, id, commitment and salt', async () => {
    const words = [...submit, '--title', 'Laterne', '--body', BODY, '--id', randomUUID()];
    const first = await mingbai(...words);
    expect(first.code).toBe(0);
    const [, id = ''] = /^id (\S+)$/m.exec(first.out) ?? [];
    const [, salt = ''] = /^salt ([0-9a-f]{64})$/m.exec(first.out) ?? [];
    const [, commitment] = /^commitment ([0-9a-f]{64})$/m.exec(first.out) ?? [];
    expect(commitmentOf({ title: 'Laterne', body: BODY, name: '' }, salt)).toBe(commitment);
    expect(await readOpenings(database.db, [id])).toMatchObject([{ salt, commitment }]);
    const again = await mingbai(...words);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/^done before, at position /);
    expect(again.out + again.err).not.toContain(salt);
  });

  it('takes words out of files and the standard input', async () => {
    const title = await fileOf('\ufeffLaterne\n');
    const name = await fileOf('E. Muster');
    const words = ['--title-file', title, '--name-file', name, '--body-file', '-', '--json'];
    const { code, out } = await piped(`${BODY}\r\nBitte!\r\n\r\n`)(...submit, ...words);
    expect(code).toBe(0);
    const { receipt } = JSON.parse(out);
    expect(receipt).toMatchObject({
      field: 'sealed',
      sealed: { title: 'Laterne', body: `${BODY}\r\nBitte!`, name: 'E. Muster' },
    });
    expect(receipt.commitment).toBe(commitmentOf(receipt.sealed, receipt.salt));
  });

  it.each<[string, number, RegExp, () => Promise<string[]>]>([
    [
      'two texts of one',
      2,
      /--body or --body-file, not both/,
      async () => ['--body', BODY, '--body-file', '-'],
    ],
    [
      'one input for two',
      2,
      /--title-file and --body-file/,
      async () => ['--body-file', '-', '--title-file', '-'],
    ],
    [
      'a file that is not there',
      1,
      /--body-file: .*ENOENT/,
      async () => ['--body-file', join(folder, 'none')],
    ],
    ['a folder', 1, /--body-file: .*EISDIR/, async () => ['--body-file', folder]],
    ['a file without end', 1, /more than 65536 bytes/, async () => ['--body-file', '/dev/zero']],
    [
      'bytes that are no text',
      1,
      /is not UTF-8/,
      async () => ['--body-file', await fileOf(Buffer.from([0xff]))],
    ],
    ['a NUL', 1, /body: contains a character/, async () => ['--body-file', await fileOf(`${BODY}\0`)]],
    ['a short body', 1, /body: is shorter than 10/, async () => ['--body', 'kurz']],
    ['no body', 1, /body: is required/, async () => []],
    ['an unknown plan', 1, /plan: there is no plan “moon”/, async () => ['--body', BODY, '--plan', 'moon']],
    ['a kind that is none', 2, /--kind/, async () => ['--body', BODY, '--kind', 'spam']],
  ])('refuses %s', async (_, code, message, words) => {
    const before = await size();
    const title = (await words()).includes('--title-file') ? [] : ['--title', 'Laterne'];
    const ran = await piped(BODY)(...submit, ...title, ...(await words()));
    expect(ran).toMatchObject({ code, out: '', err: expect.stringMatching(message) });
    expect(await size()).toBe(before);
  });

  it('says what a subject of the plan is', async () => {
    const about = (subject: string) =>
      mingbai(
        ...submit,
        '--title',
        'Luft',
        '--body',
        BODY,
        '--plan',
        'lindenau-2024-2027',
        '--about',
        subject,
      );
    expect(await about('indicator/fine-dust')).toMatchObject({ code: 0 });
    for (const wrong of ['indicator/moon', 'fine-dust', 'plan/../..']) {
      expect((await about(wrong)).err).toContain(`about: “${wrong}” is not in this plan`);
    }
    expect(
      (await mingbai(...submit, '--title', 'x', '--body', BODY, '--about', 'task/t', '--lang', 'zh')).err,
    ).toContain('须同时填写所属计划');
  });

  it('sends nothing raw to a screen', async () => {
    const { out, code } = await commandLine(database, true)(
      ...submit,
      '--title',
      'x',
      '--body',
      HOSTILE,
      '--json',
    );
    expect(code).toBe(0);
    expect(out).not.toMatch(/(?!\n)[\p{Cc}\u202e\u2066]/u);
    expect(JSON.parse(out).receipt.sealed.body).toBe(HOSTILE);
  });
});

describe('mingbai comment', () => {
  it('goes from submission to publication, answer, taking down and erasure', async () => {
    const comment = await submitted('--name', 'F. Beispiel');
    const masked = ['--title', 'Laterne', '--body', BODY.replace('Nr. 3', 'Nr. *')];
    expect((await mingbai('comment', 'select', comment, ...masked)).err).toContain('not accepted yet');
    expect(await mingbai('comment', 'accept', comment)).toMatchObject({ code: 0 });
    expect(await mingbai('comment', 'select', comment, ...masked, '--role', 'editor')).toMatchObject({
      code: 0,
    });
    expect((await mingbai('comment', 'select', comment, ...masked)).err).toContain(
      'published already (event',
    );
    const reply = ['--department', 'Umweltamt', '--body', 'Wird repariert.'];
    expect(await mingbai('comment', 'reply', comment, ...reply)).toMatchObject({ code: 0 });
    expect((await readServedOpenings(database.db)).map(({ sealed }) => sealed)).toContainEqual({
      ...{ title: 'Laterne', name: '', body: masked[3] },
    });
    const down = ['comment', 'deselect', comment, '--reason', 'Hausnummer'];
    expect(await mingbai(...down)).toMatchObject({ code: 0 });
    expect((await mingbai(...down)).out).toMatch(/^unchanged: it is so already, by position /);
    const erase = ['comment', 'erase', comment, '--authority', 'Stadt', '--reason', 'writer'];
    expect(await mingbai(...erase)).toMatchObject({ code: 0 });
    expect((await mingbai(...erase)).out).toMatch(/^unchanged/);
    expect((await mingbai('comment', 'select', comment, ...masked)).err).toContain('was erased (event');
    const openings = await database.db.selectFrom('openings').selectAll().execute();
    expect(JSON.stringify(openings)).not.toMatch(/F\. Beispiel|Nr\. \*|Wird repariert/);
  });

  it('is forwarded, sent back, extended and answered by who has it', async () => {
    const comment = await submitted();
    const on = (verb: string, ...more: string[]) => mingbai('comment', verb, comment, ...more);
    expect((await on('forward', '--department', 'Umweltamt')).err).toContain('not accepted yet');
    expect(await on('accept', '--role', 'moderator')).toMatchObject({ code: 0 });
    expect((await on('accept')).err).toContain('accepted already (event');
    expect((await on('decline', '--reason', 'duplicate', '--words', 'x')).err).toContain('accepted already');
    expect(await on('forward', '--department', 'Umweltamt')).toMatchObject({ code: 0 });
    const back = ['--reason', 'Sache der Stadtwerke', '--role', 'responder', '--office', 'Umweltamt'];
    expect(await on('send-back', ...back)).toMatchObject({ code: 0 });
    expect((await on('send-back', ...back)).err).toContain('no department has the comment');
    expect(await on('extend', '--reason', 'Ortstermin')).toMatchObject({ code: 0 });
    expect((await on('extend', '--reason', 'Ortstermin')).err).toContain('extended once already');
    expect(await on('forward', '--department', 'Umweltamt')).toMatchObject({ code: 0 });
    const reply = ['--department', 'Umweltamt', '--body', 'Wird repariert, siehe dort.', '--cite', '0'];
    expect(await on('reply', ...reply)).toMatchObject({ code: 0 });
  });

  it('is declined on a ground and in words, without anybody’s number', async () => {
    const comment = await submitted();
    const decline = ['comment', 'decline', comment, '--reason', 'outside_jurisdiction', '--words'];
    const refused = await mingbai(...decline, 'Rufen Sie 13812345678 an');
    expect(refused.err).toContain('identifies people (mobile)');
    expect(refused.err).not.toContain('13812345678');
    expect(await mingbai(...decline, 'Sache des Landes')).toMatchObject({ code: 0 });
    expect((await mingbai(...decline, 'Sache des Landes')).err).toContain('was declined (event');
  });

  it('needs consent, and the comment itself', async () => {
    const { out } = await mingbai(
      'comment',
      'submit',
      '--kind=enquiry',
      '--title=x',
      `--body=${BODY}`,
      '--json',
    );
    const select = (id: string) => mingbai('comment', 'select', id, '--title', 'x', '--body', BODY);
    expect((await select(JSON.parse(out).ids[0])).err).toContain('did not agree to publication');
    expect((await select(randomUUID())).err).toContain('there is no comment');
    expect((await select('1; drop table events')).err).toContain('is not an id (a UUID)');
  });

  it.each([
    ['submit'],
    ['accept'],
    ['decline'],
    ['forward'],
    ['send-back'],
    ['extend'],
    ['select'],
    ['reply'],
    ['deselect'],
    ['erase'],
  ])('%s explains itself', async (verb) => {
    const { code, out } = await mingbai('comment', verb, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:/);
  });
});
