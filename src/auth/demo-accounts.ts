/** The accounts of a demonstration, one for each role: made up, and on the sign-in page for everybody to see. */
import { randomBytes } from 'node:crypto';
import type { HeldRole } from './staff.ts';

export type DemoAccount = HeldRole & { id: string; name: string; email: string };

/** Known to everybody: a demonstration guards nothing. */
export const DEMO_PASSWORD = 'mingbai-demonstration';

const account = (held: HeldRole, name: string): DemoAccount => ({
  ...held,
  id: `demo-${held.role}`,
  name: `演示·${name}`,
  email: `${held.role}@demo.example`,
});

/** Everybody signs in with them: nobody changes how, or sees who else does. */
export const isDemoAccount = (id: string): boolean => DEMO_ACCOUNTS.some((each) => each.id === id);

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account({ role: 'moderator' }, '受理员'),
  account({ role: 'responder', department: 'housing-bureau' }, '承办人'),
  account({ role: 'editor' }, '编辑'),
  account({ role: 'reporter', department: 'housing-bureau' }, '填报人'),
  account({ role: 'office' }, '领导小组办公室'),
  account({ role: 'administrator' }, '管理员'),
  account({ role: 'auditor' }, '审计'),
];

/** Enough to try with; each invitation stays in the list and in the log. */
export const MOST_DEMO_PEOPLE = 60;

/**
 * Whom a visitor of a demonstration invites: a name and an address that are made up. What visitors type there would
 * be on everybody's page, and might be somebody's name.
 */
export function demoGuest(): { name: string; email: string } {
  const mark = randomBytes(3).toString('hex');
  return { name: `演示·受邀人${mark}`, email: `guest-${mark}@demo.example` };
}
