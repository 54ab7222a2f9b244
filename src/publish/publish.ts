/**
 * Publishing: the log's next checkpoint is signed, cosigned by the witnesses without which nothing is published, put
 * into the anchor, and then shown. After a crash between two steps the next round goes on from where the tables stand.
 */
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { SigningKey } from '../keys/signing-key.ts';
import { type Anchor, checkAnchored } from './anchor.ts';
import { type AuditResult, audit, type OnProgress } from './audit.ts';
import { cosign } from './cosign.ts';
import { type Finding, LogDiffers } from './finding.ts';
import { LateCosignatures } from './late-cosignatures.ts';
import { grow, sign } from './sign.ts';
import { announcedKeys, checkSigned } from './signatures.ts';
import { readStanding, type SignedCheckpoint, type Standing } from './standing.ts';
import type { WitnessLink } from './witness-link.ts';

export type Logger = Record<
  'info' | 'warn' | 'error',
  (fields: Record<string, unknown>, message: string) => void
>;

export type PublisherOptions = {
  db: Kysely<Database>;
  /** The log's name in its checkpoints, and of its key. */
  origin: string;
  signing: SigningKey;
  /** Where there is none (Workers), a required witness is what keeps an older database from publishing. */
  anchor?: Anchor;
  witnesses?: readonly WitnessLink[];
  clock: () => Date;
  /** What another publisher of this process found before: then this one signs nothing either. */
  halted?: Finding | undefined;
  logger: Logger;
  /** Real time in milliseconds that never runs backwards, by which witnesses are asked again for what is published. */
  now?: () => number;
};

/** `waiting`: for a required witness. `outrun`: another publisher signed meanwhile; ask again. */
export type Outcome =
  | { outcome: 'empty' }
  | { outcome: 'published' | 'unchanged'; size: number }
  | { outcome: 'waiting'; size: number; reason: string }
  | { outcome: 'outrun' }
  | { outcome: 'halted'; halted: Finding };

/** What an operator must know. `halted`: nothing is signed until a person has seen to it, and this program starts anew. */
export type PublisherState = {
  halted?: Finding;
  /** A required witness that has not cosigned, and why; `refused`: it will not. */
  waiting?: { witness: string; reason: string; refused: boolean };
};

export type Publisher = {
  /** Publishes what the log has gained. One at a time: who asks meanwhile gets a round of their own after it. */
  publish(): Promise<Outcome>;
  /** Checks the whole log against everything that was signed. */
  audit(onProgress?: OnProgress, signal?: AbortSignal): Promise<AuditResult>;
  state(): PublisherState;
  /** Resolves when no witness is being asked in the background any more. */
  settled(): Promise<void>;
};

export function createPublisher(options: PublisherOptions): Publisher {
  const publisher = new Publishing(options);
  let running: Promise<unknown> = Promise.resolve();
  return {
    publish: () => {
      const round = running.then(() => publisher.publish());
      running = round.catch(() => undefined);
      return round;
    },
    audit: (onProgress, signal) => publisher.audit(onProgress, signal),
    state: () => publisher.state,
    settled: () => publisher.settled(),
  };
}

class Publishing {
  readonly #options: PublisherOptions;
  readonly #required: readonly WitnessLink[];
  readonly #late: LateCosignatures;
  /** The note that was checked last: it is not checked again each time. */
  #checked: string | undefined;
  state: PublisherState = {};

  constructor(options: PublisherOptions) {
    this.#options = options;
    if (options.halted) this.state = { halted: options.halted };
    const witnesses = options.witnesses ?? [];
    this.#required = witnesses.filter(({ required }) => required);
    this.#late = new LateCosignatures(witnesses, { now: () => performance.now(), ...options });
  }

  async publish(): Promise<Outcome> {
    if (this.state.halted) return { outcome: 'halted', halted: this.state.halted };
    try {
      return await this.#publish();
    } catch (error) {
      if (!(error instanceof LogDiffers)) throw error;
      return { outcome: 'halted', halted: this.#halt(error.finding) };
    }
  }

  async audit(onProgress?: OnProgress, signal?: AbortSignal): Promise<AuditResult> {
    const { db, origin, signing } = this.#options;
    const result = await audit(db, { origin, key: signing.key }, onProgress, signal);
    if (!result.ok && !('stopped' in result)) this.#halt(result.finding);
    return result;
  }

  async settled(): Promise<void> {
    await this.#late.settled();
  }

  async #publish(): Promise<Outcome> {
    const standing = await readStanding(this.#options.db);
    const { head, checkpoint, published } = standing;
    const { halted, waiting } = this.state;
    const isOutstanding = checkpoint !== undefined && checkpoint.size > published;
    this.state = { ...(halted && { halted }), ...(isOutstanding && waiting && { waiting }) };
    await this.#checkLast(checkpoint);
    await this.#checkAnchor(standing);
    // Whatever was signed is finished first: there is never another checkpoint of its size.
    if (checkpoint && checkpoint.size > published) {
      const outcome = await this.#finish(checkpoint);
      if (outcome.outcome !== 'published' || checkpoint.size === head.size) return outcome;
    }
    // Compares the head with the rows, also where there is nothing new.
    const grown = await grow(this.#options.db, standing, this.#options.origin);
    if (head.size === 0) return { outcome: 'empty' };
    if (head.size === checkpoint?.size) {
      // A witness that was down when this was published, or not yet named.
      this.#late.ask(checkpoint);
      return { outcome: 'unchanged', size: head.size };
    }
    await this.#refuseRetired(checkpoint?.size ?? 0);
    // An audit may have found something meanwhile.
    if (this.state.halted) return { outcome: 'halted', halted: this.state.halted };
    const at = this.#options.clock();
    const signed = await sign(this.#options.db, { ...this.#options, at }, checkpoint?.size ?? 0, grown);
    return signed ? this.#finish(signed) : { outcome: 'outrun' };
  }

  /** The last checkpoint that a key signs is the one that tells that it is retired. */
  async #refuseRetired(signed: number): Promise<void> {
    const { db, origin, signing } = this.#options;
    const own = (await announcedKeys(db, origin)).findLast(({ id }) => id === signing.key.id);
    if (own?.action === 'retired' && own.position < signed)
      throw new LogDiffers(
        `the key ${signing.key.name}+${signing.key.id} is retired: start this portal anew with the key that follows it`,
        own.position,
      );
  }

  /** Signed by our key; or by one before it, where ours was announced. */
  async #checkLast(checkpoint: SignedCheckpoint | undefined): Promise<void> {
    if (!checkpoint || checkpoint.note === this.#checked) return;
    const { db, origin, signing } = this.#options;
    const own = signing.key;
    const announced = await announcedKeys(db, origin);
    const by = checkSigned(checkpoint, origin, [own, ...announced]);
    if (by.id !== own.id && !announced.some(({ id, action }) => id === own.id && action === 'added'))
      throw new LogDiffers(
        `checkpoint ${checkpoint.size} is signed by another key, and the log does not announce ${own.name}+${own.id}: take a new key into use with \`mingbai keys rotate\``,
      );
    this.#checked = checkpoint.note;
  }

  async #checkAnchor({ head, published }: Standing): Promise<void> {
    const { anchor } = this.#options;
    if (anchor) await this.#anchored(anchor, await anchor.read(), head.size, published);
  }

  #anchored(anchor: Anchor, note: string | undefined, size: number, published: number) {
    const { db, origin } = this.#options;
    return checkAnchored(db, { note, place: anchor.place, origin, size, isPublished: published > 0 });
  }

  async #finish(checkpoint: SignedCheckpoint): Promise<Outcome> {
    const { db, anchor, clock } = this.#options;
    for (const witness of this.#required) {
      const waiting = await this.#waitsFor(witness, checkpoint);
      if (waiting) return waiting;
    }
    await anchor?.replace(async (current) => {
      const { published, head } = await readStanding(db);
      const anchored = await this.#anchored(anchor, current, head.size, published);
      return (anchored?.size ?? 0) < checkpoint.size ? checkpoint.note : undefined;
    });
    await db
      .insertInto('publications')
      .values({ size: checkpoint.size, published_at: clock().toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.#checked = checkpoint.note;
    const { halted } = this.state;
    this.state = halted ? { halted } : {};
    this.#late.ask(checkpoint);
    return { outcome: 'published', size: checkpoint.size };
  }

  async #waitsFor(witness: WitnessLink, checkpoint: SignedCheckpoint): Promise<Outcome | undefined> {
    const { db } = this.#options;
    const cosigned = await cosign(db, witness, checkpoint);
    if (cosigned.ok) return undefined;
    if (cosigned.known !== undefined) {
      const last = (await readStanding(db)).checkpoint?.size ?? 0;
      // Another publisher of this very log may have been quicker: what it shows to a witness it has signed here.
      if (cosigned.known <= last) return { outcome: 'outrun' };
      throw new LogDiffers(
        `${witness.key.name} has cosigned a tree of ${cosigned.known} events, and this database has signed none larger than ${last}: it is an older one, or a copy of one that is in use elsewhere`,
        checkpoint.previous,
      );
    }
    const { reason, refused = false } = cosigned;
    this.state = { ...this.state, waiting: { witness: witness.key.name, reason, refused } };
    return { outcome: 'waiting', size: checkpoint.size, reason: `${witness.key.name}: ${reason}` };
  }

  #halt(finding: Finding): Finding {
    if (!this.state.halted)
      this.#options.logger.error({ ...finding }, 'the log is not what was signed: nothing more is signed');
    const halted = this.state.halted ?? finding;
    this.state = { ...this.state, halted };
    return halted;
  }
}
