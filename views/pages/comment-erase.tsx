/** 删除我的留言: the form, what would go and what would stay, and that it is done. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OneLine } from '../parts/form-fields.tsx';
import { formAction } from '../parts/page-form.tsx';
import { link, PAGE_FORM, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

/** What was typed. */
export type ErasureDraft = { code: string; opening: string; contact: string };
export type CommentEraseData =
  | { step: 'form'; draft: ErasureDraft; error?: { field: 'code' | 'contact'; message: string } | undefined }
  /** `position`: of the record that says that it came; left out where it waits. */
  | { step: 'confirm'; draft: ErasureDraft; position?: number | undefined }
  | { step: 'done'; position?: number | undefined };

export function CommentErase(data: CommentEraseData) {
  const { say } = useReading();
  const words = say.commentErase;
  return (
    <div class="wide comment-track">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      {data.step === 'form' ? (
        <Form {...data} />
      ) : data.step === 'confirm' ? (
        <Confirm {...data} />
      ) : (
        <Done {...data} />
      )}
    </div>
  );
}

function Form({ draft, error }: Extract<CommentEraseData, { step: 'form' }>) {
  const reading = useReading();
  const words = reading.say.commentErase;
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form
        id={PAGE_FORM}
        class="comment-form"
        method="post"
        action={formAction(reading)}
        enctype="multipart/form-data"
      >
        <OneLine
          name="code"
          label={words.code}
          hint={words.codeHint}
          value={draft.code}
          error={errorOf('code')}
          required
        />
        <p class="label">{words.proofTitle}</p>
        <div class="field">
          <label for="f-file">{words.file}</label>
          <span class="hint" id="h-file">
            {words.fileHint}
          </span>
          <input
            id="f-file"
            type="file"
            name="file"
            accept=".json,application/json"
            aria-describedby="h-file"
          />
        </div>
        <details open={draft.opening !== ''}>
          <summary>{words.opening}</summary>
          <div class="field">
            <span class="hint" id="h-opening">
              {words.openingHint}
            </span>
            <textarea
              id="f-opening"
              name="opening"
              rows={6}
              spellcheck={false}
              aria-label={words.opening}
              aria-describedby="h-opening"
            >
              {draft.opening}
            </textarea>
          </div>
        </details>
        <OneLine
          name="contact"
          label={words.contact}
          hint={words.contactHint}
          value={draft.contact}
          error={errorOf('contact')}
        />
        <p class="actions">
          <button type="submit" class="button primary">
            {words.check}
          </button>
        </p>
      </form>
    </>
  );
}

function Confirm({ draft, position }: Extract<CommentEraseData, { step: 'confirm' }>) {
  const reading = useReading();
  const words = reading.say.commentErase;
  return (
    <>
      <h1>{words.confirmTitle}</h1>
      <p class="lead">{words.confirmLead}</p>
      <dl class="facts">
        <dt>{words.of}</dt>
        <dd>
          {position === undefined ? (
            words.ofWaiting
          ) : (
            <a href={link(reading, `/events/${position}`)}>{words.ofIs(number(position))}</a>
          )}
        </dd>
      </dl>
      <WhatGoes />
      <form id={PAGE_FORM} class="comment-form" method="post" action={formAction(reading)}>
        <input type="hidden" name="step" value="confirm" />
        <input type="hidden" name="code" value={draft.code} />
        <input type="hidden" name="contact" value={draft.contact} />
        <input type="hidden" name="opening" value={draft.opening} />
        <p class="actions">
          <button type="submit" name="confirmed" value="1" class="button primary">
            {words.confirm}
          </button>
          <a class="button" href={link(reading, '/comments/track')}>
            {words.back}
          </a>
        </p>
      </form>
    </>
  );
}

/** What an erasure takes and what it leaves, in plain words. */
export function WhatGoes() {
  const words = useReading().say.commentErase;
  return (
    <>
      <h2>{words.goes}</h2>
      <ul class="erasure-list">
        {words.goesList.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <h2>{words.stays}</h2>
      <ul class="erasure-list">
        {words.staysList.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <p>{words.others}</p>
    </>
  );
}

function Done({ position }: Extract<CommentEraseData, { step: 'done' }>) {
  const reading = useReading();
  const words = reading.say.commentErase;
  return (
    <>
      <h1>{words.doneTitle}</h1>
      <p class="lead" role="status">
        {position === undefined ? words.doneWaiting : words.done}
      </p>
      {position !== undefined && (
        <>
          <p>{words.receipt}</p>
          <p>
            <a href={link(reading, `/events/${position}`)}>{words.record(number(position))}</a>
          </p>
        </>
      )}
      <p>{words.others}</p>
    </>
  );
}
