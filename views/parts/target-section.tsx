import type { Child } from 'hono/jsx';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { BaselineRow, TaskRow } from '../../src/projections/rows.ts';
import { link, useReading } from '../reading.ts';
import { period } from '../words/dates.ts';
import { demand, due } from '../words/demand.ts';
import { quantity } from '../words/numbers.ts';
import { stateClass } from '../words/states.ts';
import { Fact } from './document-facts.tsx';
import { OwnWords } from './own-words.tsx';
import { Verdicts } from './verdicts.tsx';

export type TargetSectionProps = {
  target: TargetAccount;
  plan: string;
  /** The sentence round the quote, where it could be found. */
  before: string;
  after: string;
  references: ReadonlyMap<string, string>;
  departments: ReadonlyMap<string, string>;
  /** The task in which it stands. */
  task: Pick<TaskRow, 'task' | 'number' | 'name'> | undefined;
  baselines: readonly BaselineRow[];
};

/** One target: its words in the text, what it demands, and the three verdicts. */
export function TargetSection(
  props: TargetSectionProps & {
    /** False where the heading above has said the name. */
    hasOwnName: boolean;
    /** Facts of the indicator, where this is its only target. */
    more?: Child;
  },
) {
  const { target, plan, before, after, references, departments, task } = props;
  const reading = useReading();
  const { say, language } = reading;
  const words = { say, language };
  return (
    <section class={`target ${stateClass(target.verdict.state)}`} id={`t-${target.id}`}>
      <h3 class={props.hasOwnName ? undefined : 'visually-hidden'}>
        <OwnWords text={target.name} />
      </h3>
      <blockquote lang={reading.plan?.language} dir="auto">
        {before}
        <a
          class={`mark ${stateClass(target.verdict.state)}`}
          href={link(reading, `/plans/${plan}/text`, [], `t-${target.id}`)}
        >
          {target.quote}
        </a>
        {after}{' '}
        <a
          class="in-text"
          lang={say.htmlLang}
          href={link(reading, `/plans/${plan}/text`, [], `t-${target.id}`)}
        >
          {say.indicator.inText}
        </a>
      </blockquote>
      <dl class="facts">
        {props.more}
        <Fact name={say.indicator.demand} value={<bdi>{demand(target, words, references)}</bdi>} />
        <Fact name={say.indicator.due} value={due(target.due, words)} />
        <BaselineFact {...props} />
        {task !== undefined && (
          <Fact
            name={say.indicator.task}
            value={
              <a href={link(reading, `/plans/${plan}/tasks/${task.task}`)}>
                <OwnWords text={`${task.number} ${task.name}`} />
              </a>
            }
          />
        )}
        {target.scope && <Fact name={say.indicator.scope} value={<OwnWords text={target.scope} />} />}
        {target.note && <Fact name={say.indicator.note} value={<OwnWords text={target.note} />} />}
      </dl>
      <Verdicts target={target} departments={departments} references={references} />
    </section>
  );
}

/** What a change is counted from; and when nobody has said, that. */
function BaselineFact({ target, baselines }: TargetSectionProps) {
  const { say, language } = useReading();
  const { baseline, verdict } = target;
  if (verdict.reason === 'baseline_missing') {
    return (
      <Fact
        name={say.indicator.baseline}
        value={<span class="caveat">{say.indicator.baselineMissing}</span>}
      />
    );
  }
  if (!baseline) return null;
  const reported = baselines.find((row) => row.scope === (target.scope ?? undefined)) ?? baselines[0];
  const value = baseline.value ?? reported?.value;
  const when = baseline.period ?? reported?.period;
  if (value === undefined && when === undefined && baseline.note === undefined) return null;
  const parts = [
    when && period(when, language),
    value && quantity(value, reported?.unit ?? target.unit),
    baseline.note,
  ];
  return <Fact name={say.indicator.baseline} value={<bdi>{parts.filter(Boolean).join(' · ')}</bdi>} />;
}
