/** Where the log stands, and the day: what every kept answer holds for. */
import { type Published, publishedVersion } from '../log/published.ts';
import type { AppDeps } from './context.ts';

/** The log's size, and a text that is another when the log has grown or published, or a day may have begun. */
export type Standing = { size: number; version: string };

/** No time zone is ahead of another by less: a day begins nowhere within one. */
const QUARTER_MS = 15 * 60_000;

/** At once where it is known, and at most a second old; undefined where the log does not say it cheaply. */
export function standingOf({ log, clock }: AppDeps): Standing | undefined | Promise<Standing> {
  const size = log.recentSize?.();
  if (size === undefined) return undefined;
  const quarter = Math.floor(clock().getTime() / QUARTER_MS);
  const published = log.recentPublished();
  if (size instanceof Promise || published instanceof Promise)
    return Promise.all([size, published]).then((known) => standing(quarter, ...known));
  return standing(quarter, size, published);
}

const standing = (quarter: number, size: number, published: Published | undefined): Standing => ({
  size,
  version: `${quarter} ${size} ${publishedVersion(published)}`,
});
