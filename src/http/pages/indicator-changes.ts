/** What a later setting of an indicator changed. Pure. */
import type { EventData } from '../../../events/index.ts';
import type { Target } from '../../../events/target.ts';
import type { IndicatorChange } from '../../../views/parts/indicator-changes.tsx';
import type { Recorded } from '../../projections/projection.ts';

type Set = EventData<'indicator.set'>;

/**
 * For each setting but the first, by its position, what it says otherwise than the one before.
 * @param settings in the order of the log.
 */
export function changesOf(
  settings: readonly Recorded[],
  departmentName: (id: string) => string,
): Map<number, IndicatorChange[]> {
  const sets = settings.filter((event) => event.type === 'indicator.set');
  return new Map(
    sets.slice(1).map((event, index) => {
      const [was, now] = [sets[index]?.data as Set, event.data as Set];
      return [event.position, [...ofIndicator(was, now, departmentName), ...ofTargets(was, now)]];
    }),
  );
}

/** Fields whose words a reader can compare; the rest are only named. */
const TOLD = ['name', 'unit', 'scope', 'definition', 'quote', 'value', 'valueHigh', 'due', 'note'];
const UNTOLD = ['plan', 'indicator', 'targets', 'synthetic', 'id'];

function ofIndicator(was: Set, now: Set, departmentName: (id: string) => string): IndicatorChange[] {
  const named = (set: Set) => ({ ...set, departments: set.departments.map(departmentName).join('、') });
  return fieldsOf(named(was), named(now), null, [...TOLD, 'departments']);
}

function ofTargets(was: Set, now: Set): IndicatorChange[] {
  const before = new Map(was.targets.map((target) => [target.id, target]));
  const after = new Set(now.targets.map(({ id }) => id));
  const gone = was.targets.filter(({ id }) => !after.has(id));
  return [
    ...gone.map(({ name }): IndicatorChange => ({ kind: 'target', name, added: false })),
    ...now.targets.flatMap((target): IndicatorChange[] => {
      const old = before.get(target.id);
      if (!old) return [{ kind: 'target', name: target.name, added: true }];
      return fieldsOf(old, target, now.targets.length > 1 ? target.name : null, TOLD);
    }),
  ];
}

function fieldsOf(
  was: Set | Target | Record<string, unknown>,
  now: Set | Target | Record<string, unknown>,
  target: string | null,
  told: readonly string[],
): IndicatorChange[] {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(now))];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => !UNTOLD.includes(field) && !isSame(before.get(field), after.get(field)),
  );
  const others = changed.filter((field) => !told.includes(field));
  return [
    ...told
      .filter((field) => changed.includes(field))
      .map(
        (field): IndicatorChange => ({
          kind: 'field',
          field,
          target,
          was: textOf(before.get(field)),
          now: textOf(after.get(field)),
        }),
      ),
    ...(others.length > 0 ? [{ kind: 'others' as const, fields: others, target }] : []),
  ];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const textOf = (value: unknown): string | null =>
  value === undefined || value === '' ? null : String(value);
