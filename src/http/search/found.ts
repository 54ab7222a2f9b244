/** What was found, with its words marked and where it leads. */
import type { Messages } from '../../../views/messages/messages.ts';
import type { Found, FoundField } from '../../../views/pages/search.tsx';
import type { Language } from '../../../views/reading.ts';
import { departmentName, type Names } from '../../../views/words/names.ts';
import { told } from '../../../views/words/told.ts';
import type { Recorded } from '../../projections/projection.ts';
import type { Field, SearchedDocument } from '../../search/documents.ts';
import type { EventNames } from '../../search/event-names.ts';
import { eventLines } from '../../search/event-text.ts';
import { folded } from '../../search/fold.ts';
import { excerpt, marked, rangesOf } from '../../search/highlight.ts';
import type { QueryWord } from '../../search/lexemes.ts';
import { planOf } from '../pages/names.ts';
import { isSynthetic } from '../pages/plans.tsx';

/** Fields that are shown of one result. */
const MOST_FIELDS = 3;
/** Code points of a field; a paragraph of the plan may be longer. */
const EXCERPT = 120;
const PARAGRAPH = 180;

const PAGES = { indicator: 'indicators', task: 'tasks', department: 'departments' } as const;

export function foundDocument(document: SearchedDocument, words: readonly string[]): Found {
  const { kind, plan, id, title, fields, synthetic } = document;
  if (kind === 'text') {
    const text = excerpt(fields[0]?.text ?? '', words, PARAGRAPH);
    const excerpts = [{ field: 'text', text }];
    return {
      kind,
      plan,
      id,
      path: `/plans/${plan}/text`,
      fragment: `p-${id}`,
      title: plain(title),
      excerpts,
    };
  }
  const isNamed = rangesOf(title, words).length > 0;
  const said = fields.filter(({ text }) => rangesOf(text, words).length > 0);
  // An indicator is known by its promise.
  const shown = said.length === 0 && kind === 'indicator' ? fields.slice(0, 1) : once(said);
  return {
    kind,
    plan,
    id,
    path: kind === 'comment' ? `/comments/${id}` : `/plans/${plan}/${PAGES[kind]}/${id}`,
    fragment: isNamed ? '' : (said[0]?.anchor ?? ''),
    title: marked(title, words),
    excerpts: shown.slice(0, MOST_FIELDS).map((field) => fieldOf(field, words)),
    synthetic,
  };
}

const plain = (text: string) => [{ text, hit: false }];
const fieldOf = ({ field, text }: Field, words: readonly string[]): FoundField => ({
  field,
  text: excerpt(text, words, EXCERPT),
});

/** Several targets of an indicator may stand in one sentence. */
const once = (fields: readonly Field[]): Field[] =>
  fields.filter(({ text }, index) => fields.findIndex((other) => other.text === text) === index);

type Telling = { words: readonly QueryWord[]; say: Messages; language: Language; names: Names };

/** `namesThen`: the names of the event's own time, for when a word is in a name that is another one today. */
export async function foundEvent(
  event: Recorded,
  namesNow: EventNames,
  namesThen: () => Promise<EventNames>,
  telling: Telling,
): Promise<Found> {
  const { words } = telling;
  const terms = words.map(({ word }) => word);
  const { type, about, says, by } = wordsOf(event, telling);
  const shown = [type, about, says, by];
  const now = eventLines(event, namesNow);
  const known = [...shown, ...now.map(({ text }) => text)].map(folded);
  const isRenamed = words.some(
    ({ word, tags }) => tags.length === 0 && !known.some((text) => text.includes(word)),
  );
  const lines = isRenamed ? eventLines(event, await namesThen()) : now;
  return {
    kind: 'event',
    plan: planOf(event) ?? null,
    id: String(event.position),
    path: `/events/${event.position}`,
    fragment: '',
    title: marked(about, terms),
    excerpts: fieldsBeside(shown, lines, terms),
    event: {
      type: event.type,
      typeWords: marked(type, terms),
      says: excerpt(says, terms, EXCERPT),
      time: event.time,
      by: marked(by, terms),
      synthetic: isSynthetic(event),
    },
  };
}

/** What the line of a record says of it, as the ledger does. */
function wordsOf(event: Recorded, { say, language, names }: Telling) {
  const { about, says = '' } = told(event, { say, language, names });
  const { actoroffice: office, actorrole: role } = event;
  const by =
    office === undefined ? (say.roles[role] ?? role) : departmentName(names, planOf(event) ?? '', office);
  return { type: say.eventTypes[event.type], about, says, by };
}

/** Lines with the words that are not shown anyway. */
function fieldsBeside(
  shown: readonly string[],
  lines: readonly Field[],
  words: readonly string[],
): FoundField[] {
  const there = folded(shown.join('\n'));
  const more = lines.filter(({ text }) => rangesOf(text, words).length > 0 && !there.includes(folded(text)));
  return once(more)
    .slice(0, MOST_FIELDS)
    .map((field) => fieldOf(field, words));
}
