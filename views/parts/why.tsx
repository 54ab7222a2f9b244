import type { TargetAccount } from '../../src/domain/account.ts';
import type { Verdict } from '../../src/domain/facts.ts';
import { link, useReading } from '../reading.ts';
import { breaking, gist, sentence } from '../words/arithmetic.ts';
import { demand } from '../words/demand.ts';
import { number } from '../words/numbers.ts';
import { ReceiptLink } from './receipt.tsx';

/** What decides, to be read without opening anything: the reason, else the number, the demand and by how much it misses. */
export function Gist({
  target,
  references,
}: {
  target: TargetAccount;
  references: ReadonlyMap<string, string>;
}) {
  const { say, language } = useReading();
  const { terms, reason } = target.verdict;
  if (reason) return <p class="gist">{say.indicator.reasons[reason]}</p>;
  const words = { say, language };
  const held =
    breaking(target.verdict) ??
    terms.findLast(({ label }) => label === 'total') ??
    terms.findLast(({ label }) => label === 'figure');
  if (!held) return null;
  const gap = terms.findLast(({ label }) => label === 'shortfall' || label === 'excess');
  const told = [
    gist(held, words),
    say.pictures.goal(demand(target, words, references)),
    gap && gist(gap, words),
  ].filter((part) => part !== undefined);
  return (
    <p class="gist">
      <bdi>{told.join(say.findings.join)}</bdi>
    </p>
  );
}

/** Why a verdict is what it is, below its gist: the arithmetic, the rule, and the records that were used. */
export function Why({ verdict }: { verdict: Verdict }) {
  const reading = useReading();
  const { say, language } = reading;
  const { terms, rule, because } = verdict;
  return (
    <details class="why">
      <summary>{say.indicator.why}</summary>
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
                <a href={link(reading, `/events/${position}`)}>{say.indicator.record(number(position))}</a>{' '}
                <ReceiptLink position={position} />
              </>
            ))}
      </p>
    </details>
  );
}
