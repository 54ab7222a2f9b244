/** A form of one column, with its problem on top and its fields one below the other. */
import type { Child } from 'hono/jsx';
import { link, useReading } from '../reading.ts';

export type FormField = {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  /** What a password manager puts there (WHATWG HTML, autofill). */
  autocomplete: string;
  hint?: string | undefined;
  value?: string | undefined;
  /** Digits: a phone shows its number pad. */
  numeric?: boolean | undefined;
};

export function AccountForm({
  action,
  fields,
  submit,
  problem,
  hidden = {},
  children,
}: {
  action: string;
  fields: readonly FormField[];
  submit: string;
  /** What was wrong, and with which field. */
  problem?: { field: string; message: string } | undefined;
  hidden?: Readonly<Record<string, string | undefined>>;
  children?: Child;
}) {
  const reading = useReading();
  return (
    <form class="account-form" method="post" action={link(reading, action)}>
      {problem && <Complaint {...problem} />}
      {Object.entries(hidden).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
      {fields.map((field) => (
        <Field {...field} isWrong={problem?.field === field.name} />
      ))}
      {children}
      <p class="actions">
        <button class="button primary" type="submit">
          {submit}
        </button>
      </p>
    </form>
  );
}

function Complaint({ field, message }: { field: string; message: string }) {
  const { say } = useReading();
  return (
    <div class="complaint" role="alert" id="complaint">
      <h2>{say.accounts.problemTitle}</h2>
      <p>
        <a href={`#f-${field}`}>{message}</a>
      </p>
    </div>
  );
}

function Field({
  name,
  label,
  type,
  autocomplete,
  hint,
  value,
  numeric,
  isWrong,
}: FormField & { isWrong: boolean }) {
  const described = [isWrong && 'complaint', hint && `h-${name}`].filter(Boolean).join(' ');
  return (
    <p class="field">
      <label for={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        name={name}
        type={type}
        autocomplete={autocomplete}
        value={value}
        required
        maxlength={type === 'password' ? undefined : 200}
        inputmode={numeric ? 'numeric' : undefined}
        autocapitalize="none"
        spellcheck={false}
        aria-invalid={isWrong ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <span class="hint" id={`h-${name}`}>
          {hint}
        </span>
      )}
    </p>
  );
}
