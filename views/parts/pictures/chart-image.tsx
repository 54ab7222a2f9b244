import { type Query, useReading, withQuery } from '../../reading.ts';

/** Sizes of the images, in CSS pixels: as in `src/charts/style.ts`. */
const WIDE = { width: 720, height: 340 };
const NARROW = { width: 340, height: 300 };

/** A chart as an image for every width and theme. Its address says the moment, so that it never has to be asked for again. */
export function ChartImage({
  plan,
  indicator,
  target,
  alt,
}: {
  plan: string;
  indicator: string;
  target: string | undefined;
  alt: string;
}) {
  const { moment, language } = useReading();
  const path = `/plans/${plan}/indicators/${indicator}/chart.svg`;
  const common: Query = [
    ['at', String(moment.position)],
    ['day', moment.day],
    ...(language === 'zh' ? [] : [['lang', language] as const]),
    ...(target === undefined ? [] : [['target', target] as const]),
  ];
  const dark = ['theme', 'dark'] as const;
  const narrow = ['narrow', '1'] as const;
  const phone = '(max-width: 40rem)';
  const night = '(prefers-color-scheme: dark)';
  return (
    <picture>
      <source
        media={`${phone} and ${night}`}
        srcset={withQuery(path, [...common, dark, narrow])}
        {...NARROW}
      />
      <source media={phone} srcset={withQuery(path, [...common, narrow])} {...NARROW} />
      <source media={night} srcset={withQuery(path, [...common, dark])} {...WIDE} />
      <img class="chart" src={withQuery(path, common)} alt={alt} {...WIDE} decoding="async" />
    </picture>
  );
}
