/** A bundle as it was exported, and one for each kind of fault: what is found, and where. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../events/envelope.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { COSIGNATURE, ED25519 } from '../../src/tlog/note.ts';
import type { Report } from '../../src/verify/report.ts';
import {
  bytesOf,
  entriesOf,
  type Files,
  type Given,
  type Json,
  jsonOf,
  logKey,
  ORIGIN,
  publishedPortal,
  resigned,
  verifyFiles,
  withEntries,
} from './given.ts';

let given: Given;
let files: Files;
beforeAll(async () => {
  given = await publishedPortal();
  files = given.files;
});
afterAll(() => given.portal.close());

/** What a report says in short: `entry-changed 12`. */
const told = ({ findings }: Report) =>
  findings.map(({ code, position }) => (position === undefined ? code : `${code} ${position}`));

const indexOf = (type: string, nth = 0): number =>
  entriesOf(files).flatMap((entry, at) => (jsonOf(entry).type === type ? [at] : []))[nth] ?? -1;
const idAt = (position: number): unknown => jsonOf(entriesOf(files)[position]).id;

/** An entry told otherwise, in canonical JSON. */
const edited = (entry: Uint8Array | undefined, change: (event: Json) => Json): Uint8Array =>
  Buffer.from(canonical(change(jsonOf(entry))));

/** The log with one event told otherwise, hashed and signed anew by the portal itself. */
const rewritten = (position: number, change: (event: Json) => Json): Files =>
  resigned(
    files,
    entriesOf(files).map((entry, at) => (at === position ? edited(entry, change) : entry)),
  );

const withFile = (name: string, change: (bytes: Uint8Array) => Uint8Array): Files =>
  new Map([...files].map(([each, bytes]) => [each, each === name ? change(bytes.slice()) : bytes]));

it('verifies as it was exported, with every check carried out', async () => {
  const report = await verifyFiles(files);
  expect(report.findings).toEqual([]);
  expect(report.outcome).toBe('verified');
  expect(report.checks).toEqual({
    signature: 'passed',
    cosignatures: 'skipped',
    tree: 'passed',
    tiles: 'passed',
    history: 'skipped',
    events: 'passed',
    comments: 'passed',
    sealed: 'passed',
    evidence: 'passed',
    verdicts: 'passed',
    statistics: 'skipped',
  });
  expect(report.counts).toMatchObject({ events: given.size, openings: 2, evidence: 1, plans: 1 });
  expect(report.counts.targets).toBeGreaterThan(200);
  expect(report.checkpoint?.signedBy).toEqual([`${ORIGIN}+${logKey.key.id}`]);
});

it('verifies as it is signed anew', async () => {
  const report = await verifyFiles(resigned(files, entriesOf(files)));
  expect(report.findings).toEqual([]);
});

describe('bytes changed where they are kept', () => {
  it('names the event of which one byte was changed', async () => {
    const at = indexOf('figure.reported');
    const changed = withEntries(files, (entries) =>
      entries.map((entry, index) =>
        index === at ? Buffer.from(Buffer.from(entry).toString().replace('62.2', '92.2')) : entry,
      ),
    );
    const report = await verifyFiles(changed);
    expect(report.outcome).toBe('failed');
    expect(report.findings[0]).toMatchObject({ code: 'entry-changed', position: at, id: idAt(at) });
    expect(told(report)).toContain('root-differs');
    // The replay sees the changed figure: the published verdict rests on the one that was signed.
    expect(told(report)).toContain('verdict-differs');
  });

  it('names both of two entries that were swapped', async () => {
    const at = indexOf('figure.reported');
    const report = await verifyFiles(
      withEntries(files, (entries) =>
        entries
          .with(at, entries[at + 1] ?? entries[0] ?? new Uint8Array())
          .with(at + 1, entries[at] ?? new Uint8Array()),
      ),
    );
    expect(told(report)).toEqual(
      expect.arrayContaining([
        `entry-changed ${at}`,
        `entry-changed ${at + 1}`,
        `time-backwards ${at + 1}`,
        `revision-gap ${at}`,
      ]),
    );
  });

  it('narrows down to a tile what was changed with its own hash', async () => {
    const entries = entriesOf(files);
    const changed = entries.with(
      3,
      edited(entries[3], (event) => ({ ...event, actorref: 'somebody' })),
    );
    const rehashed = new Map(resigned(files, changed));
    rehashed.set('checkpoint', files.get('checkpoint') ?? new Uint8Array());
    rehashed.set('tile/1/000.p/1', files.get('tile/1/000.p/1') ?? new Uint8Array());
    const report = await verifyFiles(rehashed);
    expect(report.outcome).toBe('failed');
    expect(report.findings.find(({ code }) => code === 'range-contradicts-tile')).toMatchObject({
      position: 0,
      to: 255,
    });
  });

  it('tells a false hash from a false event', async () => {
    const report = await verifyFiles(
      withFile('tile/0/000', (bytes) => {
        bytes[7 * 32] = (bytes[7 * 32] ?? 0) ^ 1;
        return bytes;
      }),
    );
    expect(told(report)).toEqual(['tile-differs 7']);
    expect(report.outcome).toBe('failed');
  });

  it('says which events are not there', async () => {
    const report = await verifyFiles(
      new Map([...files].filter(([name]) => !name.startsWith('tile/entries/001'))),
    );
    expect(told(report)).toEqual(['entry-missing 256']);
  });
});

describe('a history that was signed anew', () => {
  it('lacks a revision', async () => {
    const at = indexOf('figure.reported', 1);
    const report = await verifyFiles(resigned(files, entriesOf(files).toSpliced(at - 1, 1)));
    expect(report.outcome).toBe('failed');
    expect(told(report)).toContain(`revision-gap ${at - 1}`);
  });

  it.each([
    [
      'a type that nobody knows',
      (e: Json) => ({ ...e, type: 'figure.invented', dataschema: 'urn:mingbai:event:figure.invented:1' }),
      'unknown-type',
      'unchecked',
    ],
    [
      'a version that nobody knows',
      (e: Json) => ({ ...e, dataschema: 'urn:mingbai:event:figure.reported:9' }),
      'unknown-version',
      'unchecked',
    ],
    [
      'a type that its schema is not of',
      (e: Json) => ({ ...e, type: 'figure.verified' }),
      'schema',
      'failed',
    ],
    [
      'data that break the schema',
      (e: Json) => ({ ...e, data: { ...(e.data as Json), value: 'many' } }),
      'schema',
      'failed',
    ],
    ['a field that nobody knows', (e: Json) => ({ ...e, extra: 1 }), 'schema', 'failed'],
    ['another source', (e: Json) => ({ ...e, source: 'other.example/log' }), 'other-source', 'failed'],
    [
      'an earlier time',
      (e: Json) => ({ ...e, time: '2001-01-01T00:00:00.000Z' }),
      'time-backwards',
      'failed',
    ],
    ['an id that was there', (e: Json) => ({ ...e, id: idAt(0) }), 'id-twice', 'failed'],
    [
      'an id in capitals',
      (e: Json) => ({ ...e, id: String(e.id).toUpperCase().replace(/^./, 'A') }),
      'schema',
      'failed',
    ],
  ] as const)('has %s', async (_what, change, code, outcome) => {
    const at = indexOf('figure.reported');
    const report = await verifyFiles(rewritten(at, change as (event: Json) => Json));
    expect(told(report)).toContain(`${code} ${at}`);
    expect(report.outcome).toBe(outcome);
    expect(report.checks.tree).toBe('passed');
  });

  it.each([
    ['JSON with a blank', (text: string) => Buffer.from(text.replace('{', '{ ')), 'not-canonical'],
    [
      'names in another order',
      (text: string) => Buffer.from(text.replace(/^\{(.*?),(.*?),/s, '{$2,$1,')),
      'not-canonical',
    ],
    [
      'bytes that are no UTF-8',
      (text: string) =>
        Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff]), Buffer.from('"}')]),
      'not-utf8',
    ],
    ['no JSON', () => Buffer.from('[]'), 'not-json'],
    [
      'JSON that nests without end',
      () => Buffer.from(`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`),
      'not-canonical',
    ],
  ])('has %s', async (_what, change, code) => {
    const at = indexOf('figure.reported');
    const entries = entriesOf(files);
    const report = await verifyFiles(
      resigned(files, entries.with(at, change(Buffer.from(entries[at] ?? []).toString()))),
    );
    expect(told(report)).toContain(`${code} ${at}`);
    expect(report.outcome).toBe('failed');
  });
});

describe('verdicts', () => {
  type Table = {
    position: number;
    plans: { plan: string; targets: (Json & { id: string; verdict: Json })[] }[];
  };
  type Change = (table: Table) => unknown;
  const withVerdicts = (change: Change): Files =>
    withFile('verdicts.json', (bytes) => {
      const table = jsonOf(bytes) as unknown as Table;
      change(table);
      return bytesOf(table);
    });
  const first = (table: Table) => {
    const target = table.plans[0]?.targets[0];
    if (!target) throw new Error('no target');
    return target;
  };

  it.each<[string, Change, string, string]>([
    ['a better state', (t) => Object.assign(first(t).verdict, { state: 'met' }), 'verdict-differs', 'failed'],
    ['another demand', (t) => Object.assign(first(t), { value: '1' }), 'verdict-differs', 'failed'],
    [
      'a rule that nobody knows',
      (t) => Object.assign(first(t).verdict, { rule: 'at_least/2' }),
      'rule-unknown',
      'unchecked',
    ],
    [
      'a field that nobody knows',
      (t) => Object.assign(first(t), { mood: 'good' }),
      'field-unknown',
      'unchecked',
    ],
    ['a target less', (t) => t.plans[0]?.targets.shift(), 'verdict-missing', 'failed'],
    ['a target twice', (t) => t.plans[0]?.targets.push(first(t)), 'verdict-extra', 'failed'],
    ['no plan', (t) => t.plans.pop(), 'plan-missing', 'failed'],
    ['a plan too many', (t) => t.plans.push({ plan: 'other', targets: [] }), 'plan-extra', 'failed'],
    ['another position', (t) => Object.assign(t, { position: 3 }), 'unreadable', 'unchecked'],
  ])('with %s', async (_what, change, code, outcome) => {
    const report = await verifyFiles(withVerdicts(change));
    expect(told(report)).toEqual([code]);
    expect(report.outcome).toBe(outcome);
  });

  it('that nest without end are not followed', async () => {
    const deep = `"terms":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)},"x":[`;
    const report = await verifyFiles(
      withFile('verdicts.json', (bytes) =>
        Buffer.from(Buffer.from(bytes).toString().replace('"terms":[', deep)),
      ),
    );
    expect(['failed', 'unchecked']).toContain(report.outcome);
  });

  it('name the target', async () => {
    const report = await verifyFiles(withVerdicts((t) => Object.assign(first(t).verdict, { state: 'met' })));
    const { id } = first(jsonOf(files.get('verdicts.json')) as unknown as Table);
    expect(report.findings[0]?.en).toContain(id);
    expect(report.findings[0]?.zh).toContain(id);
  });

  it('are told only once the log is understood', async () => {
    const at = indexOf('figure.reported', 1);
    const unknown = rewritten(at, (event) => ({
      ...event,
      type: 'figure.invented',
      dataschema: 'urn:mingbai:event:figure.invented:1',
    }));
    const report = await verifyFiles(unknown);
    // Without that figure the verdict would be another; whether it counts is not known.
    expect(told(report)).toEqual([`unknown-type ${at}`, 'cannot-replay']);
    expect(report.outcome).toBe('unchecked');
  });
});

describe('sealed texts and evidence', () => {
  const openings = (change: (lines: string[]) => string[]): Files =>
    withFile('openings.ndjson', (bytes) =>
      Buffer.from(
        change(Buffer.from(bytes).toString().trim().split('\n'))
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );

  it('fails without a text that should be public', async () => {
    const report = await verifyFiles(openings(([first = '']) => [first]));
    const at = indexOf('comment.selected');
    expect(told(report)).toEqual([`opening-missing ${at}`]);
    expect(report.findings[0]?.id).toBe(idAt(at));
  });

  it('fails with another salt, and with another text', async () => {
    const salted = await verifyFiles(
      openings((lines) => lines.map((line) => line.replace(/"salt":"../, '"salt":"zz'))),
    );
    const worded = await verifyFiles(
      openings((lines) => lines.map((line) => line.replace('已修复', '不予修复'))),
    );
    expect(told(salted)).toEqual([
      `opening-wrong ${indexOf('comment.replied')}`,
      `opening-wrong ${indexOf('comment.selected')}`,
    ]);
    expect(told(worded)).toEqual([`opening-wrong ${indexOf('comment.replied')}`]);
  });

  it('fails with a text of an event that opens none', async () => {
    const report = await verifyFiles(
      openings((lines) => [...lines, (lines[0] ?? '').replace(/"position":[0-9]+/, '"position":0')]),
    );
    expect(told(report)).toEqual(['opening-stray 0']);
  });

  it('fails with another digest of evidence, or with none', async () => {
    const changed = await verifyFiles(
      withFile('evidence.ndjson', (bytes) =>
        Buffer.from(Buffer.from(bytes).toString().replace('abab', 'cdcd')),
      ),
    );
    const none = await verifyFiles(withFile('evidence.ndjson', () => new Uint8Array()));
    expect(told(changed)).toEqual([`evidence-differs ${indexOf('figure.reported')}`]);
    expect(told(none)).toEqual(['evidence-count']);
  });
});

describe('keys', () => {
  it('refuses a checkpoint that the given key did not sign', async () => {
    const other = newSigningKey(ORIGIN, ED25519);
    const report = await verifyFiles(files, { keys: [other.key] });
    expect(told(report)).toEqual(['not-signed']);
    expect(report.outcome).toBe('failed');
    expect(report.checks.tree).toBe('skipped');
  });

  it('refuses the log of another origin', async () => {
    const other = newSigningKey('other.example/log', ED25519);
    expect(told(await verifyFiles(files, { keys: [other.key] }))).toEqual(['other-origin']);
  });

  it('wants the cosignature of each witness that is given', async () => {
    const witness = newSigningKey('witness.example', COSIGNATURE);
    expect(told(await verifyFiles(files, { keys: [logKey.key, witness.key] }))).toEqual(['not-cosigned']);
  });
});
