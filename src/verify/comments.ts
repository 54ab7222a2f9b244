/**
 * Proof of handling: every comment that was submitted was decided, or is open, and nothing was done to it that its
 * state did not allow. Which comments there are follows from the events alone.
 */
import type { Recorded } from '../projections/projection.ts';
import type { Finding } from './finding.ts';
import { type CommentFault, commentFault } from './words/comments.ts';

/** As of the checkpoint. Each submitted comment is declined, answered or open, or was erased before it was either. */
export type CommentCounts = {
  submitted: number;
  accepted: number;
  declined: number;
  answered: number;
  open: number;
  erased: number;
  /** Published now. */
  selected: number;
};

type Known = {
  consent: boolean;
  accepted?: true;
  extended?: true;
  declined?: true;
  replied?: true;
  selected?: boolean;
  rated?: true;
  erased?: true;
};
type CommentEvent = Extract<Recorded, { type: `comment.${string}` }>;
type Later = Exclude<CommentEvent['type'], 'comment.submitted'>;

export class CommentsCheck {
  readonly #comments = new Map<string, Known>();
  readonly #found: (finding: Finding) => void;

  constructor(found: (finding: Finding) => void) {
    this.#found = found;
  }

  take(event: Recorded): void {
    if (!isOfComment(event)) return;
    const { comment } = event.data;
    const fault = event.subject === `comment/${comment}` ? this.#faultOf(event) : 'stream';
    const { position, id, type } = event;
    if (fault) this.#found(commentFault({ position, id }, type, fault));
    if (event.type !== 'comment.submitted') follow(this.#comments.get(comment), event.type);
    else if (!this.#comments.has(comment)) this.#comments.set(comment, { consent: event.data.consent });
  }

  get counts(): CommentCounts {
    const all = [...this.#comments.values()];
    const count = (isSo: (comment: Known) => unknown) => all.filter(isSo).length;
    return {
      submitted: all.length,
      accepted: count(({ accepted }) => accepted),
      declined: count(({ declined, replied }) => declined && !replied),
      answered: count(({ replied }) => replied),
      open: count(({ declined, replied, erased }) => !declined && !replied && !erased),
      erased: count(({ erased }) => erased),
      selected: count(({ selected }) => selected),
    };
  }

  #faultOf({ type, data }: CommentEvent): CommentFault | undefined {
    const known = this.#comments.get(data.comment);
    if (type === 'comment.submitted') return known && 'twice';
    if (!known) return 'unknown';
    return known.erased ? 'erased' : FAULTS[type](known);
  }
}

const isOfComment = (event: Recorded): event is CommentEvent => event.type.startsWith('comment.');

const declined = (known: Known): CommentFault | undefined => (known.declined ? 'declined' : undefined);
/** Whose it is and by when is open until it is answered. */
const settled = (known: Known): CommentFault | undefined =>
  declined(known) ?? (known.replied ? 'replied' : undefined);

/**
 * What a comment that is not erased does not allow. An answer before acceptance is allowed: it decides as much. Logs
 * have them from before comments were accepted in an event of their own.
 */
const FAULTS: Record<Later, (known: Known) => CommentFault | undefined> = {
  'comment.accepted': (known) => declined(known) ?? (known.accepted && 'accepted'),
  'comment.declined': (known) => settled(known) ?? (known.accepted && 'accepted'),
  'comment.forwarded': settled,
  'comment.sent_back': settled,
  'comment.extended': (known) =>
    settled(known) ?? (known.accepted ? known.extended && 'extended' : 'not_accepted'),
  'comment.replied': declined,
  'comment.selected': (known) =>
    declined(known) ??
    (known.consent ? undefined : 'no_consent') ??
    (known.selected ? 'selected' : undefined),
  'comment.deselected': (known) => (known.selected ? undefined : 'not_selected'),
  'comment.rated': (known) => (known.replied ? known.rated && 'rated' : 'not_replied'),
  'comment.erased': () => undefined,
};

function follow(known: Known | undefined, type: Later): void {
  if (!known) return;
  if (type === 'comment.accepted') known.accepted = true;
  if (type === 'comment.extended') known.extended = true;
  if (type === 'comment.declined') known.declined = true;
  if (type === 'comment.replied') known.replied = true;
  if (type === 'comment.rated') known.rated = true;
  if (type === 'comment.selected') known.selected = true;
  if (type === 'comment.deselected') known.selected = false;
  if (type === 'comment.erased') Object.assign(known, { erased: true, selected: false });
}
