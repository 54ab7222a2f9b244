/** The digests of evidence that events name: whoever holds a file can look it up there. */
import { canonical } from '../../events/envelope.ts';
import type { Recorded } from '../projections/projection.ts';

export type EvidenceLine = {
  position: number;
  eventId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** The event that says that the file is withheld; null where it is not. */
  withheld: number | null;
};

/** Everything that the log says of evidence, in the order of the events. */
export class EvidenceList {
  readonly lines: EvidenceLine[] = [];
  readonly #byEvent = new Map<string, EvidenceLine[]>();

  take({ type, id, position, data }: Recorded): void {
    if (type === 'evidence.withheld') {
      for (const line of this.#byEvent.get(data.figure) ?? [])
        if (line.sha256 === data.evidence) line.withheld ??= position;
      return;
    }
    if (!('evidence' in data) || !Array.isArray(data.evidence)) return;
    const lines = data.evidence.map(({ name, mediaType, size, sha256 }) => {
      return { position, eventId: id, name, mediaType, size, sha256, withheld: null };
    });
    this.lines.push(...lines);
    if (lines.length > 0) this.#byEvent.set(id, lines);
  }
}

/** A line as the file has it. */
export const evidenceText = (line: EvidenceLine): string => canonical(line);
