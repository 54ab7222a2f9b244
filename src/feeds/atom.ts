/** Writes Atom feeds: RFC 4287, with the paging of RFC 5005. Pure: words and addresses in, one document out. */

export type AtomLink = { rel: string; href: string; type?: string; hreflang?: string };
export type AtomEntry = {
  /** An IRI that never changes: `urn:uuid:…`. */
  id: string;
  title: string;
  /** Instants, RFC 3339. What was published never changes here, so that both are mostly the same. */
  published: string;
  updated: string;
  author: string;
  links: readonly AtomLink[];
  summary?: string | undefined;
  categories?: readonly { term: string; label?: string }[];
};
export type AtomFeed = {
  id: string;
  title: string;
  subtitle?: string | undefined;
  /** BCP 47 tag of the words in it. */
  language: string;
  updated: string;
  author: string;
  links: readonly AtomLink[];
  entries: readonly AtomEntry[];
};

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** One document. Characters that XML 1.0 forbids are left out: nothing that is said can break the feed. */
export function atom(feed: AtomFeed): string {
  const head = [
    element('id', feed.id),
    element('title', feed.title),
    ...(feed.subtitle ? [element('subtitle', feed.subtitle)] : []),
    element('updated', feed.updated),
    author(feed.author),
    ...feed.links.map(link),
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    ...head,
    ...feed.entries.map(entry),
    '</feed>',
    '',
  ].join('\n');
}

function entry({
  id,
  title,
  published,
  updated,
  author: by,
  links,
  summary,
  categories = [],
}: AtomEntry): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title),
    element('published', published),
    element('updated', updated),
    author(by),
    ...categories.map(
      ({ term, label }) => `<category term="${escaped(term)}"${label ? ` label="${escaped(label)}"` : ''}/>`,
    ),
    ...links.map(link),
    ...(summary ? [element('summary', summary)] : []),
    '</entry>',
  ].join('\n');
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

/** RFC 4287 §3.2: a name is not empty. */
const author = (name: string): string => `<author>${element('name', legible(name).trim() || '—')}</author>`;

const link = ({ rel, href, type, hreflang }: AtomLink): string =>
  `<link rel="${escaped(rel)}" href="${escaped(href)}"${type ? ` type="${escaped(type)}"` : ''}${hreflang ? ` hreflang="${escaped(hreflang)}"` : ''}/>`;

/** Text as XML 1.0 §2.4 takes it, in elements and in attributes. */
export const escaped = (text: string): string =>
  legible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Less the characters that XML 1.0 §2.2 does not have, lone surrogates among them, and less C1 controls. */
const legible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
