import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/tlog/bytes.ts';
import { formatRequest, MAX_PROOF, parseRequest } from '../../src/witness/request.ts';

const A = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const zero = new Uint8Array(32);

describe('the request of an add-checkpoint', () => {
  test('is an old size, a proof, a blank line and the checkpoint', () => {
    const note = 'portal.example/log\n7\nroot\n\n— portal.example/log AAAA\n';
    const text = `old 3\n${A}\n${A}\n\n${note}`;
    expect(formatRequest({ old: 3, proof: [zero, zero], note })).toBe(text);
    expect(parseRequest(utf8(text))).toEqual({ old: 3, proof: [zero, zero], note });
  });

  test('has no line of a proof where there is none', () => {
    expect(formatRequest({ old: 0, proof: [], note: 'x\n' })).toBe('old 0\n\nx\n');
    expect(parseRequest(utf8('old 0\n\nx\n'))).toEqual({ old: 0, proof: [], note: 'x\n' });
  });

  test('has at most 63 lines of a proof', () => {
    const lines = (count: number) => `old 1\n${`${A}\n`.repeat(count)}\nx\n`;
    expect(parseRequest(utf8(lines(MAX_PROOF)))?.proof).toHaveLength(63);
    expect(parseRequest(utf8(lines(64)))).toBeUndefined();
    expect(() => formatRequest({ old: 1, proof: Array(64).fill(zero), note: '' })).toThrow(RangeError);
  });

  test.each([
    ['nothing', ''],
    ['no blank line', `old 1\n${A}\n`],
    ['no old size', `${A}\n\nx\n`],
    ['a leading zero', 'old 01\n\nx\n'],
    ['a sign', 'old -1\n\nx\n'],
    ['a fraction', 'old 1.5\n\nx\n'],
    ['an exponent', 'old 1e3\n\nx\n'],
    ['two blanks', 'old  1\n\nx\n'],
    ['more than can be counted', 'old 9007199254740993\n\nx\n'],
    ['carriage returns', `old 1\r\n${A}\r\n\r\nx\r\n`],
    ['a short hash', 'old 1\nAAAA\n\nx\n'],
    ['a hash in a second spelling', `old 1\n${A.replace('A=', 'B=')}\n\nx\n`],
    ['a blank before a hash', `old 1\n ${A}\n\nx\n`],
  ])('is refused with %s', (_, text) => {
    expect(parseRequest(utf8(text))).toBeUndefined();
  });

  test('is refused when it is no UTF-8', () => {
    expect(parseRequest(Uint8Array.of(...utf8('old 0\n\n'), 0xff, 0x0a))).toBeUndefined();
  });
});
