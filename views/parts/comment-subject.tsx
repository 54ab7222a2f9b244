import { link, useReading } from '../reading.ts';
import { number } from '../words/numbers.ts';

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

/** What was looked for by words, and found. */
export type SubjectSearch = {
  typed: string;
  found: readonly CommentSubject[];
  /** There are more than these. */
  more: boolean;
  problem: 'empty' | 'too_much' | 'none' | undefined;
};

type Props = {
  subject: CommentSubject | undefined;
  search: SubjectSearch | undefined;
  error: string | undefined;
};

/** The subject: filled in where the writer came from, to be looked for by words, or nothing in particular. */
export function SubjectField({ subject, search, error }: Props) {
  const { say } = useReading();
  const words = say.commentForm;
  const isChosen = ({ plan, about }: CommentSubject) => plan === subject?.plan && about === subject.about;
  const others = search?.found.filter((each) => !isChosen(each)) ?? [];
  return (
    <fieldset class="subject" id="f-about" aria-describedby={error && 'e-about'} tabindex={-1}>
      <legend>{words.about}</legend>
      {error && (
        <p class="error" id="e-about">
          {error}
        </p>
      )}
      {subject && (
        <>
          <input type="hidden" name="plan" value={subject.plan} />
          <input type="hidden" name="about" value={subject.about} />
          <SubjectChoice subject={subject} checked />
        </>
      )}
      <label class="choice">
        <input type="radio" name="choice" value="none" checked={subject === undefined} />
        <span>{words.aboutNone}</span>
      </label>
      <div class="find">
        <label for="f-find">{subject ? words.findOther : words.find}</label>
        <span class="hint" id="h-find">
          {words.findHint}
        </span>
        <div class="find-line">
          <input
            id="f-find"
            type="search"
            name="find"
            value={search?.typed ?? ''}
            dir="auto"
            maxlength={100}
            autocomplete="off"
            aria-describedby="h-find"
          />
          <button type="submit" class="button" name="act" value="find" formnovalidate>
            {words.findButton}
          </button>
        </div>
        <input type="hidden" name="found" value={search?.typed ?? ''} />
      </div>
      {search && <Found search={search} />}
      {others.map((each) => (
        <SubjectChoice subject={each} />
      ))}
    </fieldset>
  );
}

function Found({ search: { found, more, problem } }: { search: SubjectSearch }) {
  const words = useReading().say.commentForm;
  return (
    <p class="hint" role="status">
      {problem === undefined ? words.found(number(found.length)) : words.findProblems[problem]}
      {more && words.foundMore}
    </p>
  );
}

function SubjectChoice({
  subject: { plan, about, kind, name },
  checked = false,
}: {
  subject: CommentSubject;
  checked?: boolean;
}) {
  const words = useReading().say.commentForm;
  return (
    <label class="choice">
      <input type="radio" name="choice" value={`${plan}:${about}`} checked={checked} />
      <span>
        <span class="quiet">{words.aboutKinds[kind]}</span> <bdi>{name}</bdi>
      </span>
    </label>
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
