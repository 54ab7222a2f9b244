import { link, type Query, useReading } from '../reading.ts';

export type FileFormat = 'csv' | 'xlsx' | 'json' | 'ndjson';

/** The files of one table, each by its format. */
export function Files({
  of,
  path,
  formats,
  query = [],
}: {
  /** What the files are of, for those who hear the links and do not see the row. */
  of: string;
  /** Address without the extension. */
  path: string;
  formats: readonly FileFormat[];
  query?: Query;
}) {
  const reading = useReading();
  const { data } = reading.say;
  return (
    <ul class="files">
      {formats.map((format) => (
        <li>
          <a
            href={link(reading, `${path}.${format}`, query)}
            aria-label={data.downloadOf(of, data.formats[format])}
            download
          >
            {data.formats[format]}
          </a>
        </li>
      ))}
    </ul>
  );
}
