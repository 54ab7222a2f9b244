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
  const { kind, plan, id, title, fields } = document;
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
    path: `/plans/${plan}/${PAGES[kind]}/${id}`,
    fragment: isNamed ? '' : (said[0]?.anchor ?? ''),
    title: marked(title, words),
    excerpts: shown.slice(0, MOST_FIELDS).map((field) => fieldOf(field, words)),
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
  { words, say, language, names }: Telling,
): Promise<Found> {
  const { about, says } = told(event, { say, language, names });
  const type = say.eventTypes[event.type];
  const shown = [type, about, says ?? ''];
  const terms = words.map(({ word }) => word);
  let lines = eventLines(event, namesNow);
  const texts = [...shown, ...lines.map(({ text }) => text)].map(folded);
  if (words.some(({ word, tags }) => tags.length === 0 && !texts.some((text) => text.includes(word))))
    lines = eventLines(event, await namesThen());
  const shownText = folded(shown.join('\n'));
  const more = lines.filter(
    ({ text }) => rangesOf(text, terms).length > 0 && !shownText.includes(folded(text)),
  );
  const office = event.actoroffice;
  const plan = planOf(event);
  return {
    kind: 'event',
    plan: plan ?? null,
    id: String(event.position),
    path: `/events/${event.position}`,
    fragment: '',
    title: marked(about, terms),
    excerpts: once(more)
      .slice(0, MOST_FIELDS)
      .map((field) => fieldOf(field, terms)),
    event: {
      type: event.type,
      typeWords: marked(type, terms),
      says: says === undefined ? [] : excerpt(says, terms, EXCERPT),
      time: event.time,
      by:
        office === undefined ? (say.roles[event.actorrole] ?? '') : departmentName(names, plan ?? '', office),
      synthetic: isSynthetic(event),
    },
  };
}
