/**
 * What an event says in words, for search. Fields are named here one by one: commitments to sealed text, digests and
 * keys are not among them, and a field that comes to be is not searched before somebody says so here.
 */
import { date, period } from '../../views/words/dates.ts';
import { quantity } from '../../views/words/numbers.ts';
import type { Recorded } from '../projections/projection.ts';
import type { EventNames } from './event-names.ts';

/** A field of the event's data (`reason`, `old.value`: the innermost name) and its words. */
export type EventLine = { field: string; text: string };

/** Raised when the lines or tags of an event become others: the index is then made anew. */
export const EVENT_TEXT_VERSION = 1;

/** Lines in the order of the data. The plan's text itself is found by its paragraphs, and is not among them. */
export function eventLines(event: Recorded, names: EventNames): EventLine[] {
  const data = event.data as Data;
  const plan = typeof data.plan === 'string' ? data.plan : '';
  const office = event.actoroffice;
  // A correction says no unit: it is the indicator's.
  const unit = typeof data.indicator === 'string' ? names.units.get(`${plan}/${data.indicator}`) : undefined;
  return [
    ...(office === undefined
      ? []
      : [{ field: 'office', text: names.departments.get(`${plan}/${office}`) ?? office }]),
    ...linesOf(event.type === 'plan.text_added' ? {} : data, { plan, names, unit }),
  ];
}

/** Codes whose words stand in the catalogues of messages, and are looked up there: `state:missed`. */
export function eventTags(event: Recorded): string[] {
  const tags = [`type:${event.type}`, `role:${event.actorrole}`];
  const gather = (data: Data) => {
    for (const [name, value] of Object.entries(data)) {
      const code = CODES[name];
      for (const one of [value].flat()) {
        if (typeof one === 'string' && code !== undefined && one !== NORMAL) tags.push(`${code}:${one}`);
        if (typeof one === 'object' && one !== null) gather(one as Data);
      }
    }
  };
  gather(event.data as Data);
  return [...new Set(tags)];
}

type Data = Readonly<Record<string, unknown>>;

/** The observation status that every usual figure has: a word that would find them all. */
const NORMAL = 'A';

const CODES: Readonly<Record<string, 'state' | 'kind' | 'status' | 'role'>> = {
  state: 'state',
  old: 'state',
  computed: 'state',
  given: 'state',
  claimed: 'state',
  kind: 'kind',
  status: 'status',
  role: 'role',
};

/** Words as they were written. */
const WORDS = new Set([
  ...[
    'title',
    'shortTitle',
    'documentNumber',
    'issuer',
    'validity',
    'name',
    'aliases',
    'note',
    'quote',
    'text',
  ],
  ...['reason', 'opinion', 'definition', 'unit', 'scope', 'scopes', 'places', 'number', 'chapter', 'section'],
  ...['units', 'authority', 'url', 'action', 'numerator', 'denominator'],
]);
const DAYS = new Set([
  'statedOn',
  'writtenOn',
  'publishedOn',
  'answerBy',
  'on',
  'start',
  'end',
  'due',
  'day',
]);
const PERIODS = new Set(['period', 'periods', 'year', 'occasion']);
/** Ids, and where their names are. */
const NAMED: Readonly<Record<string, keyof EventNames>> = {
  indicator: 'indicators',
  target: 'targets',
  targets: 'targets',
  department: 'departments',
  departments: 'departments',
  predecessors: 'departments',
  office: 'departments',
  task: 'tasks',
  reference: 'references',
};

type Words = { plan: string; names: EventNames; unit: string | undefined };

function linesOf(data: Data, words: Words): EventLine[] {
  const unit = typeof data.unit === 'string' ? data.unit : words.unit;
  return Object.entries(data).flatMap(([field, value]) =>
    [value].flat().flatMap((one): EventLine[] => {
      if (typeof one === 'object' && one !== null) return linesOf(one as Data, { ...words, unit });
      const text = typeof one === 'string' ? wordsOf(field, one, { ...words, unit }) : undefined;
      return text === undefined ? [] : [{ field, text }];
    }),
  );
}

function wordsOf(field: string, text: string, { plan, names, unit }: Words): string | undefined {
  const named = Object.hasOwn(NAMED, field) ? NAMED[field] : undefined;
  if (named) return names[named].get(`${plan}/${text}`) ?? text;
  if (WORDS.has(field)) return text;
  // In both languages of the portal: which one a reader has is not known here.
  if (DAYS.has(field)) return [...new Set([text, date(text, 'zh'), date(text, 'en')])].join(' · ');
  if (PERIODS.has(field)) return [...new Set([text, period(text, 'zh'), period(text, 'en')])].join(' · ');
  return field === 'value' ? quantity(text, unit ?? '') : undefined;
}
