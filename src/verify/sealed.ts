/**
 * Sealed text by the verifier's rule. An opening that is served must match its commitment. A selected or replied text
 * without one needs a logged erasure or deselection, or it fails.
 */

import { commitmentOf } from '../log/commitment.ts';
import type { Recorded } from '../projections/projection.ts';
import type { Finding } from './finding.ts';
import { unreadable } from './words/say.ts';
import { openingErased, openingMissing, openingStray, openingWrong } from './words/texts.ts';

type Text = { commitment: string; id: string; isReply: boolean; isPublic: boolean };

/** What the log says of the texts that the public may read. */
export class SealedTexts {
  readonly #texts = new Map<number, Text>();
  /** By stream, where texts of a comment that is not erased stand. */
  readonly #streams = new Map<string, number[]>();
  readonly #found: (finding: Finding) => void;
  /** How many openings were compared. */
  checked = 0;

  constructor(found: (finding: Finding) => void) {
    this.#found = found;
  }

  take(event: Recorded): void {
    const { type, subject, position } = event;
    if (type === 'comment.replied' || type === 'comment.selected') {
      const isReply = type === 'comment.replied';
      if (!isReply) this.#each(subject, (text) => text.isReply, true);
      this.#texts.set(position, { commitment: event.data.sealed, id: event.id, isReply, isPublic: true });
      this.#streams.set(subject, [...(this.#streams.get(subject) ?? []), position]);
    }
    // What was deselected stays so; a reply is public again with the next selection.
    if (type === 'comment.deselected') this.#each(subject, () => true, false);
    if (type === 'comment.erased') {
      this.#each(subject, () => true, false);
      this.#streams.delete(subject);
    }
  }

  #each(stream: string, which: (text: Text) => boolean, isPublic: boolean): void {
    for (const position of this.#streams.get(stream) ?? []) {
      const text = this.#texts.get(position);
      if (text && which(text)) text.isPublic = isPublic;
    }
  }

  /** Checks an opening as it was served. One of an event after the checkpoint says nothing of this log yet. */
  check(served: unknown, size: number): void {
    const opening = openingOf(served);
    if (!opening) {
      this.#found(
        unreadable('sealed', { zh: '公布的文字格式不对。', en: 'An opening is not in its format.' }),
      );
      return;
    }
    const { position, field, salt, sealed } = opening;
    if (position >= size) return;
    const text = this.#texts.get(position);
    this.checked++;
    if (!text || field !== 'sealed') this.#found(openingStray({ position }));
    else if (!matches(sealed, salt, text.commitment)) this.#found(openingWrong({ position, id: text.id }));
    else if (!text.isPublic) this.#found(openingErased({ position, id: text.id }));
    this.#texts.delete(position);
  }

  /**
   * After the last opening: texts that should have been among them.
   * @param isBehind the log goes on after the checkpoint: what took them away may stand there.
   */
  end(isBehind: boolean): void {
    for (const [position, { id, isPublic }] of this.#texts)
      if (isPublic) this.#found(openingMissing({ position, id }, isBehind));
  }
}

type Opening = { position: number; field: string; salt: string; sealed: Record<string, unknown> };

function openingOf(served: unknown): Opening | undefined {
  if (typeof served !== 'object' || served === null) return undefined;
  const { position, field, salt, sealed } = served as Record<string, unknown>;
  const isWhole =
    Number.isSafeInteger(position) &&
    typeof field === 'string' &&
    typeof salt === 'string' &&
    typeof sealed === 'object' &&
    sealed !== null;
  return isWhole ? (served as Opening) : undefined;
}

function matches(sealed: Record<string, unknown>, salt: string, commitment: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(salt)) return false;
  try {
    return commitmentOf(sealed, salt) === commitment;
  } catch {
    return false;
  }
}
