/** A plan's adoption: one append of everything that it says. */
import type { PlanContent } from './content.ts';
import {
  indicatorSet,
  type PlannedEvent,
  type PlannedEvents,
  pastSuccessions,
  planStream,
  refuseTooLarge,
  taskSet,
} from './planned-event.ts';
import { codePoints } from './text-index.ts';

/** At most 4 bytes a code point, 6 for a control character: a part stays far below the largest event. */
const PART_CODE_POINTS = 8_000;

/**
 * The events of an adoption, in the order in which a fold needs them: the plan, its text, departments, phases,
 * indicators, tasks, and the successions that have happened by `day`. `sha256` is that of the text's UTF-8
 * bytes, in hex.
 */
export function adoptionEvents(
  plan: PlanContent,
  { day, sha256 }: { day: string; sha256: string },
): PlannedEvents {
  const { plan: id, metadata, areas, references, mechanisms, notes } = plan;
  const stream = planStream(id);
  const parts = textParts(plan.text);
  const text = { parts: parts.length, codePoints: codePoints(plan.text), sha256 };
  return refuseTooLarge([
    {
      stream,
      type: 'plan.adopted',
      data: { plan: id, ...metadata, areas, references, mechanisms, notes, text },
    },
    ...parts.map((part): PlannedEvent => ({ stream, type: 'plan.text_added', data: { plan: id, ...part } })),
    ...plan.departments.map(
      (department): PlannedEvent => ({ stream, type: 'department.named', data: { plan: id, ...department } }),
    ),
    ...plan.phases.map(
      (phase): PlannedEvent => ({ stream, type: 'phase.set', data: { plan: id, ...phase } }),
    ),
    ...plan.indicators.map((indicator) => indicatorSet(id, indicator)),
    ...plan.tasks.map((task) => taskSet(id, task)),
    ...pastSuccessions(plan, day),
  ]);
}

/** The text in parts that join to the whole, none of which splits a character. */
export function textParts(text: string): { part: number; offset: number; text: string }[] {
  const points = [...text];
  const count = Math.ceil(points.length / PART_CODE_POINTS);
  return Array.from({ length: count }, (_, part) => {
    const offset = part * PART_CODE_POINTS;
    return { part, offset, text: points.slice(offset, offset + PART_CODE_POINTS).join('') };
  });
}
