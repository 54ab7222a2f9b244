/** The commitment to sealed text, as it stands in an entry. Pure: the log computes it, and whoever checks the log. */
import { createHmac } from 'node:crypto';
import { canonical } from '../../events/envelope.ts';
import { SEALED_PREFIX } from '../../events/sealed.ts';

/** HMAC-SHA256(salt, "mingbai/sealed/v1\n" ‖ RFC 8785 of the sealed object), lower-case hex; the salt is hex too. */
export const commitmentOf = (sealed: Record<string, unknown>, salt: string): string =>
  createHmac('sha256', Buffer.from(salt, 'hex'))
    .update(SEALED_PREFIX + canonical(sealed))
    .digest('hex');
