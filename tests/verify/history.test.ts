/** A portal that rewrites history and signs it properly is caught by a checkpoint that somebody kept. */
import { describe, expect, it } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { cosign } from '../../src/tlog/cosignature.ts';
import { COSIGNATURE, ED25519, formatVkey, parseNote, signatureLine } from '../../src/tlog/note.ts';
import { readCheckpoint } from '../../src/verify/signatures.ts';
import type { Earlier } from '../../src/verify/verify.ts';
import { type Files, logKey, ORIGIN, verifyFiles } from './given.ts';
import { announcement, entriesFor, figures, filesOver } from './small-log.ts';

const entries = entriesFor(figures(700));
const forked = entries.with(
  412,
  Buffer.from(
    Buffer.from(entries[412] ?? [])
      .toString()
      .replace('"value":"412"', '"value":"999"'),
  ),
);

/** The checkpoint of files, as it was kept. */
const kept = (files: Files, name = 'kept.checkpoint'): Earlier => {
  const signed = readCheckpoint(files.get('checkpoint') ?? new Uint8Array());
  if (!signed) throw new Error('not a checkpoint');
  return { name, signed };
};
const at = (size: number, by = logKey) => kept(filesOver(entries.slice(0, size), by), `${size}.checkpoint`);
const codes = ({ findings }: Awaited<ReturnType<typeof verifyFiles>>) => findings.map(({ code }) => code);

describe('--since', () => {
  it.each([1, 255, 256, 257, 511, 512, 513, 700])('agrees with what was kept at %i', async (size) => {
    const report = await verifyFiles(filesOver(entries), { since: [at(size)] });
    expect(report.findings).toEqual([]);
    expect(report.checks.history).toBe('passed');
  });

  it('catches a fork that is signed properly, and says up to where it can be told', async () => {
    const alone = await verifyFiles(filesOver(forked));
    expect(alone.outcome).toBe('verified');
    const report = await verifyFiles(filesOver(forked), { since: [at(600)] });
    expect(report.outcome).toBe('failed');
    expect(report.findings).toMatchObject([{ code: 'history-differs', position: 0, to: 599 }]);
  });

  it('narrows it down by every checkpoint that was kept', async () => {
    const report = await verifyFiles(filesOver(forked), { since: [at(600), at(300), at(412)] });
    expect(report.findings).toMatchObject([{ code: 'history-differs', position: 412, to: 599 }]);
    // The one event that differs, when the checkpoints beside it were kept.
    const narrow = await verifyFiles(filesOver(forked), { since: [at(412), at(413)] });
    expect(narrow.findings).toMatchObject([{ position: 412, to: 412 }]);
  });

  it('catches a log that was cut off', async () => {
    const report = await verifyFiles(filesOver(entries.slice(0, 500)), { since: [at(600)] });
    expect(codes(report)).toEqual(['log-shorter']);
  });

  it('catches another history of the same size', async () => {
    expect(codes(await verifyFiles(filesOver(forked), { since: [at(700)] }))).toEqual(['history-differs']);
  });

  it('says since when, where a witness that is given cosigned', async () => {
    const witness = newSigningKey('witness.example', COSIGNATURE);
    const files = filesOver(entries.slice(0, 600));
    const note = Buffer.from(files.get('checkpoint') ?? []).toString();
    const line = signatureLine(cosign(parseNote(note)?.text ?? '', 1_455_508_900, witness.key, witness.sign));
    const since = kept(new Map([['checkpoint', Buffer.from(note + line)]]));
    const report = await verifyFiles(filesOver(forked), { since: [since], keys: [logKey.key, witness.key] });
    const found = report.findings.find(({ code }) => code === 'history-differs');
    expect(found?.en).toContain('2016-02-15T04:01:40.000Z');
    expect(found?.zh).toContain('2016-02-15T04:01:40.000Z');
  });

  it('concludes nothing from a checkpoint that nobody given signed', async () => {
    const report = await verifyFiles(filesOver(entries), {
      since: [at(600, newSigningKey(ORIGIN, ED25519))],
    });
    expect(codes(report)).toEqual(['earlier-not-signed']);
    expect(report.outcome).toBe('unchecked');
  });
});

describe('a key that the log announced', () => {
  const next = newSigningKey(ORIGIN, ED25519);
  const grown = entriesFor([...figures(300), announcement(formatVkey(next.key)), ...figures(100)]);
  const rotated = filesOver(grown, next);
  const signedBy = (size: number, by = logKey) => kept(filesOver(grown.slice(0, size), by));

  it('counts where a given key signed for the announcement', async () => {
    const report = await verifyFiles(rotated, { since: [signedBy(301)] });
    expect(codes(report)).toEqual(['key-rotated']);
    expect(report.outcome).toBe('verified');
    expect(report.findings[0]).toMatchObject({ severity: 'noted', position: 300 });
  });

  it('does not count where only it vouches for itself', async () => {
    const report = await verifyFiles(rotated, { since: [signedBy(300)] });
    expect(report.outcome).toBe('failed');
    expect(report.findings).toMatchObject([{ code: 'not-signed', position: 300 }]);
    const byItself = await verifyFiles(rotated, { since: [signedBy(350, next)] });
    expect(codes(byItself)).toEqual(['earlier-not-signed', 'not-signed']);
  });

  it('is not waited for beyond the checkpoint that would have to cover it', async () => {
    const stranger = newSigningKey(ORIGIN, ED25519);
    const report = await verifyFiles(filesOver(entries, stranger), { since: [at(100)] });
    expect(report.findings).toMatchObject([{ code: 'not-signed' }]);
    expect(report.counts.events).toBe(256);
    expect(report.checks.tree).toBe('skipped');
  });

  it('is not looked for without an earlier checkpoint, and not needed when it is given', async () => {
    expect(codes(await verifyFiles(rotated))).toEqual(['not-signed']);
    expect(codes(await verifyFiles(rotated, { keys: [next.key] }))).toEqual([]);
  });
});
