import { hx } from '../hx.ts';
import { link, useReading } from '../reading.ts';
import { type Choice, Input, Select } from './field.tsx';
import { KeptFields } from './kept-fields.tsx';

export type FilterName = 'area' | 'department' | 'state' | 'kind' | 'year';
export type IndicatorFilterValues = { [name in FilterName | 'q' | 'sort']?: string | undefined };
export type IndicatorFilterProps = {
  path: string;
  values: IndicatorFilterValues;
  choices: Record<FilterName | 'sort', readonly Choice[]>;
};

/** A plain form that asks with GET; htmx sends it at every change and puts the results in place. */
export function IndicatorFilter({ path, values, choices }: IndicatorFilterProps) {
  const reading = useReading();
  const { say } = reading;
  const fields = ['area', 'department', 'state', 'kind', 'year'] as const;
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
        trigger: 'change, submit, input delay:300ms',
        sync: 'this:replace',
        'push-url': 'true',
      })}
    >
      <KeptFields />
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
      <p class="filter-actions">
        <button type="submit" class="button primary">
          {say.filters.apply}
        </button>
        <a href={link(reading, path)}>{say.filters.reset}</a>
      </p>
    </form>
  );
}
