/** What the forms about roles have in common: the office that is asked, and its refusals in the reader's language. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { changeRole } from '../../auth/grants.ts';
import type { Person } from '../../auth/people.ts';
import { messageOf, OF_DEPARTMENTS } from '../../domain/decide/index.ts';
import type { Office, Performed } from '../../office/office.ts';
import type { Env } from '../context.ts';
import type { Form } from '../form-body.ts';
import { present } from '../pages/account.tsx';
import { actorOf } from './requires.ts';

/** One thing that is wrong, and with which field of the form. */
export type FormComplaint = { field: string; message: string };

export const newEventId = (): string => randomUUID();

export function officeOf(c: Context<Env>): Office {
  const { log, clock, config } = c.get('deps');
  return { log, clock, demo: config.demo };
}

/** Whose office the roles of no department are, as the site says of itself. */
function ownOffice(c: Context<Env>): string | undefined {
  const { site } = c.get('deps').config;
  return site?.operator ?? site?.host;
}

/** Grants what the fields of `RoleFields` ask for. @param id of the event. */
export const grantRole = (
  c: Context<Env>,
  { id, reference, form }: { id: string; reference: string; form: Form },
): Promise<Performed> => {
  const role = form.text('role');
  return changeRole(present(c).accounts.db, officeOf(c), {
    type: 'grant_role',
    id,
    actor: actorOf(c),
    reference,
    role,
    office: OF_DEPARTMENTS.includes(role) ? form.text('department') : ownOffice(c),
    synthetic: c.get('deps').config.demo,
  });
};

export function complaintsOf(c: Context<Env>, refused: Extract<Performed, { ok: false }>): FormComplaint[] {
  const language = c.get('language');
  const say = messages[language].staff.accounts.problems;
  if (refused.reason === 'conflict') return [{ field: 'role', message: say.conflict }];
  return refused.problems.map(({ field, code, params }) => ({
    field: FIELDS[field] ?? field,
    // Told above the forms: 'it is missing' would not say what.
    message:
      field === 'office' && code === 'required' ? say.departmentNeeded : messageOf(language, code, params),
  }));
}
/** Fields of the command, as the form calls them. */
const FIELDS: Readonly<Record<string, string>> = { office: 'department', reference: 'role', ref: 'role' };

export const stateOf = ({ disabledAt, hasPassword }: Person): 'active' | 'invited' | 'disabled' =>
  disabledAt !== undefined ? 'disabled' : hasPassword ? 'active' : 'invited';
