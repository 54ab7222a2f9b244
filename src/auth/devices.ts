/**
 * Browsers that an account has been signed in to from, known again by a cookie that the portal signed (OWASP, «Slow
 * down online guessing attacks with device cookies»). Knowing one lets nobody in: it is counted by itself when
 * passwords are tried, so that strangers who guess cannot make it wait.
 */
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';

export type Devices = {
  /** The device's own name, where the cookies have one that was made here for this account, not too long ago. */
  of(cookie: string | undefined, account: string): string | undefined;
  /** `Set-Cookie` for a browser that the account has just been signed in to from: the device it was, or a new one. */
  remembering(account: string, device?: string): string;
};

const DAY_SECONDS = 24 * 3_600;
const KEPT_SECONDS = 180 * DAY_SECONDS;

/** @param secret that sessions are signed with; the key here is another one, made from it. */
export function createDevices(secret: string, publicUrl: string, clock: Clock): Devices {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'mingbai known devices', 32));
  const mac = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url');
  const isSecure = publicUrl.startsWith('https:');
  // One cookie for each account that the browser knows; its name does not tell which.
  const nameFor = (account: string) =>
    `${isSecure ? '__Secure-' : ''}mingbai.device.${mac('name', account).slice(0, 16)}`;
  const seconds = () => Math.floor(clock().getTime() / 1_000);
  return {
    of(cookie = '', account) {
      const name = `${nameFor(account)}=`;
      const value = cookie.split(/;\s*/).find((each) => each.startsWith(name));
      const [, device = '', since = '', signed = ''] =
        /^([\w-]{22})\.([0-9a-z]{1,8})\.([\w-]{43})$/.exec(value?.slice(name.length) ?? '') ?? [];
      if (!device || !isSame(signed, mac('device', account, device, since))) return undefined;
      return seconds() - Number.parseInt(since, 36) <= KEPT_SECONDS ? device : undefined;
    },
    remembering(account, device = randomBytes(16).toString('base64url')) {
      const since = seconds().toString(36);
      const value = `${device}.${since}.${mac('device', account, device, since)}`;
      // Sent to the sign-in alone: whoever reads the portal carries nothing about.
      return `${nameFor(account)}=${value}; Max-Age=${KEPT_SECONDS}; Path=/sign-in; HttpOnly${isSecure ? '; Secure' : ''}; SameSite=Strict`;
    },
  };
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
