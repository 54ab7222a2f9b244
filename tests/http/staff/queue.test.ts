import { describe, expect, it } from 'vitest';
import { citesOf, revisionOf } from '../../../src/http/handling/acts.ts';
import { askedQueue, knownQueue } from '../../../src/http/handling/queue.ts';

describe('the queue of comments', () => {
  it('tells what it does not know, and asks for the rest', () => {
    const asked = (text: string) => askedQueue((name) => new URLSearchParams(text).get(name) ?? undefined);
    expect(asked('state=nowhere&kind=spam&department=d&about=%20')).toEqual({
      query: { state: 'open', department: 'd' },
      unknown: [
        { field: 'state', value: 'nowhere' },
        { field: 'kind', value: 'spam' },
      ],
    });
    expect(knownQueue(asked('state=all&kind=enquiry').query)).toEqual({ state: 'all', kind: 'enquiry' });
  });
});

describe('a form of staff', () => {
  it.each([
    ['412, 415', ['412', '415']],
    ['第 412 条、第４１５条', ['412', '415']],
    [' 412\n412 ', ['412']],
    ['8f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d13;7', ['8f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d13', '7']],
    ['', []],
    ['<script>', ['<script>']],
  ])('names records as people write them: %s', (text, cites) => {
    expect(citesOf(text)).toEqual(cites);
  });

  it('says which revision it has seen, or nothing', () => {
    expect(['0', '12', '', '-1', '1e3', '01'].map(revisionOf)).toEqual([
      ...[0, 12, undefined, undefined, undefined, undefined],
    ]);
  });
});
