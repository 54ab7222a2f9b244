import { HTMX_CONFIG } from '../hx.ts';
import type { PageProps } from '../layout.tsx';
import { inLanguage, useReading } from '../reading.ts';
import { feedAddress } from './feed-link.tsx';
import { Social } from './social.tsx';

/**
 * The head. Metas follow the page rules of Chinese government sites as far as configuration and the plan know the
 * answers; what nobody knows (SiteIDCode and the like) is left out. Addresses come from the configuration alone.
 */
export function Head({ title, description, here, feed, picture, jsonLd }: Omit<PageProps, 'children'>) {
  const reading = useReading();
  const { say, site, assets, plan } = reading;
  const whole = title === say.siteName ? title : `${title} · ${say.siteName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{whole}</title>
      {description && <meta name="description" content={description} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="SiteName" content={say.siteName} />
      <meta name="SiteDomain" content={new URL(site.publicUrl).host} />
      {site.identity?.idCode && <meta name="SiteIDCode" content={site.identity.idCode} />}
      {here && <meta name="ColumnName" content={say.nav[here]} />}
      {here && <meta name="ColumnType" content={say.site.columnType} />}
      <meta name="ArticleTitle" content={title} />
      {plan?.publishedOn && <meta name="PubDate" content={plan.publishedOn} />}
      {plan?.source && <meta name="ContentSource" content={plan.source} />}
      <link rel="canonical" href={site.publicUrl + inLanguage(reading, reading.language)} />
      <link rel="alternate" hreflang="zh-CN" href={site.publicUrl + inLanguage(reading, 'zh')} />
      <link rel="alternate" hreflang="en" href={site.publicUrl + inLanguage(reading, 'en')} />
      <link rel="alternate" hreflang="x-default" href={site.publicUrl + inLanguage(reading, 'zh')} />
      {feed && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={feed.title}
          href={feedAddress(reading, feed)}
        />
      )}
      <Social title={title} description={description} picture={picture} jsonLd={jsonLd} />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.style} />
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script type="module" src={assets.script} />
    </head>
  );
}
