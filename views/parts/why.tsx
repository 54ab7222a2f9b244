import type { Verdict } from '../../src/domain/facts.ts';
import { link, useReading } from '../reading.ts';
import { sentence } from '../words/arithmetic.ts';
import { number } from '../words/numbers.ts';

/** Why a verdict is what it is: the reason, the arithmetic, the rule, and the records that were used. */
export function Why({ verdict }: { verdict: Verdict }) {
  const reading = useReading();
  const { say, language } = reading;
  const { reason, terms, rule, because } = verdict;
  return (
    <details class="why" open>
      <summary>{say.indicator.why}</summary>
      {reason && <p>{say.indicator.reasons[reason]}</p>}
      {terms.length > 0 && (
        <ul class="terms">
          {terms.map((term) => (
            <li>
              <bdi>{sentence(term, { say, language })}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {say.indicator.rule} <code>{rule}</code>
        {' · '}
        {because.length === 0
          ? say.indicator.noBasis
          : because.map((position, index) => (
              <>
                {index === 0 ? `${say.indicator.basis} ` : say.listComma}
                <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>
              </>
            ))}
      </p>
    </details>
  );
}
