/** A form for one decision: closed until it is wanted, open where it was refused. */
import type { Child } from 'hono/jsx';
import type { HandledCommentProps } from '../../pages/handled-comment.tsx';
import { link, useReading } from '../../reading.ts';
import { Problems, type Wrong } from './fields.tsx';

type Part = Pick<HandledCommentProps, 'comment' | 'failed' | 'fresh' | 'revision'>;

/** What was typed into a form, and what was wrong with it, where it was this one. */
export function stateOf(
  { failed }: Pick<Part, 'failed'>,
  form: string,
): {
  typed: Readonly<Record<string, string>>;
  problems: readonly Wrong[];
  isOpen: boolean;
} {
  const isThis = failed?.form === form;
  return {
    typed: isThis ? failed.typed : {},
    problems: isThis ? failed.problems : [],
    isOpen: isThis,
  };
}

export function ActForm({
  part,
  form,
  title,
  open = false,
  submit,
  hidden = {},
  action = form,
  children,
}: {
  part: Part;
  form: string;
  title: string;
  /** Without having been refused. */
  open?: boolean;
  /** The one button; without it the children bring theirs. */
  submit?: string;
  hidden?: Readonly<Record<string, string>>;
  action?: string;
  children?: Child;
}) {
  const reading = useReading();
  const { comment, fresh, revision } = part;
  const { problems, isOpen } = stateOf(part, form);
  return (
    <details class="act" id={form} open={open || isOpen}>
      <summary>
        <h3>{title}</h3>
      </summary>
      <form
        class="handling-form"
        method="post"
        action={link(reading, `/staff/comments/${comment.row.comment}/${action}`)}
      >
        <Problems problems={problems} form={form} />
        {Object.entries({ event: fresh.event, revision: String(revision), ...hidden }).map(
          ([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ),
        )}
        {children}
        {submit && (
          <p class="actions">
            <button class="button primary" type="submit">
              {submit}
            </button>
          </p>
        )}
      </form>
    </details>
  );
}
