import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/log/sha256.ts';
import { formatVkey } from '../../../src/tlog/note.ts';
import { givenBy } from '../../../views/client/verify/given.ts';
import { cosigned, logKey, ORIGIN, serve, witnessKey } from './given.ts';

const ofPage = [formatVkey(logKey), formatVkey(witnessKey)];
const own = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const given = (keys = '', older = '') => givenBy(sha256, { keys, older }, ofPage);
const names = (result: ReturnType<typeof given>) =>
  result.ok ? result.given.keys.map(({ name }) => name) : [];

describe('what a reader pastes', () => {
  it('may be nothing: then the page’s keys are taken', () => {
    const result = given(' \n ', '\n');
    expect(names(result)).toEqual([ORIGIN, 'witness.example']);
    expect(result).toMatchObject({ ok: true, given: { pasted: false, older: undefined } });
  });

  it('is a key of the log, which stands in for the page’s, or of a witness, which joins them', () => {
    expect(given(`\n ${own} \r\n`)).toMatchObject({ given: { pasted: true } });
    expect(names(given(own))).toEqual(['example.com/foo', 'witness.example']);
    const witness = given(formatVkey(witnessKey));
    expect(witness).toMatchObject({ given: { pasted: false } });
    expect(names(witness)).toEqual(['witness.example', ORIGIN, 'witness.example']);
  });

  it.each([`${own}x`, own.slice(0, -1), 'hello', `${own} hello`, '公钥'])('is no key: %s', (keys) => {
    const wrong = { field: 'keys', what: 'key', given: expect.any(String) };
    expect(given(keys)).toEqual({ ok: false, wrong });
  });

  it('is a checkpoint, with whatever pasting does to its ends', () => {
    const note = cosigned(serve(7).note);
    for (const pasted of [note, note.trim(), `\n${note}\n\n`, note.replace(/\n/g, '\r\n')]) {
      expect(given('', pasted)).toMatchObject({ ok: true, given: { older: { checkpoint: { size: 7 } } } });
    }
  });

  it.each([
    ['note', 'hello'],
    ['note', serve(7).note.split('\n\n')[0] ?? ''],
    ['note', serve(7).note.slice(0, -8)],
    ['checkpoint', serve(7).note.replace('\n7\n', '\nseven\n')],
  ])('is no %s: %s', (what, older) => {
    expect(given('', older)).toEqual({ ok: false, wrong: { field: 'older', what } });
  });
});
