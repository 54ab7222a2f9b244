/** The portal's side: what it believes of a witness's answer. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { cosign, cosignedAt } from '../../src/tlog/cosignature.ts';
import { COSIGNATURE, parseNote, signatureLine, withSignatures } from '../../src/tlog/note.ts';
import { type LinkMeans, witnessLink } from '../../src/witness/link.ts';
import { forkedLogs, logOf, NOW, witnessOf } from './given.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server of its own; gives its address. */
async function serverOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const log = logOf();
const signing = newSigningKey('audit.example/witness', COSIGNATURE);
const linkTo = (url: string, given: Partial<LinkMeans> = {}) =>
  witnessLink({ key: signing.key, required: true, url }, { now: () => NOW * 1000, ...given });
/** To something that answers this, whatever it is asked. */
const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  linkTo('https://audit.example', { fetch: async () => new Response(body, { status, headers }) });
const cosignature = (time = NOW, text = parseNote(log.note(3))?.text ?? '', by = signing) =>
  signatureLine(cosign(text, time, by.key, by.sign));

describe('a link to a witness', () => {
  test('gives a cosignature that holds for the checkpoint', async () => {
    const { app } = witnessOf([log.key], { signing });
    const asked: string[] = [];
    const link = linkTo('https://audit.example/witness', {
      fetch: async (input, init) => {
        asked.push(String(input));
        return app.request('/add-checkpoint', init);
      },
    });
    const pushed = await link.push(log.note(3), 0, []);
    if (!pushed.ok) throw new Error(pushed.reason);
    expect(asked).toEqual(['https://audit.example/witness/add-checkpoint']);
    expect(pushed.at).toBe(NOW);
    const note = parseNote(withSignatures(log.note(3), [pushed.line]));
    expect(note && cosignedAt(note, signing.key, verifyEd25519)).toBe(NOW);

    expect(await link.push(log.note(9), 1, await log.proof(1, 9))).toMatchObject({ ok: false, conflict: 3 });
    expect(await link.push(log.note(9), 3, await log.proof(3, 9))).toMatchObject({ ok: true });
  });

  test('says that a witness refuses a fork, and a log that it does not know', async () => {
    const [one, other] = forkedLogs(2);
    const { app } = witnessOf([one.key], { signing });
    const link = linkTo('https://audit.example', {
      fetch: async (_, init) => app.request('/add-checkpoint', init),
    });
    await link.push(one.note(3), 0, []);
    expect(await link.push(other.note(3), 3, [])).toMatchObject({ ok: false, refused: true });
    const stranger = logOf({ origin: 'other.example/log' });
    expect(await link.push(stranger.note(3), 0, [])).toMatchObject({ ok: false, refused: true });
  });

  test('finds the witness’s own line among others', async () => {
    const other = newSigningKey('other.example', COSIGNATURE);
    const lines = `${cosignature(NOW, undefined, other)}— later.example AAAAAAAA\nnonsense\n${cosignature()}`;
    expect(await answering(200, lines).push(log.note(3), 0, [])).toEqual({
      ok: true,
      line: cosignature(),
      at: NOW,
    });
  });

  test.each([
    ['of another key', () => cosignature(NOW, undefined, newSigningKey(signing.key.name, COSIGNATURE))],
    ['of another checkpoint', () => cosignature(NOW, parseNote(log.note(4))?.text)],
    ['of no time', () => cosignature(0)],
    ['of a time to come', () => cosignature(NOW + 601)],
    ['that is none', () => 'ok\n'],
    ['that is empty', () => ''],
  ])('counts no cosignature %s', async (_, body) => {
    const pushed = await answering(200, body()).push(log.note(3), 0, []);
    expect(pushed).toEqual({ ok: false, reason: expect.any(String) });
  });

  test.each([
    ['without a type', '3\n', 'text/plain'],
    ['without a size', 'three\n', 'text/x.tlog.size'],
    ['with a size that nobody can count', '9999999999999999\n', 'text/x.tlog.size'],
    ['without a line feed', '3', 'text/x.tlog.size'],
  ])('takes a 409 %s for no conflict', async (_, body, type) => {
    const pushed = await answering(409, body, { 'Content-Type': type }).push(log.note(3), 0, []);
    expect(pushed).toEqual({ ok: false, reason: expect.any(String) });
  });

  test.each([500, 503, 429, 400])('takes %i for a witness that may sign later', async (status) => {
    const pushed = await answering(status, 'one line\nanother').push(log.note(3), 0, []);
    expect(pushed).toEqual({ ok: false, reason: `answered ${status}: one line` });
  });

  test('follows no redirect, not even to a witness', async () => {
    let followed = 0;
    const elsewhere = await serverOf((_, response) => {
      followed++;
      response.end(cosignature());
    });
    const url = await serverOf((_, response) => response.writeHead(307, { Location: elsewhere }).end());
    expect(await linkTo(url).push(log.note(3), 0, [])).toMatchObject({ ok: false });
    expect(followed).toBe(0);
  });

  test('reads no more of an answer than an answer has', async () => {
    let sent = 0;
    const url = await serverOf((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', more).on('error', () => {});
      more();
    });
    expect(await linkTo(url).push(log.note(3), 0, [])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('too long'),
    });
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test.each([
    ['says nothing', () => {}],
    [
      'never ends what it says',
      (_: unknown, response: { write(text: string): unknown }) => response.write('— '),
    ],
  ] as [string, RequestListener][])('gives up on a witness that %s', async (_, answer) => {
    const link = linkTo(await serverOf(answer), { timeoutMs: 100 });
    expect(await link.push(log.note(3), 0, [])).toEqual({
      ok: false,
      reason: 'did not answer within 100 ms',
    });
  });

  test('says of a witness that is down that it cannot be reached', async () => {
    const url = await serverOf(() => {});
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    const pushed = await linkTo(url).push(log.note(3), 0, []);
    expect(pushed).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^cannot be reached: .*ECONNREFUSED/),
    });
  });
});
