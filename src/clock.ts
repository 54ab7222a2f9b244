/** The one clock of the portal, injected wherever a time or a day is asked for. */

/** Says what time it is. Everything that records or judges takes one; nothing reads the system's by itself. */
export type Clock = () => Date;

/** The machine's own time. */
export const systemClock: Clock = () => new Date(Date.now());

/**
 * A clock that is ahead of another by `offset` milliseconds (behind, when negative) and ticks with it.
 * The demo's clock is one: its offset puts the day of the first start on 2016-02-15.
 */
export const offsetClock =
  (offset: number, base: Clock = systemClock): Clock =>
  () =>
    new Date(base().getTime() + offset);
