import { hx } from '../hx.ts';
import type { AcceptanceProps } from '../pages/acceptance.tsx';
import { link, useReading } from '../reading.ts';
import { Select } from './field.tsx';
import { KeptFields } from './kept-fields.tsx';

/** Department, state and whether the verdicts differ: a plain form, which htmx sends at every change. */
export function AcceptanceFilter({
  path,
  values,
  choices,
}: Pick<AcceptanceProps, 'path' | 'values' | 'choices'>) {
  const reading = useReading();
  const { say } = reading;
  return (
    <form
      class="filter"
      method="get"
      action={path}
      aria-label={say.filters.title}
      {...hx({
        get: path,
        target: '#results',
        select: '#results',
        'select-oob': '#count:innerHTML',
        swap: 'outerHTML',
        trigger: 'change, submit',
        sync: 'this:replace',
        'push-url': 'true',
      })}
    >
      <KeptFields />
      <Select
        name="department"
        label={say.filters.department}
        any={say.filters.any}
        choices={choices.department}
        value={values.department}
      />
      <Select
        name="state"
        label={say.filters.state}
        any={say.filters.any}
        choices={choices.state}
        value={values.state}
      />
      <Select
        name="differs"
        label={say.acceptance.differs}
        any={say.filters.any}
        choices={[{ value: '1', name: say.acceptance.differsYes }]}
        value={values.differs}
      />
      <p class="filter-actions">
        <button type="submit" class="button primary">
          {say.filters.apply}
        </button>
        <a href={link(reading, path)}>{say.filters.reset}</a>
      </p>
    </form>
  );
}
