/**
 * In a flood, instead of what was asked for: when to send it again, with all that was typed. It is rendered once with
 * marks where the typed text goes, and filled in for each request (`src/http/pages/come-again.tsx`).
 */
import { link, PAGE_FORM, useReading } from '../reading.ts';

export type ComeAgainData = {
  path: string;
  what: 'comment' | 'question';
  /** Mark for how many seconds from now. */
  seconds: string;
  /** Marks for what people typed, by field, in the order of the form. */
  typed: readonly (readonly [name: TypedField, mark: string])[];
  /** Mark for the hidden fields. */
  hidden: string;
  /** Whether a file may have been sent, which no page can give back. */
  file: boolean;
};
export type TypedField = 'title' | 'body' | 'name' | 'contact' | 'code' | 'opening';

export function ComeAgain({ path, what, seconds, typed, hidden, file }: ComeAgainData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.comeAgain;
  const labels: Record<TypedField, string> = {
    title: say.commentForm.subject,
    body: say.commentForm.body,
    name: say.commentForm.name,
    contact: say.commentForm.contact,
    code: say.commentTrack.code,
    opening: words.opening,
  };
  return (
    <div class="wide comment-new">
      <h1>{words.title}</h1>
      <p class="problem-note" role="alert">
        {words[what](seconds)}
      </p>
      {file && <p>{words.noFile}</p>}
      <form
        class="comment-form"
        method="post"
        action={link(reading, path)}
        id={reading.form ? PAGE_FORM : undefined}
      >
        {hidden}
        {typed.map(([name, mark]) => (
          <div class="field">
            <label for={`f-${name}`}>{labels[name]}</label>
            {name === 'body' || name === 'opening' ? (
              <textarea id={`f-${name}`} name={name} rows={9} dir="auto">
                {/* A textarea loses its first line feed. */}
                {`\n${mark}`}
              </textarea>
            ) : (
              <input id={`f-${name}`} type="text" name={name} value={mark} dir="auto" autocomplete="off" />
            )}
          </div>
        ))}
        <p class="actions">
          <button type="submit" class="button primary">
            {words.again}
          </button>
        </p>
      </form>
    </div>
  );
}
