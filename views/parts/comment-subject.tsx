import { link, useReading } from '../reading.ts';

/** What a comment is about. `path` leads to it. */
export type CommentSubject = {
  plan: string;
  /** `indicator/<id>`, `task/<id>`, `department/<id>`, `event/<position>`, `text/<offset>`. */
  about: string;
  kind: 'indicator' | 'task' | 'department' | 'event' | 'text';
  name: string;
  path: string;
  fragment?: string | undefined;
};

/** The subject, filled in where the writer came from, with a way to write about nothing in particular. */
export function SubjectField({
  subject,
  error,
}: {
  subject: CommentSubject | undefined;
  error: string | undefined;
}) {
  const reading = useReading();
  const words = reading.say.commentForm;
  return (
    <div class="subject" id="f-about" tabindex={-1}>
      <p class="label">{words.about}</p>
      {error && <p class="error">{error}</p>}
      {subject ? (
        <>
          <p>
            <span class="quiet">{words.aboutKinds[subject.kind]}</span>{' '}
            <a href={link(reading, subject.path, [], subject.fragment)}>
              <bdi>{subject.name}</bdi>
            </a>
          </p>
          <input type="hidden" name="plan" value={subject.plan} />
          <input type="hidden" name="about" value={subject.about} />
          <label class="choice">
            <input type="checkbox" name="general" value="1" />
            <span>{words.aboutDrop}</span>
          </label>
        </>
      ) : (
        <p>
          {words.aboutNone} <span class="hint">{words.aboutNoneHint}</span>
        </p>
      )}
    </div>
  );
}

/** 我要留言, with the subject filled in where there is one. Nothing where nobody may write. */
export function CommentLink({ plan, about }: { plan?: string | undefined; about?: string | undefined }) {
  const reading = useReading();
  if (!reading.site.takesComments) return null;
  const now = { ...reading, moment: { ...reading.moment, asked: {} } };
  const query = Object.entries({ about, plan }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return (
    <a class="button comment-link" rel="nofollow" href={link(now, '/comments/new', query)}>
      {reading.say.commentForm.title}
    </a>
  );
}
