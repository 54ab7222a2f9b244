/** From the nesting of `plan.yaml`, which spares repetition, to the flat records of the events. */
import { isMapping } from './resolve-quotes.ts';
import type { Path } from './yaml-source.ts';

type Item = { value: unknown; path: Path };

/**
 * Areas hold topics, topics hold `indicators`. An indicator takes its departments from its topic unless it names
 * its own. A target takes id and name from its indicator, and is due every year (`each_year`) or at the end of
 * the plan, unless it says otherwise.
 */
export function indicatorLayout(
  areas: unknown[],
  end: string | undefined,
): { areas: unknown[]; indicators: Item[] } {
  const indicators: Item[] = [];
  const bare = areas.map((area, a) => {
    if (!isMapping(area) || !Array.isArray(area.topics)) return area;
    const topics = area.topics.map((topic: unknown, t) => {
      if (!isMapping(topic)) return topic;
      const { indicators: inside, departments = [], ...rest } = topic;
      const given = { area: area.id, topic: topic.id, departments };
      if (Array.isArray(inside)) {
        indicators.push(
          ...inside.map((indicator, i) => ({
            value: indicatorOf(given, indicator, end),
            path: ['areas', a, 'topics', t, 'indicators', i],
          })),
        );
      }
      return inside === undefined || Array.isArray(inside) ? rest : { ...rest, indicators: inside };
    });
    return { ...area, topics };
  });
  return { areas: bare, indicators };
}

function indicatorOf(given: Record<string, unknown>, indicator: unknown, end: string | undefined): unknown {
  if (!isMapping(indicator)) return indicator;
  const { targets } = indicator;
  if (!Array.isArray(targets)) return { ...given, ...indicator };
  const own = targets.map((target: unknown) =>
    isMapping(target)
      ? { id: indicator.indicator, name: indicator.name, due: dueOf(target, end), ...target }
      : target,
  );
  return { ...given, ...indicator, targets: own };
}

/** A plan whose end is unreadable has that as its problem: its targets then need no problem of their own. */
function dueOf(target: Record<string, unknown>, end = '2000-12-31'): string {
  if (target.kind === 'each_year') return 'every_year';
  return end.endsWith('-12-31') ? end.slice(0, 4) : end;
}

/** Tasks are listed by chapter, and within it by section where there is one. */
export function taskLayout(groups: unknown[]): Item[] {
  return groups.flatMap((group, g): Item[] => {
    if (!isMapping(group) || !Array.isArray(group.items)) return [{ value: group, path: ['tasks', g] }];
    const { items, ...heading } = group;
    return items.map((item: unknown, i) => ({
      value: isMapping(item) ? { ...heading, ...item } : item,
      path: ['tasks', g, 'items', i],
    }));
  });
}
