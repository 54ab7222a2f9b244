import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signerOf } from '../../src/keys/ed25519.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { base64, fromBase64, hex, utf8 } from '../../src/tlog/bytes.ts';
import { formatCheckpoint, parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosign, cosigned, cosignedAt } from '../../src/tlog/cosignature.ts';
import {
  COSIGNATURE,
  ED25519,
  formatNote,
  formatVkey,
  isSignedBy,
  type Note,
  parseNote,
  parseVkey,
  signatureLine,
  signNote,
  type VerifierKey,
  verifierKey,
  withSignatures,
} from '../../src/tlog/note.ts';
import { formatReceipt, parseReceipt } from '../../src/tlog/receipt.ts';
import { flipped, HASHES, VERIFIERS } from './given.ts';

/** The example of Go's `golang.org/x/mod/sumdb/note`. */
const VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const TEXT = 'This is an example message.\n';
const SIGNATURE =
  'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
const NOTE = `${TEXT}\n— example.com/foo ${SIGNATURE}\n`;

const log = signerOf(new Uint8Array(32).fill(1));
const witness = signerOf(new Uint8Array(32).fill(2));
const logKey = verifierKey(sha256, 'mingbai.example', ED25519, log.publicKey);
const witnessKey = verifierKey(sha256, 'witness.example/w1', COSIGNATURE, witness.publicKey);
const root = Uint8Array.from(sha256('root'));
const CHECKPOINT = formatCheckpoint({ origin: 'mingbai.example', size: 1_234, root });

/** The parsed value. @throws Error when there is none. */
function certain<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it was not parsed');
  return value;
}
const noteOf = (raw: string): Note => certain(parseNote(raw));

describe.each(HASHES)('the published example, by %s', (_, hash) => {
  const key = certain(parseVkey(hash, VKEY));

  it('tells its key', () => {
    expect(key).toMatchObject({ name: 'example.com/foo', id: '530d903a', type: ED25519 });
    expect(formatVkey(key)).toBe(VKEY);
    expect(formatVkey(verifierKey(hash, key.name, key.type, key.publicKey))).toBe(VKEY);
  });

  it.each(VERIFIERS)('is verified by %s, and in no other form', (__, verify) => {
    const note = noteOf(NOTE);
    expect(note.text).toBe(TEXT);
    expect(formatNote(note)).toBe(NOTE);
    expect(isSignedBy(note, key, verify)).toBe(true);
    expect(isSignedBy({ ...note, text: 'This is another message.\n' }, key, verify)).toBe(false);
    expect(isSignedBy(note, { ...key, name: 'example.com/bar' }, verify)).toBe(false);
    expect(isSignedBy(note, { ...key, id: '530d903b' }, verify)).toBe(false);
    expect(isSignedBy(note, { ...key, type: COSIGNATURE }, verify)).toBe(false);
    expect(isSignedBy(note, { ...key, publicKey: log.publicKey }, verify)).toBe(false);
    expect(isSignedBy(note, { ...key, publicKey: new Uint8Array(32).fill(255) }, verify)).toBe(false);
    expect(isSignedBy({ text: TEXT, signatures: [] }, key, verify)).toBe(false);
  });

  it.each(VERIFIERS)('is not verified by %s with any bit of its signature flipped', (__, verify) => {
    const note = noteOf(NOTE);
    for (let bit = 0; bit < 512; bit += 37) {
      const signatures = note.signatures.map((each) => ({ ...each, bytes: flipped(each.bytes, bit) }));
      expect(isSignedBy({ ...note, signatures }, key, verify)).toBe(false);
    }
    for (const length of [0, 63, 65]) {
      const signatures = note.signatures.map((each) => ({ ...each, bytes: new Uint8Array(length) }));
      expect(isSignedBy({ ...note, signatures }, key, verify)).toBe(false);
    }
  });
});

describe('verifier keys', () => {
  it.each([
    ['nothing', ''],
    ['a name alone', 'example.com/foo'],
    ['another key’s id', VKEY.replace('530d903a', '530d903b')],
    ['capitals', VKEY.replace('530d903a', '530D903A')],
    ['another name', VKEY.replace('foo', 'bar')],
    ['a blank in the name', VKEY.replace('foo', 'f o')],
    ['another key', VKEY.replace('3U2k', '3U2l')],
    ['a key too long', `${VKEY}AAA=`],
    ['a line feed', `${VKEY}\n`],
    ['a blank before', ` ${VKEY}`],
    ['no name', `+530d903a+${VKEY.split('+')[2]}`],
  ])('are not told by %s', (_, vkey) => {
    expect(parseVkey(sha256, vkey)).toBeUndefined();
  });

  it('of types that are not known are not taken', () => {
    const unknown = { ...logKey, type: 0x06 } as unknown as VerifierKey;
    expect(parseVkey(sha256, formatVkey(unknown))).toBeUndefined();
  });

  it.each(['', 'a b', 'a+b', 'a\nb', 'a\u0085b', 'a\u00a0b', 'a\u2028b', '\ud800'])(
    'may not be called “%s”',
    (name) => {
      expect(() => verifierKey(sha256, name, ED25519, log.publicKey)).toThrow(RangeError);
    },
  );

  it('have 32 bytes', () => {
    expect(() => verifierKey(sha256, 'a', ED25519, new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('notes', () => {
  it.each([
    ['nothing', ''],
    ['no signature', TEXT],
    ['a blank line and no signature', `${TEXT}\n`],
    ['no line feed at its end', NOTE.slice(0, -1)],
    ['no blank line', NOTE.replace('\n\n', '\n')],
    ['a hyphen', NOTE.replace('— ', '- ')],
    ['two blanks', NOTE.replace('— ', '—  ')],
    ['two blanks before the signature', NOTE.replace(' Uw2', '  Uw2')],
    ['a blank in the signature', NOTE.replace('Uw2', 'Uw2\u00a0')],
    ['no padding', NOTE.replace('=\n', '\n')],
    ['another spelling of the same bytes', NOTE.replace('QM=', 'QN=')],
    ['a carriage return', NOTE.replace('an', 'a\rn')],
    ['a tab', NOTE.replace('an', 'a\tn')],
    ['a delete', NOTE.replace('an', 'a\u007fn')],
    ['half a character', NOTE.replace('an', 'a\ud800n')],
    ['an id without a signature', NOTE.replace(SIGNATURE, 'Uw2QOg==')],
    ['an empty line after', `${NOTE}\n`],
    ['more signatures than anybody needs', NOTE + '— a AAAAAAA=\n'.repeat(100)],
  ])('are not %s', (_, raw) => {
    expect(parseNote(raw)).toBeUndefined();
  });

  it('are not bytes that are no UTF-8', () => {
    expect(parseNote(Uint8Array.of(0xff, ...utf8(NOTE)))).toBeUndefined();
    expect(parseNote(utf8(NOTE))).toEqual(noteOf(NOTE));
  });

  it('may hold blank lines: the last one ends the text', () => {
    const note = noteOf(signNote('one\n\ntwo\n', logKey, log.sign));
    expect(note.text).toBe('one\n\ntwo\n');
  });

  it('keep lines of keys that nobody knows, and are verified by the one that is known', () => {
    const [, verify] = VERIFIERS[0] ?? [];
    const unknown = signatureLine({ name: 'new.example', id: '00000000', bytes: new Uint8Array(2_420) });
    const note = noteOf(withSignatures(signNote(CHECKPOINT, logKey, log.sign), [unknown]));
    expect(note.signatures).toHaveLength(2);
    expect(isSignedBy(note, logKey, certain(verify))).toBe(true);
  });

  it('have one spelling', () => {
    const line = fc.string({ unit: 'binary' });
    const raw = fc
      .tuple(line, line, fc.uint8Array({ minLength: 1, maxLength: 80 }))
      .map(([text, name, bytes]) => `${text}\n\n— ${name} ${base64(bytes)}\n`);
    fc.assert(
      fc.property(fc.oneof(raw, line), (whole) => {
        const note = parseNote(whole);
        if (note) expect(formatNote(note)).toBe(whole);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const note = parseNote(bytes);
        if (note) expect(hex(utf8(formatNote(note)))).toBe(hex(bytes));
      }),
    );
  });
});

describe('checkpoints', () => {
  it('tell origin, size and root', () => {
    expect(parseCheckpoint(CHECKPOINT)).toEqual({ origin: 'mingbai.example', size: 1_234, root });
    expect(parseCheckpoint(`${CHECKPOINT}an extension\n`)).toEqual(parseCheckpoint(CHECKPOINT));
  });

  it.each([
    ['nothing', ''],
    ['no line feed at its end', CHECKPOINT.slice(0, -1)],
    ['no origin', CHECKPOINT.replace('mingbai.example', '')],
    ['a zero before the size', CHECKPOINT.replace('1234', '01234')],
    ['a sign', CHECKPOINT.replace('1234', '-1')],
    ['an exponent', CHECKPOINT.replace('1234', '1e3')],
    ['more than can be counted', CHECKPOINT.replace('1234', '9007199254740993')],
    ['far more than can be counted', CHECKPOINT.replace('1234', '99999999999999999999')],
    ['a root without padding', CHECKPOINT.replace('=\n', '\n')],
    ['a root too short', CHECKPOINT.replace(base64(root), base64(root.subarray(1)))],
    ['an empty extension line', `${CHECKPOINT}\n`],
    ['no root', 'mingbai.example\n1234\n'],
  ])('are not %s', (_, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it('have one spelling', () => {
    const checkpoint = fc.record({
      origin: fc.stringMatching(/^[a-z./]+$/),
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    });
    fc.assert(
      fc.property(checkpoint, (one) => {
        const text = formatCheckpoint(one);
        expect(formatCheckpoint(certain(parseCheckpoint(text)))).toBe(text);
      }),
    );
    const line = fc.oneof(fc.string(), fc.maxSafeNat().map(String), fc.constant(base64(root)));
    fc.assert(
      fc.property(fc.tuple(line, line, line), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const parsed = parseCheckpoint(text);
        if (parsed && text.split('\n').length === 4) expect(formatCheckpoint(parsed)).toBe(text);
      }),
    );
  });
});

describe.each(VERIFIERS)('cosignatures, verified by %s', (_, verify) => {
  const signed = signNote(CHECKPOINT, logKey, log.sign);
  const at = (time: number) => cosign(CHECKPOINT, time, witnessKey, witness.sign);

  it('are over the time and the whole checkpoint', () => {
    expect(new TextDecoder().decode(cosigned(CHECKPOINT, 1_700_000_000))).toBe(
      `cosignature/v1\ntime 1700000000\n${CHECKPOINT}`,
    );
    const { bytes } = at(1_700_000_000);
    expect(bytes).toHaveLength(72);
    expect(hex(bytes.subarray(0, 8))).toBe('000000006553f100');
    const note = noteOf(withSignatures(signed, [signatureLine(at(1_700_000_000))]));
    expect(cosignedAt(note, witnessKey, verify)).toBe(1_700_000_000);
    expect(isSignedBy(note, logKey, verify)).toBe(true);
    // A witness’s word on a checkpoint is not the log’s.
    expect(isSignedBy(note, witnessKey, verify)).toBe(false);
    expect(cosignedAt(note, logKey, verify)).toBeUndefined();
  });

  it('tell the latest time of several', () => {
    const lines = [at(20), at(30), at(10)].map(signatureLine);
    expect(cosignedAt(noteOf(withSignatures(signed, lines)), witnessKey, verify)).toBe(30);
  });

  it('hold for this time, text and key alone', () => {
    const wrong = [0, 7, 40, 63, 64, 300, 575].map((bit) => ({
      ...at(10),
      bytes: flipped(at(10).bytes, bit),
    }));
    const others = [
      ...wrong,
      { ...at(10), name: 'witness.example/w2' },
      { ...at(10), id: '00000000' },
      { ...at(10), bytes: at(10).bytes.subarray(0, 71) },
      cosign(CHECKPOINT.replace('1234', '1235'), 10, witnessKey, witness.sign),
      cosign(CHECKPOINT, 10, witnessKey, log.sign),
    ];
    for (const other of others) {
      expect(cosignedAt({ text: CHECKPOINT, signatures: [other] }, witnessKey, verify)).toBeUndefined();
    }
  });
});

describe('receipts', () => {
  const checkpoint = signNote(CHECKPOINT, logKey, log.sign);
  const proof = [sha256('a'), sha256('b')];
  const receipt = { index: 5, proof: proof.map((each) => Uint8Array.from(each)), checkpoint };
  const written = formatReceipt(receipt);

  it('are written as published', () => {
    expect(written).toBe(`c2sp.org/tlog-proof@v1\nindex 5\n${proof.map(base64).join('\n')}\n\n${checkpoint}`);
    expect(parseReceipt(written)).toEqual(receipt);
    const only = { index: 0, proof: [], checkpoint };
    expect(parseReceipt(formatReceipt(only))).toEqual(only);
    expect(parseReceipt(written.replace('index', 'extra YWJj\nindex'))).toEqual(receipt);
  });

  it.each([
    ['nothing', ''],
    ['another version', written.replace('@v1', '@v2')],
    ['a zero before the index', written.replace('index 5', 'index 05')],
    ['a sign', written.replace('index 5', 'index -5')],
    ['more than can be counted', written.replace('index 5', 'index 9007199254740993')],
    ['no index', written.replace('index 5\n', '')],
    ['an extra line that is no base64', written.replace('index', 'extra YWJ\nindex')],
    ['two extra lines', written.replace('index', 'extra YWJj\nextra YWJj\nindex')],
    ['a hash without padding', written.replace('=\n', '\n')],
    ['no blank line', written.replace('\n\n', '\n')],
    ['a proof higher than any tree', formatReceipt({ ...receipt, proof: Array(54).fill(root) })],
    ['half a hash', formatReceipt({ ...receipt, proof: [root.subarray(1)] })],
  ])('are not %s', (_, text) => {
    expect(parseReceipt(text)).toBeUndefined();
  });

  it('have one spelling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, index) => {
        const parsed =
          parseReceipt(text) ?? parseReceipt(`c2sp.org/tlog-proof@v1\nindex ${index}\n\n${text}`);
        if (parsed) expect(parseReceipt(formatReceipt(parsed))).toEqual(parsed);
      }),
    );
  });
});

describe('base64', () => {
  it('has one spelling, and is never read from anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(base64(bytes))).toEqual(bytes);
      }),
    );
    const near = fc.string({ unit: fc.constantFrom(...'ABab01+/=-_ \n') });
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        const bytes = fromBase64(text);
        if (bytes) expect(base64(bytes)).toBe(text);
      }),
    );
    for (const text of ['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', '====', 'AAAA====', 'AA==AA==', ' AAAA']) {
      expect(fromBase64(text)).toBeUndefined();
    }
  });
});
