/** Which indicators an event says anything about, in whatever field. */
import type { EventData, EventType } from '../../events/index.ts';
import type { Indicator } from '../../events/plan.ts';

/** Ids of the indicators that the event names, directly or by one of their targets or as what a comment is about. */
export function indicatorsTouched(
  event: { type: EventType; data: EventData },
  indicators: readonly Pick<Indicator, 'indicator' | 'targets'>[],
): string[] {
  const words = new Set(namesIn(event.data));
  return indicators
    .filter(
      ({ indicator, targets }) =>
        words.has(`indicator:${indicator}`) || targets.some(({ id }) => words.has(`target:${id}`)),
    )
    .map(({ indicator }) => indicator);
}

type Naming = {
  indicator?: string;
  target?: string;
  targets?: readonly unknown[];
  about?: string;
  claims?: readonly Naming[];
  lines?: readonly Naming[];
};

function namesIn(data: Naming | EventData): string[] {
  const { indicator, target, targets, about, claims, lines } = data as Naming;
  return [
    ...(indicator ? [`indicator:${indicator}`] : []),
    ...(target ? [`target:${target}`] : []),
    ...(targets ?? []).map((id) => `target:${String(id)}`),
    ...(about?.startsWith('indicator/') ? [`indicator:${about.slice('indicator/'.length)}`] : []),
    ...[...(claims ?? []), ...(lines ?? [])].flatMap(namesIn),
  ];
}
