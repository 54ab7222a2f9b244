/** A one-time link of an account, made and shown: once, to the administrator who asked for it. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { OneTimeLink } from '../../../views/pages/one-time-link.tsx';
import { type LinkKind, makeLink } from '../../auth/links.ts';
import type { Env } from '../context.ts';
import { present } from '../pages/account.tsx';
import { staffPage } from '../pages/staff-page.tsx';

export async function linkPage(
  c: Context<Env>,
  { id, name }: { id: string; name: string },
  kind: LinkKind,
): Promise<Response> {
  const { db, clock, publicUrl } = present(c).accounts;
  const { path, expiresAt } = await makeLink(db, id, kind, clock());
  return staffPage(c, {
    title: messages[c.get('language')].staff.accounts.linkTitle[kind] ?? '',
    children: <OneTimeLink kind={kind} url={publicUrl + path} expiresAt={expiresAt} id={id} name={name} />,
  });
}
