/** 我要留言: the form. Plain HTML; a script counts characters and works out the check against floods. */
import type { COMMENT_KINDS } from '../../events/comment.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { type CommentSubject, SubjectField, type SubjectSearch } from '../parts/comment-subject.tsx';
import { Consent, OneLine, SeveralLines, Trap } from '../parts/form-fields.tsx';
import { formAction } from '../parts/page-form.tsx';
import { link, PAGE_FORM, useReading } from '../reading.ts';

/** As it was typed. */
export type CommentDraft = Record<'kind' | 'title' | 'body' | 'name' | 'contact' | 'proof', string> & {
  consent: boolean;
  subject?: CommentSubject | undefined;
  /** Of a subject, where somebody looks for one. */
  search?: SubjectSearch | undefined;
};
export type FieldName = 'kind' | 'title' | 'body' | 'name' | 'contact' | 'about' | 'website';
export type FormError = { field: FieldName; message: string };

export type CommentFormData = {
  /** `token` and `challenge` are opaque; `worker` is the script that solves the challenge. */
  form: { token: string; challenge: string | undefined; worker: string };
  draft: CommentDraft;
  errors: readonly FormError[];
  /** Something to say on top that no field is to blame for. */
  note?: string | undefined;
  contactDays?: number | undefined;
};

export function CommentNew({ form, draft, errors, note, contactDays }: CommentFormData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.commentForm;
  return (
    <div class="wide comment-new">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {note && (
        <p class="problem-note" role="alert">
          {note}
        </p>
      )}
      <Errors errors={errors} />
      <form
        id={PAGE_FORM}
        class="comment-form"
        method="post"
        action={formAction(reading)}
        data-challenge={form.challenge}
        data-worker={form.worker}
        data-proven={draft.proof === '' ? undefined : ''}
      >
        <input type="hidden" name="form" value={form.token} />
        <input type="hidden" name="proof" value={draft.proof} />
        <SubjectField subject={draft.subject} search={draft.search} error={errorOf(errors, 'about')} />
        <Kinds chosen={draft.kind} error={errorOf(errors, 'kind')} />
        <OneLine
          name="title"
          label={words.subject}
          hint={words.subjectHint}
          most={30}
          value={draft.title}
          error={errorOf(errors, 'title')}
          required
        />
        <SeveralLines
          name="body"
          label={words.body}
          hint={words.bodyHint}
          most={1000}
          value={draft.body}
          error={errorOf(errors, 'body')}
        />
        <OneLine
          name="name"
          label={words.name}
          hint={words.nameHint}
          most={30}
          value={draft.name}
          error={errorOf(errors, 'name')}
          autocomplete="nickname"
        />
        <OneLine
          name="contact"
          label={words.contact}
          hint={words.contactHint}
          value={draft.contact}
          error={errorOf(errors, 'contact')}
          autocomplete="tel"
        />
        <Trap error={errorOf(errors, 'website')} />
        <Consent checked={draft.consent} label={words.consent} hint={words.consentHint} />
        <Privacy days={contactDays} />
        <noscript>
          <p class="problem-note scriptless">{words.scriptless}</p>
        </noscript>
        <p class="actions">
          <button type="submit" class="button primary">
            {words.submit}
          </button>
          <a class="button" href={link(reading, '/comments/track')}>
            {words.track}
          </a>
        </p>
        <p class="working" role="status" data-working={words.working} />
      </form>
    </div>
  );
}

const errorOf = (errors: readonly FormError[], field: FieldName): string | undefined =>
  errors.find((error) => error.field === field)?.message;

/** On top: what is wrong, each with a way to its field. */
function Errors({ errors }: { errors: readonly FormError[] }) {
  const { say } = useReading();
  if (errors.length === 0) return null;
  const names: Record<FieldName, string> = {
    kind: say.commentForm.kind,
    title: say.commentForm.subject,
    body: say.commentForm.body,
    name: say.commentForm.name,
    contact: say.commentForm.contact,
    about: say.commentForm.about,
    website: say.commentForm.trap,
  };
  return (
    <section class="problem-note form-errors" role="alert" aria-labelledby="form-errors">
      <h2 id="form-errors">{say.commentForm.problems}</h2>
      <p>{say.commentForm.problemsLead}</p>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#f-${field}`}>
              {names[field]}
              {say.colon}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 咨询, 投诉, 建议, 求助: in the order of the field. */
const KINDS: typeof COMMENT_KINDS = ['enquiry', 'complaint', 'suggestion', 'request'];

function Kinds({ chosen, error }: { chosen: string; error: string | undefined }) {
  const { say } = useReading();
  return (
    <fieldset class="kinds" id="f-kind" aria-describedby={error && 'e-kind'} tabindex={-1}>
      <legend>{say.commentForm.kind}</legend>
      {error && (
        <p class="error" id="e-kind">
          {error}
        </p>
      )}
      {KINDS.map((kind) => (
        <label class="choice">
          <input type="radio" name="kind" value={kind} checked={chosen === kind} required />
          <span>
            <strong>{say.comments.kinds[kind]}</strong>{' '}
            <span class="hint">{say.commentForm.kindHints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Privacy({ days }: { days: number | undefined }) {
  const { say } = useReading();
  return (
    <details class="privacy" open>
      <summary>{say.commentForm.privacyTitle}</summary>
      <ul class="dashed">
        {say.commentForm.privacy.map((sentence) => (
          <li>{sentence}</li>
        ))}
        {days !== undefined && <li>{say.commentForm.retention(String(days))}</li>}
      </ul>
    </details>
  );
}
