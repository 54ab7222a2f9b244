import type { PageProps } from '../layout.tsx';
import { type Reading, useReading, withQuery } from '../reading.ts';

type Feed = NonNullable<PageProps['feed']>;

/** A feed goes on from now: it keeps the language, never the moment shown. */
export const feedAddress = ({ language }: Reading, { path }: Feed): string =>
  withQuery(path, language === 'zh' ? [] : [['lang', language]]);

/** The feed of a page, below its content. */
export function FeedLink({ feed }: { feed: Feed }) {
  const reading = useReading();
  const { subscribe, what } = reading.say.feeds;
  return (
    <p class="wide feed-link">
      <a href={feedAddress(reading, feed)} type="application/atom+xml">
        {subscribe}
      </a>{' '}
      <span class="quiet">
        <bdi>{feed.title}</bdi> · {what}
      </span>
    </p>
  );
}
