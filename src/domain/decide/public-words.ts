/** Words that go out in public: what looks like somebody's number is masked, or said to be nobody's. */
import { findPersonal, type PersonalKind } from '../masking.ts';
import { type Problem, problem } from './problem.ts';

/** What is nobody's business whoever writes it; a land line or an e-mail address may be an office's. */
const PRIVATE: readonly PersonalKind[] = ['mobile', 'resident_id', 'old_resident_id', 'bank_card'];

/** Of reasons and grounds, that an office writes. */
export const reasonPersonalProblem = (field: string, text: string | undefined): Problem | undefined =>
  personalProblem(field, text, [], PRIVATE);

/**
 * Of texts that may repeat what a resident wrote.
 * @param left stretches that look like it, and that whoever publishes says are nobody's.
 */
export function personalProblem(
  field: string,
  text: string | undefined,
  left: readonly string[] = [],
  kinds?: readonly PersonalKind[],
): Problem | undefined {
  if (!text || text.length > LONGEST) return undefined;
  const found = findPersonal(text).filter(
    ({ kind, start, end }) => (kinds?.includes(kind) ?? true) && !left.includes(text.slice(start, end)),
  );
  // Never what was found: messages are kept where the words must not be.
  return found.length > 0
    ? problem(field, 'identifies_people', { kinds: [...new Set(found.map(({ kind }) => kind))].join(', ') })
    : undefined;
}

/** Longer texts are refused for their length. */
const LONGEST = 20_000;
