import type { Child } from 'hono/jsx';
import type { TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { SIGNS, stateClass } from '../words/states.ts';

/** A run of the plan's text with the targets whose quotes cover it, the longest quote first. */
export type TextSegment = {
  text: string;
  marks: readonly TargetAccount[];
  begins: readonly TargetAccount[];
};

/**
 * The text, underlined once for each target; the innermost one is the link. A target's anchor stands where its quote
 * begins.
 */
export function Clause({ segment, plan }: { segment: TextSegment; plan: string }) {
  const { text, marks, begins } = segment;
  const underlined = marks.reduceRight<Child>(
    (inside, target, depth) => (
      <Underlined
        target={target}
        plan={plan}
        depth={depth}
        innermost={depth === marks.length - 1}
        begins={begins.includes(target)}
      >
        {inside}
      </Underlined>
    ),
    text,
  );
  return <>{underlined}</>;
}

type UnderlinedProps = {
  target: TargetAccount;
  plan: string;
  depth: number;
  innermost: boolean;
  begins: boolean;
  children?: Child;
};

function Underlined({ target, plan, depth, innermost, begins, children }: UnderlinedProps) {
  const reading = useReading();
  const { id, indicator, name, verdict } = target;
  const look = `mark ${stateClass(verdict.state)} under-${Math.min(depth, 3)}`;
  const anchor = begins ? `t-${id}` : undefined;
  if (!innermost) {
    return (
      <span class={look} id={anchor}>
        {children}
      </span>
    );
  }
  const said = `${SIGNS[verdict.state]} ${reading.say.states[verdict.state]} · ${name}`;
  return (
    <a
      class={look}
      id={anchor}
      href={link(reading, `/plans/${plan}/indicators/${indicator}`, [], `t-${id}`)}
      title={said}
    >
      {children}
    </a>
  );
}
