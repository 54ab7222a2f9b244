/** The forms of one comment, and the command that each becomes. Pure. */
import type { Actor } from '../../../events/envelope.ts';
import type { CommentCommand } from '../../domain/decide/index.ts';

/** What was typed, by the name of the field. */
export type Typed = Readonly<Record<string, string>>;

/** Forms that are one command; each is posted to `/staff/comments/:id/<form>`. */
export const FORMS = {
  acceptance: ['department', 'answerBy'],
  refusal: ['reason', 'words'],
  forwarding: ['department'],
  return: ['reason'],
  extension: ['reason', 'answerBy'],
  deselection: ['reason'],
} as const satisfies Record<string, readonly string[]>;
export type FormName = keyof typeof FORMS;

type Of = { id: string; comment: string; actor: Actor; expected: number | undefined };

export function commandOf(form: FormName, typed: Typed, of: Of): CommentCommand {
  const { department = '', answerBy = '', reason = '', words = '' } = typed;
  switch (form) {
    case 'acceptance':
      return {
        type: 'accept_comment',
        ...of,
        ...(department && { department }),
        ...(answerBy && { answerBy }),
      };
    case 'refusal':
      return { type: 'decline_comment', ...of, reason, words };
    case 'forwarding':
      return { type: 'forward_comment', ...of, department };
    case 'return':
      return { type: 'send_back_comment', ...of, reason };
    case 'extension':
      return { type: 'extend_comment', ...of, reason, ...(answerBy && { answerBy }) };
    case 'deselection':
      return { type: 'deselect_comment', ...of, reason };
  }
}

/** Events as somebody writes them down: `412, 415`, `第 412 条`, ids. */
export const citesOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .split(/[\s,、;。]+|第|条/)
      .map((part) => part.trim())
      .filter(Boolean)
      .slice(0, 40),
  ),
];

/** A revision that a form carries. */
export const revisionOf = (text: string): number | undefined =>
  /^(0|[1-9][0-9]{0,9})$/.test(text) ? Number(text) : undefined;
