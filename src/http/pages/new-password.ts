/** What a new password must be: long. Neither kinds of characters nor changes by the calendar (NIST SP 800-63B §3.1.1). */
import type { Messages } from '../../../views/messages/messages.ts';
import { PASSWORD_LENGTH } from '../../auth/password-length.ts';

export type PasswordProblem = { field: 'next' | 'repeat'; message: string };

/** What is wrong with a new password, typed twice. */
export function passwordProblem(
  { problems }: Messages['accounts'],
  { next = '', repeat = '' }: Record<string, string>,
): PasswordProblem | undefined {
  const { least, most } = PASSWORD_LENGTH;
  if (next.length < least) return { field: 'next', message: problems.passwordShort(least) };
  if (next.length > most) return { field: 'next', message: problems.passwordLong(most) };
  if (next !== repeat) return { field: 'repeat', message: problems.passwordsDiffer };
  return undefined;
}
