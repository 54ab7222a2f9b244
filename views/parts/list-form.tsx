import type { Child } from 'hono/jsx';
import { hx, hxWithin } from '../hx.ts';
import { link, useReading } from '../reading.ts';
import { KeptFields } from './kept-fields.tsx';

/**
 * The filter of a list: a plain form that asks with GET. With htmx it asks at every change, and what comes takes the
 * place of the results alone, so that the focus stays where it is; the count is announced in `#count`.
 */
export function ListForm({ path, children }: { path: string; children?: Child }) {
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
        trigger: 'change, submit, input delay:300ms',
        sync: 'this:replace',
        'push-url': 'true',
        'status:400': 'swap:none',
      })}
    >
      <KeptFields />
      {children}
      <p class="filter-actions">
        <button type="submit" class="button primary">
          {say.filters.apply}
        </button>
        <a href={link(reading, path)}>{say.filters.reset}</a>
      </p>
    </form>
  );
}

/**
 * Of an element whose links show the same list otherwise: another state, another page. Plain links; with htmx what
 * comes takes the place of the results, as for the form, whose state follows. The script of the lists moves the focus.
 */
export const sameList = hxWithin({
  boost: 'true',
  target: '#results',
  select: '#results',
  'select-oob': '#count:innerHTML,#f-state:outerHTML',
  swap: 'outerHTML',
});

/** How many there are: a region that is there before its words change, so that they are read out. */
export function Count({ children }: { children?: Child }) {
  return (
    <p id="count" class="count" role="status">
      {children}
    </p>
  );
}
