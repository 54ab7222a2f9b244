import { link, useReading } from '../reading.ts';
import { breadcrumbList } from '../words/linked-data.ts';
import { JsonLd } from './json-ld.tsx';

export type Crumb = { name: string; path?: string | undefined; query?: [string, string][] | undefined };

/** The way from home to this page; the last one is the page itself and no link. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const reading = useReading();
  return (
    <nav class="breadcrumbs" aria-label={reading.say.nav.breadcrumbs}>
      <ol>
        {crumbs.map(({ name, path, query }) => (
          <li>{path === undefined ? <bdi>{name}</bdi> : <a href={link(reading, path, query)}>{name}</a>}</li>
        ))}
      </ol>
      <JsonLd
        data={breadcrumbList(
          crumbs.map(({ name, path, query }) => ({
            name,
            href: path && reading.site.publicUrl + link(reading, path, query),
          })),
        )}
      />
    </nav>
  );
}
