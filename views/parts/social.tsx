import type { PageProps } from '../layout.tsx';
import { inLanguage, type Reading, useReading, withQuery } from '../reading.ts';
import { JsonLd } from './json-ld.tsx';

/** What a service that shows a link reads: OpenGraph, the card, and the page's facts for machines. */
export function Social(props: Pick<PageProps, 'title' | 'description' | 'picture' | 'jsonLd'>) {
  const reading = useReading();
  const { say, site, language } = reading;
  const picture = props.picture ?? pictureOf(reading);
  const isHome = reading.path === '/';
  return (
    <>
      <meta property="og:site_name" content={say.siteName} />
      <meta property="og:type" content={isHome ? 'website' : 'article'} />
      <meta property="og:title" content={props.title} />
      {props.description && <meta property="og:description" content={props.description} />}
      <meta property="og:url" content={site.publicUrl + inLanguage(reading, language)} />
      <meta property="og:locale" content={LOCALES[language]} />
      <meta property="og:locale:alternate" content={LOCALES[language === 'zh' ? 'en' : 'zh']} />
      <meta property="og:image" content={site.publicUrl + pinned(reading, picture.path)} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={picture.alt} />
      <meta name="twitter:card" content="summary_large_image" />
      {props.jsonLd?.map((data) => (
        <JsonLd data={data} />
      ))}
    </>
  );
}

/** `zh_CN` and the like, as OpenGraph writes them. */
const LOCALES = { zh: 'zh_CN', en: 'en_GB' };

/** A page without a picture of its own has its plan's, else the site's. */
function pictureOf({ plan, say }: Reading): NonNullable<PageProps['picture']> {
  const alt = say.card.sitePicture(say.siteName, say.tagline);
  return plan ? { path: `/plans/${plan.plan}/card.png`, alt: plan.title } : { path: '/card.png', alt };
}

/** The picture of what the page says now: services keep it, and it must not turn into another. */
function pinned({ moment: { position, day }, language }: Reading, path: string): string {
  const isDated = path !== '/card.png' && position !== null && position >= 0;
  return withQuery(path, [
    ...(isDated
      ? ([
          ['at', String(position)],
          ['day', day],
        ] as const)
      : []),
    ...(language === 'zh' ? [] : ([['lang', language]] as const)),
  ]);
}
