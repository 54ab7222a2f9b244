/** Refusals at the log's door. */

/** An event that cannot become an entry. Nothing was written. `field` is a path: `data.value`, `stream`. */
export class EntryRefused extends Error {
  override name = 'EntryRefused';
  readonly field: string;
  /** Of the event, or of the stream. */
  readonly subject: string;
  constructor(field: string, message: string, subject: string) {
    super(`${field} ${message} (${subject})`);
    this.field = field;
    this.subject = subject;
  }
}

/** A projection's table was built by another version of its fold than this program's. */
export class ProjectionOutdated extends Error {
  override name = 'ProjectionOutdated';
  readonly projections: readonly string[];
  constructor(projections: readonly string[]) {
    super(`built by another version of this program: ${projections.join(', ')}; run \`mingbai rebuild\``);
    this.projections = projections;
  }
}
