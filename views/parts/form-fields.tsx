/** Fields of a form that is written in: label, hint, error, and what was typed. */
import { useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

type FieldProps = {
  name: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  /** Characters (code points) at most. */
  most?: number | undefined;
  required?: boolean | undefined;
  autocomplete?: string | undefined;
};

/** Browsers count UTF-16 units and would cut an emoji in half: no `maxlength`, the server counts as people do. */
export function OneLine({
  name,
  label,
  hint,
  value,
  error,
  most,
  required,
  autocomplete = 'off',
}: FieldProps) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <Hints name={name} hint={hint} error={error} />
      <input
        id={`f-${name}`}
        type="text"
        name={name}
        value={value}
        dir="auto"
        required={required}
        autocomplete={autocomplete}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(name, error)}
        data-most={most}
      />
      {most !== undefined && <Count name={name} value={value} most={most} />}
    </div>
  );
}

export function SeveralLines({ name, label, hint, value, error, most = 1000 }: FieldProps) {
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      <Hints name={name} hint={hint} error={error} />
      <textarea
        id={`f-${name}`}
        name={name}
        rows={9}
        dir="auto"
        required
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(name, error)}
        data-most={most}
      >
        {/* A textarea loses its first line feed. */}
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      <Count name={name} value={value} most={most} />
    </div>
  );
}

const describedBy = (name: string, error: string | undefined): string =>
  error === undefined ? `h-${name}` : `e-${name} h-${name}`;

function Hints({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  return (
    <>
      <span class="hint" id={`h-${name}`}>
        {hint}
      </span>
      {error !== undefined && (
        <span class="error" id={`e-${name}`}>
          {error}
        </span>
      )}
    </>
  );
}

/** How much was typed: the server's count, until a script counts on. `{n}` is where the number goes. */
function Count({ name, value, most }: { name: string; value: string; most: number }) {
  const { say } = useReading();
  const typed = [...value.trim()].length;
  const words = say.commentForm.count;
  return (
    <span class="hint count-typed" data-count={words('{n}', number(most))} id={`n-${name}`}>
      {words(number(typed), number(most))}
    </span>
  );
}

export function Consent({ checked, label, hint }: { checked: boolean; label: string; hint: string }) {
  return (
    <label class="choice consent">
      <input type="checkbox" name="consent" value="1" checked={checked} />
      <span>
        <strong>{label}</strong> <span class="hint">{hint}</span>
      </span>
    </label>
  );
}

/** A field that people do not see and programs fill in. Filled in by a browser, it shows and says what to do. */
export function Trap({ error }: { error: string | undefined }) {
  const { say } = useReading();
  return (
    <div
      class={error === undefined ? 'field trap' : 'field'}
      aria-hidden={error === undefined ? 'true' : undefined}
    >
      <label for="f-website">{say.commentForm.trap}</label>
      {error !== undefined && <span class="error">{error}</span>}
      <input
        id="f-website"
        type="text"
        name="website"
        value=""
        autocomplete="off"
        tabindex={error === undefined ? -1 : undefined}
      />
    </div>
  );
}
