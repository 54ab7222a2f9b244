import { hx } from '../hx.ts';
import { useReading } from '../reading.ts';
import { KeptFields } from './kept-fields.tsx';

export type SearchFormProps = {
  q: string;
  /** The choices that a new word keeps: `kind`, `plan`, `family`. */
  kept: ReadonlyArray<readonly [string, string]>;
  /** What is wrong with what was typed. */
  problem?: string | undefined;
};

/** A plain form that asks with GET; htmx sends it while one types and puts the results in place. */
export function SearchForm({ q, kept, problem }: SearchFormProps) {
  const { say } = useReading();
  return (
    <search>
      <form
        class="search-form"
        method="get"
        action="/search"
        {...hx({
          get: '/search',
          target: '#results',
          select: '#results',
          'select-oob': '#count:innerHTML,#search-problem:innerHTML',
          swap: 'outerHTML',
          trigger: 'submit, input delay:300ms',
          sync: 'this:replace',
          'replace-url': 'true',
        })}
      >
        <KeptFields />
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="q">{say.search.label}</label>
        <div class="search-field">
          <input
            id="q"
            type="search"
            name="q"
            value={q}
            dir="auto"
            autocomplete="off"
            enterkeyhint="search"
            aria-describedby="search-problem q-hint"
            aria-invalid={problem === undefined ? undefined : 'true'}
          />
          <button type="submit" class="button primary">
            {say.search.go}
          </button>
        </div>
        <p id="search-problem" class="search-problem" role="alert">
          {problem}
        </p>
        <p id="q-hint" class="hint">
          {say.search.hint}
        </p>
      </form>
    </search>
  );
}
