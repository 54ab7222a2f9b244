import type { AcceptanceProps } from '../pages/acceptance.tsx';
import { useReading } from '../reading.ts';
import { Select } from './field.tsx';
import { ListForm } from './list-form.tsx';

/** Department, state and whether the verdicts differ: the filter of a list. */
export function AcceptanceFilter({
  path,
  values,
  choices,
}: Pick<AcceptanceProps, 'path' | 'values' | 'choices'>) {
  const { say } = useReading();
  return (
    <ListForm path={path}>
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
    </ListForm>
  );
}
