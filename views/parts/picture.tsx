import type { Finding } from '../../src/charts/finding.ts';
import type { Picture as PictureOf } from '../../src/charts/picture.ts';
import type { TargetAccount } from '../../src/domain/account.ts';
import type { IndicatorRow } from '../../src/projections/rows.ts';
import { useReading } from '../reading.ts';
import { altOf, headingOf, type Shown, signsOf } from '../words/picture.ts';
import { OwnWords } from './own-words.tsx';
import { ChartImage } from './pictures/chart-image.tsx';
import { Coverage } from './pictures/coverage.tsx';
import { Milestone } from './pictures/milestone.tsx';
import { Years } from './pictures/years.tsx';
import { SyntheticMark } from './synthetic-mark.tsx';

export type PictureProps = {
  plan: string;
  target: TargetAccount;
  indicator: IndicatorRow;
  /** Null while there is nothing to show. */
  picture: PictureOf | null;
  finding: Finding | null;
  references: ReadonlyMap<string, string>;
  /** Whether there are any figures of the indicator at all. */
  hasFigures: boolean;
  /** Whether the page shows pictures of other targets too, so that this one says whose it is. */
  isOneOfMany: boolean;
};

/** What the figures show, as a heading, and the picture that shows it; or what will be here. */
export function Picture(props: PictureProps) {
  const { picture, target, isOneOfMany } = props;
  const reading = useReading();
  const { say, language } = reading;
  if (!picture) return <NoPicture {...props} />;
  const shown = { ...props, picture };
  return (
    <figure class="picture">
      {isOneOfMany && (
        <p class="quiet picture-of">
          <OwnWords text={target.name} />
        </p>
      )}
      <h2 class="finding" id={`p-${target.id}`}>
        <bdi>{headingOf(shown, { say, language })}</bdi>
        <SyntheticMark when={target.computedSynthetic || signsOf(picture).hatched} />
      </h2>
      <Drawing {...shown} />
      <Signs picture={picture} />
    </figure>
  );
}

function Drawing(props: PictureProps & Shown) {
  const { say, language } = useReading();
  const { picture, indicator } = props;
  const words = { say, language };
  switch (picture.form) {
    case 'years':
      return <Years years={picture.years} unit={indicator.unit} />;
    case 'coverage':
      return <Coverage picture={picture} label={altOf(props, words)} />;
    case 'milestone':
      return <Milestone track={picture.track} label={altOf(props, words)} />;
    default:
      return (
        <ChartImage
          plan={props.plan}
          indicator={indicator.indicator}
          target={props.isOneOfMany ? props.target.id : undefined}
          alt={altOf(props, words)}
        />
      );
  }
}

/** What the signs mean that are in this picture, and no others. */
function Signs({ picture }: { picture: PictureOf }) {
  const { say } = useReading();
  const { hatched, struck, broken, pace } = signsOf(picture);
  const words = say.pictures.legend;
  const isDrawnHere = picture.form === 'years' || picture.form === 'coverage' || picture.form === 'milestone';
  const told = [
    hatched && words.hatched,
    pace && words.pace,
    !isDrawnHere && struck && words.struck,
    !isDrawnHere && broken && words.broken,
  ].filter((word) => word !== false);
  if (told.length === 0) return null;
  return (
    <figcaption>
      {told.map((word) => (
        <span>{word}</span>
      ))}
    </figcaption>
  );
}

/** What will be here, and why it is not yet. */
function NoPicture({ target, hasFigures, isOneOfMany }: PictureProps) {
  const { say } = useReading();
  const words = say.pictures;
  return (
    <div class="empty no-picture" id={`p-${target.id}`}>
      {isOneOfMany && (
        <p class="quiet">
          <OwnWords text={target.name} />
        </p>
      )}
      {target.kind === 'judged' ? (
        <p>{words.emptyJudged}</p>
      ) : (
        <>
          <p>{words.empty(words.what[whatFor(target)])}</p>
          <p>{hasFigures ? words.emptyWhy.late : words.emptyWhy.none}</p>
        </>
      )}
    </div>
  );
}

const FORMS = {
  each_year: 'years',
  coverage: 'coverage',
  milestone: 'milestone',
  versus_reference: 'versus',
  trend: 'trend',
  relative_change: 'change',
} as const satisfies Partial<Record<TargetAccount['kind'], keyof Messages['what']>>;
type Messages = ReturnType<typeof useReading>['say']['pictures'];

const whatFor = ({ kind }: TargetAccount): keyof Messages['what'] =>
  kind in FORMS ? FORMS[kind as keyof typeof FORMS] : 'line';
