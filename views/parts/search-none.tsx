import type { SearchProps } from '../pages/search.tsx';
import { link, type Reading, useReading } from '../reading.ts';

/** Nothing was found: what was asked for, and what might find something. */
export function SearchNone({ asked }: SearchProps) {
  const reading = useReading();
  const { say } = reading;
  const { q, typed, kind, plan } = asked;
  const now: Reading = { ...reading, moment: { ...reading.moment, asked: {} } };
  const hints = [
    ...(kind === undefined && plan === undefined
      ? []
      : [{ name: say.search.everywhere, href: link(reading, '/search', [['q', q]]) }]),
    ...(typed.length < 2
      ? []
      : typed.map((word) => ({
          name: say.search.oneWord(word),
          href: link(reading, '/search', [['q', word.includes(' ') ? `"${word}"` : word]]),
        }))),
    ...(reading.moment.asked.at === undefined
      ? []
      : [{ name: say.search.now, href: link(now, '/search', [['q', q]]) }]),
  ];
  return (
    <div class="empty">
      <p>
        <bdi>{say.search.none(typed.map(say.quoted).join(say.listComma), typed.length > 1)}</bdi>
      </p>
      {hints.length > 0 && (
        <>
          <p>{say.search.tryThis}</p>
          <ul>
            {hints.map(({ name, href }) => (
              <li>
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
