/** Fields of a filter: a select and an input, each with its label. */
export type Choice = { value: string; name: string };

export function Select({
  name,
  label,
  any,
  choices,
  value,
}: {
  name: string;
  label: string;
  /** The choice of everything; absent where there is none. */
  any?: string | undefined;
  choices: readonly Choice[];
  value: string | undefined;
}) {
  const isKnown = value === undefined || choices.some((choice) => choice.value === value);
  return (
    <p class="field">
      <label for={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} aria-invalid={isKnown ? undefined : 'true'}>
        {any !== undefined && <option value="">{any}</option>}
        {!isKnown && (
          <option value={value} selected>
            {value}
          </option>
        )}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.name}
          </option>
        ))}
      </select>
    </p>
  );
}

export function Input({
  name,
  label,
  hint,
  value,
  list,
}: {
  name: string;
  label: string;
  hint?: string | undefined;
  value: string | undefined;
  /** Suggestions. */
  list?: readonly Choice[] | undefined;
}) {
  return (
    <p class="field">
      <label for={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        type="search"
        name={name}
        value={value}
        dir="auto"
        maxlength={200}
        autocomplete="off"
        aria-describedby={hint && `h-${name}`}
        list={list && `l-${name}`}
      />
      {hint && (
        <span class="hint" id={`h-${name}`}>
          {hint}
        </span>
      )}
      {list && (
        <datalist id={`l-${name}`}>
          {list.map((choice) => (
            <option value={choice.value}>{choice.name}</option>
          ))}
        </datalist>
      )}
    </p>
  );
}
