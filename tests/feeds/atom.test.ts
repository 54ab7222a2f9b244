import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AtomEntry, type AtomFeed, atom } from '../../src/feeds/atom.ts';

const entry: AtomEntry = {
  id: 'urn:uuid:25072735-d419-82f3-941c-938a72beb753',
  title: '更正 夜间开放率 2013年',
  published: '2014-01-21T03:52:13.992Z',
  updated: '2014-01-21T03:52:13.992Z',
  author: '区体育局',
  links: [{ rel: 'alternate', type: 'text/html', href: 'https://portal.example/events/7?lang=en&at=9' }],
  summary: '20.4% → 19.2%',
  categories: [{ term: 'figure.corrected', label: '更正' }],
};
const feed: AtomFeed = {
  id: 'urn:mingbai:feed:portal.example/log/events',
  title: '账本',
  language: 'zh-CN',
  updated: entry.updated,
  author: '明白账',
  links: [{ rel: 'self', href: 'https://portal.example/events/feed.atom' }],
  entries: [entry],
};

describe('a feed', () => {
  it('has what RFC 4287 demands of a feed and of an entry', () => {
    const document = atom(feed);
    expect(document).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
    );
    const [head = '', body = ''] = document.split('<entry>');
    for (const part of [head, body]) {
      for (const name of ['id', 'title', 'updated', 'author']) expect(part).toContain(`<${name}>`);
    }
    expect(body).toContain('<category term="figure.corrected" label="更正"/>');
  });

  it('escapes addresses in attributes', () => {
    expect(atom(feed)).toContain('href="https://portal.example/events/7?lang=en&amp;at=9"');
  });

  it('gives whoever has no name one that is not empty', () => {
    expect(atom({ ...feed, author: ' ' })).toContain('<author><name>—</name></author>');
  });

  it('leaves out what XML does not have', () => {
    const hostile = 'a\u0000b\u0008c\u001fd\ufffee\ud800f]]>g\u202eh';
    const title = /<title>(.*)<\/title>/.exec(atom({ ...feed, title: hostile, entries: [] }))?.[1];
    expect(title).toBe('abcde\ufffdf]]&gt;g\u202eh');
  });

  it('is well-formed whatever it is told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const document = atom({ ...feed, title: text, entries: [] });
        // XML 1.0 §2.2, the production Char.
        expect(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)).toBe(false);
        const title = document.slice(document.indexOf('<title>') + 7, document.indexOf('</title>'));
        expect(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/.test(title)).toBe(false);
      }),
    );
  });
});
