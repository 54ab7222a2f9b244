/** A record in one line of words: what it is about, and what it says of it. */
import type { EventData, EventType } from '../../events/index.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import type { Messages } from '../messages/messages.ts';
import type { Language } from '../reading.ts';
import { date, period } from './dates.ts';
import { departmentName, indicatorName, type Names, targetName, taskName } from './names.ts';
import { number, quantity } from './numbers.ts';

export type Told = { about: string; says?: string | undefined };
type Words = { say: Messages; language: Language; names: Names };

/** What the record is about, and what it says. The verb is `say.eventTypes[event.type]`. */
export function told(event: Recorded, words: Words): Told {
  // One entry a type: the table knows which data belongs to which type, the lookup cannot.
  const tell = TELLERS[event.type] as (data: EventData, words: Words) => Told;
  return tell(event.data, words);
}

type Tellers = { [T in EventType]: (data: EventData<T>, words: Words) => Told };
type Cell = { plan: string; indicator: string; scope?: string | undefined; period?: string | undefined };

const TELLERS: Tellers = {
  'plan.adopted': ({ title }) => ({ about: title }),
  'plan.text_added': ({ plan, part, text }, { say, names }) => ({
    about: names.plans.get(plan) ?? plan,
    says: say.told.part(number(part + 1), number([...text].length)),
  }),
  'department.named': ({ name, aliases }, { say }) => ({ about: name, says: aliases.join(say.listComma) }),
  'phase.set': ({ name, start, end }, { language }) => ({
    about: name,
    says: `${date(start, language)}—${date(end, language)}`,
  }),
  'indicator.set': ({ name, targets }, { say }) => ({
    about: name,
    says: say.told.targets(number(targets.length)),
  }),
  'task.set': ({ number: printed, name }) => ({ about: name, says: printed }),
  'plan.amended': ({ plan, reason }, { names }) => ({ about: names.plans.get(plan) ?? plan, says: reason }),
  'department.succeeded': ({ plan, predecessors, successor }, { say, names }) => ({
    about: predecessors.map((id) => departmentName(names, plan, id)).join(say.listComma),
    says: `${say.told.arrow.trim()} ${successor.name}`,
  }),
  'plan.concluded': ({ plan, opinion }, { names }) => ({
    about: names.plans.get(plan) ?? plan,
    says: opinion,
  }),

  'figure.reported': (data, words) => ({ about: cell(data, words), says: observed(data, data.unit, words) }),
  'figure.verified': (data, words) => ({ about: cell(data, words), says: data.opinion }),
  'figure.returned': (data, words) => ({ about: cell(data, words), says: data.reason }),
  'figure.corrected': (data, words) => {
    const { plan, indicator } = data;
    const unit = words.names.indicators.get(`${plan}/${indicator}`)?.unit ?? '';
    const change = [data.old, data.new].map((one) => observed(one, unit, words)).join(words.say.told.arrow);
    return { about: cell(data, words), says: change };
  },
  'figure.withdrawn': (data, words) => ({ about: cell(data, words), says: data.reason }),
  'reference.reported': (data, words) => ({
    about: cell(data, words),
    says: quantity(data.value, data.unit),
  }),
  'baseline.set': (data, words) => ({ about: cell(data, words), says: quantity(data.value, data.unit) }),
  'evidence.withheld': (data, words) => ({ about: cell(data, words), says: data.reason }),

  'target.evaluated': (data, words) => ({
    about: targetName(words.names, data.plan, data.target),
    says: `${occasion(data.occasion, words)}${words.say.colon}${words.say.states[data.state]}`,
  }),
  'evaluation.revised': (data, { say, names }) => ({
    about: targetName(names, data.plan, data.target),
    says: `${say.states[data.old]}${say.told.arrow}${say.states[data.state]}`,
  }),
  'task.progressed': taskSays,
  'task.evaluated': taskSays,

  'summary.submitted': (data, words) => ({
    about: departmentYear(data, words),
    says: words.say.told.claims(number(data.claims.length)),
  }),
  'summary.returned': (data, words) => ({ about: departmentYear(data, words), says: data.reason }),
  'summary.accepted': (data, words) => ({ about: departmentYear(data, words), says: data.opinion }),
  'bulletin.issued': ({ year, position }, { say }) => ({
    about: say.told.year(year),
    says: say.told.tree(number(position)),
  }),
  'acceptance.concluded': ({ plan, opinion }, { names }) => ({
    about: names.plans.get(plan) ?? plan,
    says: opinion,
  }),
  'commendation.awarded': ({ title, units }, { say }) => ({ about: title, says: units.join(say.listComma) }),

  'notice.issued': ({ title }) => ({ about: title }),
  'notice.answered': noticeSays,
  'notice.closed': ({ notice, opinion }) => ({ about: notice, says: opinion }),
  'rectification.reported': noticeSays,

  'comment.submitted': ({ comment, kind, plan, about }, { say, names }) => ({
    about: short(comment),
    says: [say.comments.kinds[kind], about && subject(names, plan ?? '', about)]
      .filter(Boolean)
      .join(say.colon),
  }),
  'comment.accepted': ({ comment, department, answerBy }, words) => ({
    about: short(comment),
    says: [department && departmentAnywhere(words.names, department), answeredBy(answerBy, words)]
      .filter(Boolean)
      .join(words.say.listComma),
  }),
  'comment.declined': ({ comment, reason, words }, { say }) => ({
    about: short(comment),
    says: [say.comments.declined[reason], words].filter(Boolean).join(say.colon),
  }),
  'comment.forwarded': ({ comment, department }, { names }) => ({
    about: short(comment),
    says: departmentAnywhere(names, department),
  }),
  'comment.sent_back': ({ comment, department, reason }, { names, say }) => ({
    about: short(comment),
    says: `${departmentAnywhere(names, department)}${say.colon}${reason}`,
  }),
  'comment.extended': ({ comment, answerBy, reason }, words) => ({
    about: short(comment),
    says: `${answeredBy(answerBy, words)}${words.say.colon}${reason}`,
  }),
  'comment.replied': ({ comment, department }, { names }) => ({
    about: short(comment),
    says: departmentAnywhere(names, department),
  }),
  'comment.selected': ({ comment }) => ({ about: short(comment) }),
  'comment.deselected': ({ comment, reason }) => ({ about: short(comment), says: reason }),
  'comment.rated': ({ comment, satisfaction }, { say }) => ({
    about: short(comment),
    says: say.comments.satisfaction(String(satisfaction)),
  }),
  'comment.erased': ({ comment, authority, reason }, { say }) => ({
    about: short(comment),
    says: `${say.comments.erased[reason]}${say.bracket(authority)}`,
  }),

  'role.granted': roleSays,
  'role.revoked': roleSays,
  'key.announced': ({ vkey, action }) => ({ about: vkey, says: action }),
};

/** 环境空气质量优良率 2015年 */
function cell({ plan, indicator, scope, period: when }: Cell, { say, language, names }: Words): string {
  const name = indicatorName(names, plan, indicator) + (scope === undefined ? '' : say.bracket(scope));
  return when === undefined ? name : `${name} ${period(when, language)}`;
}

/** A missing observation says how it is missing, never zero. */
function observed(
  { value, status }: EventData<'figure.corrected'>['old'],
  unit: string,
  { say }: Words,
): string {
  return value === undefined ? say.indicator.observation[status] : quantity(value, unit);
}

function occasion(text: string, { say }: Words): string {
  return text === 'acceptance' ? say.indicator.occasion.acceptance : say.indicator.occasion.year(text);
}

function departmentYear(
  data: { plan: string; year: string; department: string },
  { say, names }: Words,
): string {
  return `${departmentName(names, data.plan, data.department)} ${say.told.year(data.year)}`;
}

function taskSays(
  data: { plan: string; task: string; state: string; text: string },
  { say, names }: Words,
): Told {
  const state = say.taskStates[data.state] ?? data.state;
  return { about: taskName(names, data.plan, data.task), says: `${state}${say.colon}${data.text}` };
}

function noticeSays({ notice, text }: { notice: string; text: string }): Told {
  return { about: notice, says: text };
}

function roleSays(data: EventData<'role.granted'>, { say, names }: Words): Told {
  return { about: departmentAnywhere(names, data.office), says: say.roles[data.role] ?? data.role };
}

const answeredBy = (day: string, { say, language }: Words): string =>
  say.comments.answerBy(date(day, language));

/** `indicator/<id>` or `task/<id>`. */
function subject(names: Names, plan: string, about: string): string {
  const [kind, id = ''] = about.split('/');
  return kind === 'task' ? taskName(names, plan, id) : indicatorName(names, plan, id);
}

/** Only the first record of a comment says its plan: a name that several plans give differently is none. */
function departmentAnywhere(names: Names, id: string): string {
  const known = [...names.departments].flatMap(([key, name]) => (key.endsWith(`/${id}`) ? [name] : []));
  const [name, ...others] = new Set(known);
  return name !== undefined && others.length === 0 ? name : id;
}

/** The first group of a UUID names a comment well enough in a line. */
const short = (uuid: string): string => uuid.slice(0, 8);
