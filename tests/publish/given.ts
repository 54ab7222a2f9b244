/** Publishers, anchors and witnesses for tests. */
import { setImmediate } from 'node:timers/promises';
import type { Kysely, KyselyPlugin } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import { newSigningKey, type SigningKey } from '../../src/keys/signing-key.ts';
import type { NewEvent } from '../../src/log/log.ts';
import { openLog } from '../../src/log/open.ts';
import { sha256 } from '../../src/log/sha256.ts';
import type { Anchor } from '../../src/publish/anchor.ts';
import { createPublisher, type PublisherOptions } from '../../src/publish/publish.ts';
import type { Pushed, WitnessLink } from '../../src/publish/witness-link.ts';
import { parseCheckpoint } from '../../src/tlog/checkpoint.ts';
import { cosign } from '../../src/tlog/cosignature.ts';
import { COSIGNATURE, ED25519, parseNote, signatureLine } from '../../src/tlog/note.ts';
import { isConsistent } from '../../src/tlog/proof.ts';
import { projections, reported, SOURCE, streamOf } from '../log/given.ts';

export const signing: SigningKey = newSigningKey(SOURCE, ED25519);
export const clock = () => new Date('2016-02-15T08:00:00.000Z');
export const openOn = (db: Kysely<Database>) => openLog({ db, clock, source: SOURCE, projections });

/** Appends one event to each of the streams. */
export const append = (log: ReturnType<typeof openOn>, ...indicators: string[]) =>
  log.append(
    indicators.map((indicator) => ({
      stream: streamOf(indicator),
      expected: 'any' as const,
      events: [reported({ indicator })],
    })),
  );

/** Appends many events to one stream. */
export const appendMany = (log: ReturnType<typeof openOn>, count: number) => {
  const events: NewEvent[] = Array.from({ length: count }, () => reported());
  return log.append([{ stream: streamOf(), expected: 'any', events }]);
};

export type Told = { level: string; message: string; fields: Record<string, unknown> };

/** A publisher as a process would have it, and what it logs. */
export function publisherOn(db: Kysely<Database>, options: Partial<PublisherOptions> = {}) {
  const told: Told[] = [];
  const by = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void told.push({ level, message, fields });
  const logger = { info: by('info'), warn: by('warn'), error: by('error') };
  return { ...createPublisher({ db, origin: SOURCE, signing, clock, logger, ...options }), told };
}

/** An anchor in memory, which one may replace at a time. */
export function memoryAnchor(): Anchor & { note: string | undefined } {
  let turn: Promise<unknown> = Promise.resolve();
  const anchor: Anchor & { note: string | undefined } = {
    place: '/safe/log.anchor',
    note: undefined,
    read: async () => anchor.note,
    replace: (decide) => {
      const mine = turn.then(async () => {
        anchor.note = (await decide(anchor.note)) ?? anchor.note;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
  return anchor;
}

/** A witness that follows the rules, and may be made to fail. */
export function witness(required: boolean) {
  const { key, sign } = newSigningKey('witness.example/w', COSIGNATURE);
  const seen = { size: 0, root: sha256('') };
  const pushes: number[] = [];
  const link: WitnessLink & { isDown: boolean; pushes: number[]; seen: typeof seen } = {
    key,
    required,
    url: 'https://witness.example',
    isDown: false,
    pushes,
    seen,
    push: async (raw, old, proof): Promise<Pushed> => {
      await setImmediate();
      if (link.isDown) return { ok: false, reason: 'cannot be reached' };
      const note = parseNote(raw);
      const tree = parseCheckpoint(note?.text ?? '');
      if (!note || !tree) return { ok: false, refused: true, reason: 'answered 400' };
      pushes.push(tree.size);
      if (old !== seen.size) return { ok: false, conflict: seen.size, reason: 'stands elsewhere' };
      if (!isConsistent(sha256, { ...seen }, proof, tree))
        return { ok: false, refused: true, reason: 'answered 422: not an extension' };
      seen.size = tree.size;
      seen.root = tree.root;
      const signature = cosign(note.text, 1_455_523_200, key, sign);
      return { ok: true, line: signatureLine(signature), at: 1_455_523_200 };
    },
  };
  return link;
}

/**
 * The database as a process sees it that ends at its nth statement: before it is sent, or when it is done and its
 * answer is on the way.
 */
export function endingAt(db: Kysely<Database>, statement: number, when: 'before' | 'after') {
  const progress = { statements: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      progress.statements++;
      if (when === 'before' && progress.statements >= statement) throw new Error('the process ended');
      return node;
    },
    transformResult: async ({ result }) => {
      if (when === 'after' && progress.statements >= statement) throw new Error('the process ended');
      return result;
    },
  };
  return { db: db.withPlugin(plugin), progress };
}

/** Of each signed checkpoint, the size that it extends and its own. */
export const sizesOn = async (db: Kysely<Database>): Promise<[previous: number, size: number][]> =>
  (await db.selectFrom('checkpoints').select(['previous', 'size']).orderBy('size').execute()).map(
    ({ previous, size }) => [previous, size],
  );
