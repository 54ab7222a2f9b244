/** Runs a search: the plans' rows at the position are looked through, and the index of events is asked. */
import type { Messages } from '../../../views/messages/messages.ts';
import type { Found, FoundCount, FoundKind } from '../../../views/pages/search.tsx';
import type { Language } from '../../../views/reading.ts';
import type { CommentReader } from '../../log/comment-search.ts';
import { readEventNames } from '../../log/event-names.ts';
import type { EventCount, EventSearch } from '../../log/event-search.ts';
import type { RowReader } from '../../log/rows.ts';
import type { OpeningReader } from '../../log/served-openings.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { PlanRow } from '../../projections/rows.ts';
import { findDocuments, type SearchedDocument } from '../../search/documents.ts';
import type { QueryWord } from '../../search/lexemes.ts';
import { namesOf } from '../pages/names.ts';
import { type Asked, FAMILIES, FOUND_KINDS, familyOf, typesOf } from './asked.ts';
import { readCommentDocuments, type SearchedMoment } from './comments.ts';
import { readDocuments } from './documents.ts';
import { foundDocument, foundEvent } from './found.ts';
import { readOnce } from './read-once.ts';
import { queryWords } from './vocabulary.ts';

export type SearchAnswer = {
  /** With the kind, plan and family asked for. */
  total: number;
  /** There are more events than are counted. */
  more: boolean;
  /** By kind, with the plan asked for; by family of events, with the plan; by plan, with the kind and family. */
  facets: { kinds: FoundCount<FoundKind>[]; families: FoundCount[]; plans: FoundCount[] };
  groups: { kind: FoundKind; found: Found[]; next: number | null }[];
};
type Searching = {
  log: RowReader & EventSearch & OpeningReader & CommentReader;
  moment: SearchedMoment;
  at: number;
  plans: readonly PlanRow[];
  say: Messages;
  language: Language;
  /** Results of each kind. */
  limit: number;
};

type ReadSearching = Searching & { reader: RowReader };

export async function search(given: Searching, asked: Asked): Promise<SearchAnswer> {
  const searching = { ...given, reader: readOnce(given.log) };
  const { log, reader, at, plans } = searching;
  const words = queryWords(asked.words);
  const [documents, comments, { counts, more }] = await Promise.all([
    Promise.all(plans.map((row) => readDocuments(reader, row, at))),
    words.length === 0 ? [] : readCommentDocuments(log, given.moment),
    log.countEvents({ words, at }),
  ]);
  const matching = findDocuments([...documents.flat(), ...comments], asked.words);
  const facets = facetsOf(matching, counts, plans, asked);
  const kinds = asked.kind === undefined ? FOUND_KINDS : [asked.kind];
  const groups = await Promise.all(
    kinds.map((kind) =>
      kind === 'event'
        ? eventGroup(searching, asked, words)
        : documentGroup(kind, matching, searching, asked),
    ),
  );
  return {
    total: totalOf(facets, asked),
    more,
    facets,
    groups: groups.filter(({ found }) => found.length > 0),
  };
}

function documentGroup(
  kind: FoundKind,
  matching: readonly SearchedDocument[],
  { limit }: Searching,
  { words, plan, kind: asked, after = 0 }: Asked,
) {
  const all = matching.filter((each) => each.kind === kind && (plan === undefined || each.plan === plan));
  const from = asked === undefined ? 0 : after;
  const found = all.slice(from, from + limit).map((document) => foundDocument(document, words));
  return { kind, found, next: all.length > from + limit ? from + limit : null };
}

async function eventGroup(searching: ReadSearching, asked: Asked, words: readonly QueryWord[]) {
  const { log, at, limit } = searching;
  const { plan, family, after, kind } = asked;
  const events = await log.findEvents({
    words,
    at,
    limit: limit + 1,
    ...(plan !== undefined && { plan }),
    ...(family !== undefined && { types: typesOf(family) }),
    ...(kind === 'event' && after !== undefined && { before: after }),
  });
  const page = events.slice(0, limit);
  const next = events.length > limit ? (page.at(-1)?.position ?? null) : null;
  return { kind: 'event' as const, found: await foundEvents(searching, page, words), next };
}

async function foundEvents(
  { reader, at, plans, say, language }: ReadSearching,
  events: readonly Recorded[],
  words: readonly QueryWord[],
): Promise<Found[]> {
  if (events.length === 0) return [];
  const ids = plans.map(({ plan }) => plan);
  const [names, namesNow] = await Promise.all([namesOf(reader, ids, at), readEventNames(reader, at)]);
  const found: Found[] = [];
  for (const event of events) {
    const then = () => readEventNames(reader, event.position);
    found.push(await foundEvent(event, namesNow, then, { words, say, language, names }));
  }
  return found;
}

function facetsOf(
  documents: readonly SearchedDocument[],
  events: readonly EventCount[],
  plans: readonly PlanRow[],
  { plan, kind, family }: Asked,
): SearchAnswer['facets'] {
  const inPlan = (each: { plan: string | null }) => plan === undefined || each.plan === plan;
  const sum = (counts: readonly EventCount[]) => counts.reduce((total, { count }) => total + count, 0);
  const documentCount = (of: FoundKind) =>
    documents.filter((each) => each.kind === of && inPlan(each)).length;
  const isAsked = ({ type }: EventCount) => family === undefined || familyOf(type) === family;
  return {
    kinds: FOUND_KINDS.map((value) => ({
      value,
      count: value === 'event' ? sum(events.filter(inPlan)) : documentCount(value),
    })),
    families: FAMILIES.map((value) => ({
      value,
      count: sum(events.filter((each) => inPlan(each) && familyOf(each.type) === value)),
    })).filter(({ count }) => count > 0),
    plans: plans.map(({ plan: value }) => {
      const own = documents.filter(
        (each) => each.plan === value && (kind === undefined || each.kind === kind),
      );
      const recorded = events.filter((each) => each.plan === value && isAsked(each));
      const count = own.length + (kind === undefined || kind === 'event' ? sum(recorded) : 0);
      return { value, count };
    }),
  };
}

function totalOf({ kinds, families }: SearchAnswer['facets'], { kind, family }: Asked): number {
  const counts: readonly FoundCount[] = family !== undefined ? families : kinds;
  const value = family ?? kind;
  return counts.reduce(
    (sum, each) => sum + (value === undefined || each.value === value ? each.count : 0),
    0,
  );
}
