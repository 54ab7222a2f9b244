import type { Source } from '../../events/scalars.ts';
import { useReading } from '../reading.ts';

/** Where something was read. Addresses are links only when they are http(s), which the schema demands. */
export function SourceOf({ source }: { source: Source | undefined }) {
  const { say } = useReading();
  if (!source) return <span class="quiet">{say.indicator.noSource}</span>;
  return (
    <span>
      {source.url ? (
        <a href={source.url} rel="noreferrer">
          <bdi>{source.name}</bdi>
        </a>
      ) : (
        <bdi>{source.name}</bdi>
      )}
      {source.secondary && <span class="caveat">{say.document.secondary}</span>}
    </span>
  );
}
