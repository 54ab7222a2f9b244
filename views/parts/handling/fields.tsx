/** Fields of the forms of staff: several forms stand on a page, so ids carry the form's name. */
import type { Child } from 'hono/jsx';
import { useReading } from '../../reading.ts';
import type { Choice } from '../field.tsx';

export type Wrong = { field: string; message: string };
type FieldProps = {
  form: string;
  name: string;
  label: string;
  hint?: string | undefined;
  value?: string | undefined;
  problems: readonly Wrong[];
};

const idOf = ({ form, name }: Pick<FieldProps, 'form' | 'name'>) => `f-${form}-${name}`;
const isWrong = ({ name, problems }: FieldProps) => problems.some(({ field }) => field === name);
const aria = (props: FieldProps) => ({
  'aria-invalid': isWrong(props) ? 'true' : undefined,
  'aria-describedby':
    [isWrong(props) && `e-${idOf(props)}`, props.hint && `h-${idOf(props)}`].filter(Boolean).join(' ') ||
    undefined,
});

/** What is wrong, on top of the form; each leads to its field. */
export function Problems({ problems, form }: { problems: readonly Wrong[]; form: string }) {
  const { say } = useReading();
  if (problems.length === 0) return null;
  return (
    <div class="complaint" role="alert">
      <h4>{say.handling.detail.problems}</h4>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#${idOf({ form, name: field })}`}>
              <bdi>{message}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Around({ children, ...props }: FieldProps & { children?: Child }) {
  const { label, hint, problems, name } = props;
  return (
    <div class="field">
      <label for={idOf(props)}>{label}</label>
      {hint && (
        <span class="hint" id={`h-${idOf(props)}`}>
          {hint}
        </span>
      )}
      {isWrong(props) && (
        <span class="error" id={`e-${idOf(props)}`}>
          {problems
            .filter(({ field }) => field === name)
            .map(({ message }) => message)
            .join(' ')}
        </span>
      )}
      {children}
    </div>
  );
}

export function LongField({ rows = 4, ...props }: FieldProps & { rows?: number }) {
  const { value = '' } = props;
  return (
    <Around {...props}>
      <textarea id={idOf(props)} name={props.name} rows={rows} dir="auto" {...aria(props)}>
        {/* A textarea loses its first line feed. */}
        {value.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </Around>
  );
}

export function ShortField({ type = 'text', ...props }: FieldProps & { type?: 'text' | 'date' }) {
  return (
    <Around {...props}>
      <input
        id={idOf(props)}
        type={type}
        name={props.name}
        value={props.value}
        dir="auto"
        autocomplete="off"
        {...aria(props)}
      />
    </Around>
  );
}

export function ChoiceField({
  first,
  choices,
  ...props
}: FieldProps & {
  /** Names the empty choice. */
  first: string;
  choices: readonly Choice[];
}) {
  return (
    <Around {...props}>
      <select id={idOf(props)} name={props.name} {...aria(props)}>
        <option value="">{first}</option>
        {choices.map(({ value, name }) => (
          <option value={value} selected={value === props.value}>
            {name}
          </option>
        ))}
      </select>
    </Around>
  );
}
