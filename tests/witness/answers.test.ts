/** What a witness answers, by the specification (C2SP tlog-witness). */
import { describe, expect, test } from 'vitest';
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { hex } from '../../src/tlog/bytes.ts';
import { cosignedAt } from '../../src/tlog/cosignature.ts';
import {
  ED25519,
  formatNote,
  formatVkey,
  isSignedBy,
  type Note,
  parseNote,
  withSignatures,
} from '../../src/tlog/note.ts';
import { forkedLogs, logOf, NOW, ORIGIN, witnessOf } from './given.ts';

const noteOf = (text: string): Note => {
  const note = parseNote(text);
  if (!note) throw new Error(`no note: ${text}`);
  return note;
};

describe('a witness', () => {
  test('cosigns the first checkpoint, and each that extends the last', async () => {
    const log = logOf();
    const { add, key } = witnessOf([log.key]);
    for (const [old, size] of [
      [0, 3],
      [3, 4],
      [4, 17],
      [17, 17],
      [17, 20],
    ] as const) {
      const { status, text } = await add(await log.request(old, size));
      expect(status).toBe(200);
      expect(cosignedAt(noteOf(withSignatures(log.note(size), [text])), key, verifyEd25519)).toBe(NOW);
    }
  });

  test('cosigns the empty tree, whose root is known', async () => {
    const log = logOf();
    const { add } = witnessOf([log.key]);
    expect(await add(await log.request(0, 0))).toMatchObject({ status: 200 });
    expect(await add(await log.request(0, 3))).toMatchObject({ status: 200 });
    const wrong = (await log.request(0, 3)).replace('\n3\n', '\n0\n');
    expect(await add(wrong)).toMatchObject({ status: 403 });
  });

  test('says 409 and the size that it signed last, where the log starts elsewhere', async () => {
    const log = logOf();
    const { add } = witnessOf([log.key]);
    const conflict = (size: number) => ({ status: 409, type: 'text/x.tlog.size', text: `${size}\n` });
    expect(await add(await log.request(2, 5))).toEqual(conflict(0));
    await add(await log.request(0, 7));
    expect(await add(await log.request(0, 9))).toEqual(conflict(7));
    expect(await add(await log.request(5, 6))).toEqual(conflict(7));
    expect(await add(await log.request(8, 9))).toEqual(conflict(7));
  });

  test('says 404 to a log that it does not know', async () => {
    const { add } = witnessOf([logOf().key]);
    const other = logOf({ origin: 'other.example/log' });
    expect(await add(await other.request(0, 3))).toMatchObject({ status: 404 });
  });

  test('says 403 where no key of the log has signed', async () => {
    const log = logOf();
    const { add, key, written } = witnessOf([log.key]);
    const sameName = logOf();
    expect(await add(await sameName.request(0, 3))).toMatchObject({ status: 403 });
    const grown = (await log.request(0, 3)).replace('\n3\n', '\n4\n');
    expect(await add(grown)).toMatchObject({ status: 403 });
    // Neither does it take its own name for the log's.
    expect(await add((await log.request(0, 3)).replace(/— \S+/, `— ${key.name}`))).toMatchObject({
      status: 403,
    });
    expect(written).toEqual([]);
  });

  test('says 403 where one signature under the key’s name is false, and minds no stranger’s', async () => {
    const log = logOf();
    const { add } = witnessOf([log.key]);
    const request = await log.request(0, 3);
    const [own] = noteOf(log.note(3)).signatures;
    if (!own) throw new Error('not signed');
    const line = (name: string, bytes: Uint8Array) =>
      formatNote({ text: '', signatures: [{ ...own, name, bytes }] }).slice(1);
    const falseOne = line(own.name, new Uint8Array(64));
    expect(await add(request + falseOne)).toMatchObject({ status: 403 });
    expect(await add(request + line('stranger.example', new Uint8Array(64)))).toMatchObject({ status: 200 });
  });

  test('says 400 where the old size is larger, and where there is no checkpoint', async () => {
    const log = logOf();
    const { add } = witnessOf([log.key]);
    await add(await log.request(0, 3));
    const request = await log.request(3, 3);
    expect(await add(request.replace('old 3', 'old 4'))).toMatchObject({ status: 400 });
    expect(await add(request.replace('\n3\n', '\n03\n'))).toMatchObject({ status: 400 });
    expect(await add(request.replace('old', 'new'))).toMatchObject({ status: 400 });
    expect(await add('old 3\n\nhello\n')).toMatchObject({ status: 400 });
  });

  test('says 422 where the proof is wrong, missing, or more than is asked', async () => {
    const log = logOf();
    const { add, written } = witnessOf([log.key]);
    const first = await log.request(0, 3);
    const [spare = ''] = (await log.request(3, 11)).split('\n').slice(1);
    expect(await add(first.replace('old 0\n', `old 0\n${spare}\n`))).toMatchObject({ status: 422 });
    await add(first);
    const second = await log.request(3, 11);
    const lines = second.split('\n');
    expect(await add([lines[0], ...lines.slice(2)].join('\n'))).toMatchObject({ status: 422 });
    expect(
      await add(
        second.replace(
          spare,
          spare.replace(/^./, (a) => (a === 'A' ? 'B' : 'A')),
        ),
      ),
    ).toMatchObject({
      status: 422,
    });
    expect(await add((await log.request(3, 3)).replace('old 3\n', `old 3\n${spare}\n`))).toMatchObject({
      status: 422,
    });
    expect(written).toHaveLength(1);
  });

  test('keeps the newest checkpoint for those who watch, with both signatures on it', async () => {
    const log = logOf();
    const { add, get, key } = witnessOf([log.key]);
    const path = `/${hex(sha256(ORIGIN))}/checkpoint`;
    expect(await get(path)).toMatchObject({ status: 404 });
    await add(await log.request(0, 3));
    await add(await log.request(3, 8));
    const { status, text } = await get(path);
    expect(status).toBe(200);
    const note = noteOf(text);
    expect(note.text).toBe(noteOf(log.note(8)).text);
    expect(isSignedBy(note, log.key, verifyEd25519)).toBe(true);
    expect(cosignedAt(note, key, verifyEd25519)).toBe(NOW);
    expect(note.signatures).toHaveLength(2);
  });

  test('tells people its key and what it signed', async () => {
    const log = logOf();
    const { add, get, key } = witnessOf([log.key]);
    expect((await get('/')).text).toContain(formatVkey(key).replaceAll('&', '&amp;'));
    await add(await log.request(0, 3));
    const { text } = await get('/');
    expect(text).toContain(ORIGIN);
    expect(text).toContain(noteOf(log.note(3)).text.split('\n')[2] ?? 'no root');
    expect(text).toContain('2016-02-15T04:00:00Z');
  });

  test('knows each key of a log that changed it', async () => {
    const before = logOf({ first: 1000 });
    const after = logOf({ first: 1000, signing: newSigningKey(ORIGIN, ED25519) });
    const { add } = witnessOf([before.key, after.key]);
    expect(await add(await before.request(0, 5))).toMatchObject({ status: 200 });
    expect(await add(await after.request(5, 9))).toMatchObject({ status: 200 });
  });
});

describe('two histories of one log', () => {
  test('are never both signed: not at one size, not one after the other', async () => {
    const [log, fork] = forkedLogs(5);
    const { add, lines, witness } = witnessOf([log.key]);
    await add(await log.request(0, 8));
    expect(await add(await fork.request(8, 8))).toMatchObject({ status: 422 });
    expect(await add(await fork.request(0, 8))).toMatchObject({ status: 409, text: '8\n' });
    expect(await add(await fork.request(5, 8))).toMatchObject({ status: 409, text: '8\n' });
    expect(await add(await fork.request(8, 12))).toMatchObject({ status: 422 });
    // A proof from where the two are still alike, called one from where the witness stands.
    expect(await add((await fork.request(5, 12)).replace('old 5', 'old 8'))).toMatchObject({ status: 422 });
    expect(witness.signed()).toMatchObject([{ size: 8 }]);
    const evidence = lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields.evidence);
    expect(evidence).toEqual([fork.note(8), fork.note(12), fork.note(12)]);
  });

  test('are told apart also when both come at once', async () => {
    const [log, fork] = forkedLogs(5);
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const kept: number[] = [];
    const { add } = witnessOf([log.key], {
      memory: {
        write: async ([signed]) => {
          await gate;
          kept.push(signed?.size ?? -1);
        },
      },
    });
    const asked = [
      add(await log.request(0, 8)),
      add(await fork.request(0, 8)),
      add(await log.request(0, 8)),
      add(await fork.request(8, 8)),
      add(await log.request(8, 9)),
      add(await log.request(8, 10)),
    ];
    open();
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual([200, 409, 409, 422, 200, 409]);
    expect(kept).toEqual([8, 9]);
  });

  test('of which one could perhaps not be kept: nothing more is signed until the next start', async () => {
    const [log, fork] = forkedLogs(5);
    let isFull = false;
    const { add, get, lines } = witnessOf([log.key], {
      memory: {
        write: async () => {
          if (isFull) throw new Error('no space left on device');
        },
      },
    });
    await add(await log.request(0, 3));
    expect(await get('/healthz')).toMatchObject({ status: 200 });
    isFull = true;
    const refused = await add(await log.request(3, 8));
    expect(refused.status).toBe(503);
    expect(refused.text).not.toContain('—');
    isFull = false;
    expect(await add(await fork.request(3, 8))).toMatchObject({ status: 503 });
    expect(await get('/healthz')).toMatchObject({ status: 503 });
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test('a signature is given away only once it is kept', async () => {
    const log = logOf();
    const order: string[] = [];
    const { add } = witnessOf([log.key], {
      memory: {
        write: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          order.push('kept');
        },
      },
    });
    await add(await log.request(0, 3)).then(() => order.push('answered'));
    expect(order).toEqual(['kept', 'answered']);
  });
});

describe('hostile requests', () => {
  test('that are too long are not read', async () => {
    const { add } = witnessOf([logOf().key]);
    expect(await add('x'.repeat(64 * 1024 + 1))).toMatchObject({ status: 413 });
  });

  test('are refused in a form that repeats nothing of them', async () => {
    const { add } = witnessOf([logOf().key]);
    const said = await add('old 0\n\n<script>alert(1)</script>\n1\nAAAA\n\n— x AAAA\n');
    expect(said).toMatchObject({ status: 400, type: 'text/plain; charset=UTF-8' });
    expect(said.text).not.toContain('script');
  });

  test('with any bytes are refused, never a fault', async () => {
    const log = logOf();
    const { add, lines } = witnessOf([log.key]);
    const whole = new TextEncoder().encode(await log.request(0, 3));
    for (let at = 0; at < whole.length; at++) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x20;
      expect([400, 403, 404, 409, 422]).toContain((await add(bytes)).status);
      expect((await add(whole.slice(0, at))).status).toBe(400);
    }
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('by other methods and to other paths find nothing', async () => {
    const { app, get } = witnessOf([logOf().key]);
    expect(await get('/add-checkpoint')).toMatchObject({ status: 404 });
    expect(await get('/../witness.key')).toMatchObject({ status: 404 });
    expect(await get('/witness.key')).toMatchObject({ status: 404 });
    expect((await app.request('/', { method: 'DELETE' })).status).toBe(404);
  });

  test('that are many are told to wait, each client for itself', async () => {
    const { add } = witnessOf([logOf().key], { peer: '127.0.0.1' });
    const from = (address: string) => add('x', { 'X-Forwarded-For': address });
    for (let asked = 0; asked < 120; asked++) expect((await from('192.0.2.1')).status).toBe(400);
    expect((await from('192.0.2.1')).status).toBe(429);
    // What a client writes before the proxy's own word does not make it another.
    expect((await from('192.0.2.9, 192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.2')).status).toBe(400);
  });
});
