/** The writer rates the answer, once, by the code of the comment. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OneLine } from '../parts/form-fields.tsx';
import { formAction } from '../parts/page-form.tsx';
import { link, PAGE_FORM, useReading } from '../reading.ts';

export type CommentRateData = {
  typed?: { code: string; satisfaction: string } | undefined;
  errors?: { code?: string | undefined; satisfaction?: string | undefined } | undefined;
  /** It is recorded. */
  rated?: { comment: string; points: number } | undefined;
};

const POINTS = [5, 4, 3, 2, 1];

export function CommentRate({ typed, errors, rated }: CommentRateData) {
  const reading = useReading();
  const { say } = reading;
  const words = say.board;
  const crumbs = [
    { name: say.nav.home, path: '/' },
    { name: words.title, path: '/comments' },
    { name: words.rateTitle },
  ];
  if (rated)
    return (
      <div class="wide">
        <Breadcrumbs crumbs={crumbs} />
        <h1>{words.rated}</h1>
        <p class="lead" role="status">
          {words.ratedLead(words.points[rated.points] ?? '')}
        </p>
        <p class="actions">
          <a class="button" href={link(reading, `/comments/${rated.comment}`)}>
            {words.toComment}
          </a>
        </p>
      </div>
    );
  const error = errors?.satisfaction;
  return (
    <div class="wide">
      <Breadcrumbs crumbs={crumbs} />
      <h1>{words.rateTitle}</h1>
      <p class="lead">{words.rateLead}</p>
      <form id={PAGE_FORM} class="comment-form" method="post" action={formAction(reading)}>
        <fieldset class="points" aria-describedby={error && 'e-satisfaction'}>
          <legend>{words.facts.satisfaction}</legend>
          {error && (
            <p class="error" id="e-satisfaction">
              {error}
            </p>
          )}
          {POINTS.map((points) => (
            <label>
              <input
                type="radio"
                name="satisfaction"
                value={String(points)}
                checked={typed?.satisfaction === String(points)}
                required
              />{' '}
              {words.points[points]}
            </label>
          ))}
        </fieldset>
        <OneLine
          name="code"
          label={words.code}
          hint={words.codeHint}
          value={typed?.code ?? ''}
          error={errors?.code}
          required
        />
        <p class="actions">
          <button type="submit" class="button primary">
            {words.rate}
          </button>
        </p>
      </form>
    </div>
  );
}
