/**
 * How often a password may be tried. Counted by the account and the address together; once many have failed for one
 * account, wherever from, each address that it does not know has fewer tries. A browser that it knows is counted by
 * itself alone. Nothing here depends on whether there is such an account, and no number of strangers makes it 0 tries.
 */
import type { Asking } from './ask.ts';
import type { Devices } from './devices.ts';
import type { Rule, Throttle } from './throttle.ts';

export type Attempt = {
  /** The password was wrong, or there is no such account. */
  failed(): Promise<void>;
  /** It was right: gives the cookie by which this browser is known from now on. */
  succeeded(): Promise<string>;
};

const HOUR = 3_600;
/** A person who mistypes. */
const USUAL: Rule = { window: 15 * 60, max: 8 };
/** Failures an hour for one account from browsers that it does not know, and what each address has then. */
const UNDER_ATTACK: readonly (Rule & { from: number })[] = [
  { from: 300, window: HOUR, max: 1 },
  { from: 30, window: HOUR, max: 2 },
];
const FAILURES: Rule = { window: HOUR, max: 300 };

/** @returns what to tell of an attempt that is allowed; undefined when it is not. */
export async function attempt(
  throttle: Throttle,
  devices: Devices,
  asking: Asking,
  account: string,
): Promise<Attempt | undefined> {
  const device = devices.of(asking.cookie, account);
  const failures = `failures ${account}`;
  const { key, rule } =
    device === undefined
      ? fromElsewhere(asking, account, await throttle.count(failures, FAILURES))
      : { key: `device ${device}`, rule: USUAL };
  const { allowed } = await throttle.consume(key, rule);
  if (!allowed) return undefined;
  return {
    failed: async () => {
      if (device === undefined) await throttle.consume(failures, FAILURES);
    },
    succeeded: async () => {
      await throttle.forget(key);
      return devices.remembering(account, device);
    },
  };
}

/** From a browser that the account does not know. */
function fromElsewhere({ subscriber = '', network = '' }: Asking, account: string, failures: number) {
  const strict = UNDER_ATTACK.find(({ from }) => failures >= from);
  return strict
    ? { key: `sign-in ${account} ${network}`, rule: strict }
    : { key: `sign-in ${account} ${subscriber}`, rule: USUAL };
}
