import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/log/sha256.ts';
import { utf8 } from '../../../src/tlog/bytes.ts';
import { formatCheckpoint } from '../../../src/tlog/checkpoint.ts';
import { ED25519, signNote, verifierKey } from '../../../src/tlog/note.ts';
import { flipped } from '../../tlog/given.ts';
import {
  certain,
  claimOf,
  cosigned,
  event,
  kept,
  log,
  logKey,
  ORIGIN,
  serve,
  take,
  verdicts,
  witness,
  witnessKey,
} from './given.ts';

const WHOLE = [
  'taken passed',
  'bytes passed',
  'leaf passed',
  'root passed',
  'signature passed',
  'witnesses none',
  'older none',
];
const until = (name: string, verdict: string): string[] => {
  const at = WHOLE.findIndex((step) => step.startsWith(name));
  return [...WHOLE.slice(0, at), `${name} ${verdict}`];
};

describe('a record that is in the log', () => {
  it.each([1, 2, 7, 256, 257, 600])('passes every step, in a log of %i', async (size) => {
    for (const position of new Set([0, Math.floor(size / 2), size - 1])) {
      const { steps } = await take(serve(size), { claims: [claimOf(position)] });
      expect(verdicts(steps)).toEqual(WHOLE);
    }
  });

  it('is told with what was computed', async () => {
    const { steps, note } = await take(serve(600), { claims: [claimOf(300)] });
    expect(steps[0]).toMatchObject({ origin: ORIGIN, size: 600 });
    expect(steps[1]).toMatchObject({ records: 1, compared: 8 });
    expect(steps[2]).toMatchObject({ tile: 'tile/0/001', leaf: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(steps[3]).toMatchObject({ hashes: 10, size: 600 });
    expect(steps[4]).toMatchObject({ key: { name: ORIGIN, id: logKey.id }, pasted: false });
    expect(note).toBe(serve(600).note);
  });

  it('asks for nothing but checkpoint, bundle and tiles, once a step', async () => {
    const served = serve(600);
    await take(served, { claims: [claimOf(300)] });
    expect(served.asked.slice(0, 3)).toEqual(['checkpoint', 'tile/entries/001', 'tile/0/001']);
    const allowed = ['checkpoint', 'tile/entries/001', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2'];
    expect(allowed).toEqual(expect.arrayContaining(served.asked));
  });
});

describe('the records of an indicator', () => {
  const positions = Array.from({ length: 300 }, (_, n) => 2 * n + 1);
  const claims = positions.map((position) => claimOf(position));
  const stream = { subject: 'plan/p/indicator/odd', isWhole: true };

  it('pass together, each bundle read once', async () => {
    const served = serve(600);
    const { steps } = await take(served, { claims, stream });
    expect(verdicts(steps)).toEqual(WHOLE);
    expect(steps[1]).toMatchObject({ records: 300, compared: 2_400 });
    const bundles = served.asked.filter((path) => path.includes('entries'));
    expect(bundles).toEqual(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88']);
  });

  it('fail when one in between is left out, or the first, or one of another stands among them', async () => {
    const served = serve(600);
    const gap = (revision: number) => ({ problem: { gap: { subject: stream.subject, revision } } });
    const between = await take(served, { claims: claims.toSpliced(5, 1), stream });
    expect(verdicts(between.steps)).toEqual(until('bytes', 'failed'));
    expect(between.steps[1]).toMatchObject(gap(5));
    const first = await take(served, { claims: claims.slice(1), stream });
    expect(first.steps[1]).toMatchObject(gap(0));
    const other = await take(served, { claims: claims.with(3, claimOf(8)), stream });
    expect(other.steps[1]).toMatchObject(gap(3));
  });

  it('may be the newest of many', async () => {
    const { steps } = await take(serve(600), {
      claims: claims.slice(100),
      stream: { ...stream, isWhole: false },
    });
    expect(verdicts(steps)).toEqual(WHOLE);
  });

  it('fail when any one is not as the log has it', async () => {
    const { steps } = await take(serve(600), { claims: claims.with(200, claimOf(401, '7')), stream });
    expect(steps.at(-1)).toMatchObject({ name: 'bytes', verdict: 'failed', problem: { position: 401 } });
  });
});

describe('what the page shows', () => {
  const claim = claimOf(300);
  it.each(claim.shown.map(({ field }) => field))('fails when its %s is another', async (field) => {
    const shown = claim.shown.map((each) =>
      each.field === field ? { field, text: `9${each.text.replace(/\d/g, '9')}` } : each,
    );
    const { steps } = await take(serve(600), { claims: [{ position: 300, shown }] });
    expect(verdicts(steps)).toEqual(until('bytes', 'failed'));
    expect(steps[1]).toMatchObject({ problem: { position: 300, field } });
  });
});

describe('what is served', () => {
  const claims = [claimOf(300)];
  const answered = async (path: string, change: (bytes: Uint8Array) => Uint8Array | number) => {
    const served = serve(600);
    const bytes = path === 'checkpoint' ? utf8(served.note) : await served.read(path, 2 ** 30);
    served.answers.set(path, change(bytes));
    return take(served, { claims });
  };

  it('fails at the bytes when the entry was changed', async () => {
    const changed = (n: number) => JSON.stringify(event(n, n === 300 ? '999' : String(n)));
    const served = serve(600);
    const other = serve(600, changed);
    served.answers.set('tile/entries/001', await other.read('tile/entries/001', 2 ** 30));
    const { steps } = await take(served, { claims });
    expect(verdicts(steps)).toEqual(until('bytes', 'failed'));
    expect(steps[1]).toMatchObject({ problem: { field: 'entry' } });
    // A page that shows the changed record truly fails where the tree begins.
    const agreed = await take(served, { claims: [claimOf(300, '999')] });
    expect(verdicts(agreed.steps)).toEqual(until('leaf', 'failed'));
    expect(agreed.steps[2]).toMatchObject({ problem: { position: 300 } });
    // With its tile changed too, it fails where the root is reached.
    served.answers.set('tile/0/001', await other.read('tile/0/001', 2 ** 30));
    const further = await take(served, { claims: [claimOf(300, '999')] });
    expect(verdicts(further.steps)).toEqual(until('root', 'failed'));
    // And with all of it changed, at the signature.
    const root = certain(other.note.split('\n')[2]);
    served.answers.set('checkpoint', utf8(served.note.replace(certain(served.note.split('\n')[2]), root)));
    for (const path of ['tile/1/000.p/2', 'tile/0/002.p/88'])
      served.answers.set(path, await other.read(path, 2 ** 30));
    const furthest = await take(served, { claims: [claimOf(300, '999')] });
    expect(verdicts(furthest.steps)).toEqual(until('signature', 'failed'));
  });

  it.each([
    ['tile/entries/001', 'bytes'],
    ['tile/0/002.p/88', 'root'],
    ['tile/1/000.p/2', 'root'],
  ])('fails when %s is cut short, at the %s', async (path, name) => {
    const { steps } = await answered(path, (bytes) => bytes.slice(0, -1));
    expect(verdicts(steps)).toEqual(until(name, 'failed'));
    expect(steps.at(-1)).toMatchObject({ problem: { malformed: expect.any(String) } });
  });

  it('fails at the leaf when its tile was changed there, at the root when beside', async () => {
    const at = (300 - 256) * 32 * 8;
    const leaf = await answered('tile/0/001', (bytes) => flipped(bytes, at));
    expect(verdicts(leaf.steps)).toEqual(until('leaf', 'failed'));
    const beside = await answered('tile/0/001', (bytes) => flipped(bytes, at + 256));
    expect(verdicts(beside.steps)).toEqual(until('root', 'failed'));
    expect(beside.steps.at(-1)).toMatchObject({ problem: { position: 300 } });
  });

  it.each([
    ['nothing', () => new Uint8Array(0)],
    ['half of it', (bytes: Uint8Array) => bytes.slice(0, 60)],
    ['a page', () => utf8('<!doctype html><p>\n\n— x')],
    ['a signed note of something else', () => utf8(signNote('hello\n', logKey, log.sign))],
  ])('fails at once when the checkpoint is %s', async (_, change) => {
    const { steps, note } = await answered('checkpoint', change);
    expect(verdicts(steps)).toEqual(['taken failed']);
    expect(note).toBe('');
  });

  it.each(['checkpoint', 'tile/entries/001', 'tile/0/001', 'tile/1/000.p/2'])(
    'leaves it open when %s is not to be had',
    async (path) => {
      const { steps } = await answered(path, () => 503);
      expect(steps.at(-1)).toMatchObject({ verdict: 'open', unreached: { path, status: 503 } });
      expect(steps.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    },
  );

  it('leaves it open when an answer is longer than any can be', async () => {
    const { steps } = await answered('tile/0/001', () => new Uint8Array(8_193));
    expect(steps.at(-1)).toMatchObject({ name: 'leaf', verdict: 'open', unreached: { status: 413 } });
  });

  it('leaves it open while no checkpoint is signed, or none that covers the record', async () => {
    const unsigned = await answered('checkpoint', () => 404);
    expect(unsigned.steps).toMatchObject([{ verdict: 'open', problem: 'unpublished' }]);
    const early = await take(serve(300), { claims: [claimOf(299), claimOf(300)] });
    expect(early.steps).toMatchObject([{ verdict: 'open', problem: { uncovered: 300 } }]);
  });
});

describe('signatures', () => {
  const claims = [claimOf(3)];
  const other = verifierKey(sha256, ORIGIN, ED25519, witness.publicKey);

  it('leave it open without a key, and fail by another’s', async () => {
    const keyless = await take(serve(7), { claims, keys: [] });
    expect(verdicts(keyless.steps)).toEqual(until('signature', 'open'));
    const wrong = await take(serve(7), { claims, keys: [other], pasted: true });
    expect(verdicts(wrong.steps)).toEqual(until('signature', 'failed'));
    expect(wrong.steps.at(-1)).toMatchObject({ key: { id: other.id }, pasted: true, problem: 'unsigned' });
  });

  it('pass by the key that did sign, among several', async () => {
    const { steps } = await take(serve(7), { claims, keys: [other, logKey] });
    expect(steps[4]).toMatchObject({ verdict: 'passed', key: { id: logKey.id } });
  });

  it('fail when the key is that of another log', async () => {
    const served = serve(7);
    const elsewhere = verifierKey(sha256, 'other.example', ED25519, log.publicKey);
    const text = certain(served.note.split('\n\n')[0]);
    served.answers.set('checkpoint', utf8(signNote(`${text}\n`, elsewhere, log.sign)));
    const { steps } = await take(served, { claims, keys: [elsewhere] });
    expect(steps.at(-1)).toMatchObject({ name: 'signature', verdict: 'failed', problem: 'origin' });
  });

  it('of witnesses are told with their time; of those unknown, by name', async () => {
    const served = serve(7);
    served.answers.set('checkpoint', utf8(cosigned(served.note)));
    const known = await take(served, { claims, keys: [logKey, witnessKey] });
    expect(known.steps[5]).toMatchObject({
      verdict: 'passed',
      cosigned: [{ name: 'witness.example', id: witnessKey.id, at: 1_455_494_400 }],
    });
    const unknown = await take(served, { claims });
    expect(unknown.steps[5]).toMatchObject({ verdict: 'none', unknown: ['witness.example'] });
  });

  it('of a witness fail when they are not the witness’s', async () => {
    const served = serve(7);
    served.answers.set('checkpoint', utf8(cosigned(served.note, log.sign)));
    const { steps } = await take(served, { claims, keys: [logKey, witnessKey] });
    expect(steps.at(-1)).toMatchObject({ name: 'witnesses', verdict: 'failed', wrong: ['witness.example'] });
  });
});

describe('a checkpoint that the reader kept', () => {
  const claims = [claimOf(3)];
  const forked = (n: number) => JSON.stringify(event(n, n === 100 ? '7' : String(n)));

  it.each([1, 255, 256, 257, 512, 600])(
    'of %i events agrees with the log that grew from it',
    async (size) => {
      const { steps } = await take(serve(600), { claims, older: kept(serve(size).note) });
      expect(verdicts(steps)).toEqual([...WHOLE.slice(0, -1), 'older passed']);
      expect(steps[6]).toMatchObject({ size, signed: true });
    },
  );

  it.each([101, 256, 599, 600])('of %i events of a fork contradicts it', async (size) => {
    const { steps } = await take(serve(600), { claims, older: kept(serve(size, forked).note) });
    expect(verdicts(steps)).toEqual(until('older', 'failed'));
    expect(steps[6]).toMatchObject({ size, signed: true, problem: 'rewritten' });
  });

  it('contradicts a log that has become shorter', async () => {
    const { steps } = await take(serve(600), { claims, older: kept(serve(601).note) });
    expect(steps[6]).toMatchObject({ verdict: 'failed', problem: 'longer', size: 601 });
  });

  it('is told to be another’s, or not signed', async () => {
    const text = formatCheckpoint({ origin: 'other.example', size: 3, root: new Uint8Array(32) });
    const other = await take(serve(600), { claims, older: kept(signNote(text, logKey, log.sign)) });
    expect(other.steps[6]).toMatchObject({ verdict: 'open', problem: 'origin' });
    const raw = serve(300).note.split('\n\n')[0];
    const key = verifierKey(sha256, ORIGIN, ED25519, witness.publicKey);
    const unsigned = await take(serve(600), { claims, older: kept(signNote(`${raw}\n`, key, witness.sign)) });
    expect(unsigned.steps[6]).toMatchObject({ verdict: 'passed', signed: false });
  });

  it('fails when the tiles for it are cut short', async () => {
    const served = serve(600);
    served.answers.set('tile/0/001', new Uint8Array(32));
    const { steps } = await take(served, { claims, older: kept(serve(300).note) });
    expect(steps[6]).toMatchObject({ verdict: 'failed', problem: { malformed: expect.any(String) } });
  });
});
