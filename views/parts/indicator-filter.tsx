import { useReading } from '../reading.ts';
import { type Choice, Input, Select } from './field.tsx';
import { ListForm } from './list-form.tsx';

export type FilterName = 'area' | 'department' | 'state' | 'kind' | 'year';
export type IndicatorFilterValues = { [name in FilterName | 'q' | 'sort']?: string | undefined };
export type IndicatorFilterProps = {
  path: string;
  values: IndicatorFilterValues;
  choices: Record<FilterName | 'sort', readonly Choice[]>;
};

/** The fields by which targets are chosen and ordered. */
export function IndicatorFilter({ path, values, choices }: IndicatorFilterProps) {
  const { say } = useReading();
  const fields = ['area', 'department', 'state', 'kind', 'year'] as const;
  return (
    <ListForm path={path}>
      <Input name="q" label={say.filters.words} hint={say.filters.wordsHint} value={values.q} />
      {fields.map((name) => (
        <Select
          name={name}
          label={say.filters[name]}
          any={say.filters.any}
          choices={choices[name]}
          value={values[name]}
        />
      ))}
      <Select name="sort" label={say.filters.sort} choices={choices.sort} value={values.sort} />
    </ListForm>
  );
}
