/** Checks of what people write: text, dates, addresses, ids, choices. Each answers a problem or nothing. */
import { CalendarDate, EventId } from '../../../events/scalars.ts';
import type { Statement } from './command.ts';
import { type Problem, problem } from './problem.ts';

const LONGEST_URL = 2000;

export function textProblem(field: string, text: string | undefined, max: number): Problem | undefined {
  if (!text) return undefined;
  if (text.length > max) return problem(field, 'too_long', { max });
  return text.isWellFormed() && !text.includes('\0') ? undefined : problem(field, 'ill_formed');
}

/** Says nothing to whoever reads it: white space, and characters that nobody sees. */
export const isBlank = (text: string): boolean =>
  /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);

export const requiredText = (field: string, text: string | undefined, max: number): Problem | undefined =>
  text && !isBlank(text) ? textProblem(field, text, max) : problem(field, 'required');

export const choiceProblem = (
  field: string,
  text: string,
  choices: readonly string[],
): Problem | undefined =>
  choices.includes(text)
    ? undefined
    : problem(field, 'not_a_choice', { value: text, choices: choices.join(', ') });

export const idProblem = (field: string, text: string): Problem | undefined =>
  EventId.safeParse(text).success ? undefined : problem(field, 'not_an_id', { value: text });

/** A date on which something was said already. */
export function pastDateProblem(field: string, text: string | undefined, today: string): Problem | undefined {
  if (!text) return undefined;
  if (!CalendarDate.safeParse(text).success) return problem(field, 'not_a_date', { value: text });
  return text > today ? problem(field, 'date_ahead', { value: text, today }) : undefined;
}

function urlProblem(field: string, text: string): Problem | undefined {
  if (text.length > LONGEST_URL) return problem(field, 'too_long', { max: LONGEST_URL });
  const fits = text.isWellFormed() && /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text);
  return fits ? undefined : problem(field, 'not_a_url', { value: text });
}

/** Problems with who said it, when, and the note. */
export function statementProblems({ source, statedOn, note }: Statement, today: string): Problem[] {
  const nameless = source !== undefined && !source.name.trim();
  return found(
    source && (source.name ? textProblem('source', source.name, 300) : undefined),
    nameless ? problem('source', source.url ? 'url_without_source' : 'required') : undefined,
    source?.url ? urlProblem('source.url', source.url) : undefined,
    pastDateProblem('statedOn', statedOn, today),
    textProblem('note', note, 2000),
  );
}

/** The statement as an event says it: what was left empty is left out. */
export const statementOf = ({ source, statedOn, note }: Statement) => ({
  ...(source && { source: sourceOf(source) }),
  ...(statedOn && { statedOn }),
  ...(note && { note }),
});
const sourceOf = ({ name, url, secondary }: NonNullable<Statement['source']>) => ({
  name,
  ...(url && { url }),
  ...(secondary && { secondary: true as const }),
});

export const found = (...problems: (Problem | undefined)[]): Problem[] =>
  problems.filter((each) => each !== undefined);
