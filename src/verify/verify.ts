/** Verifies a log: signatures, tree, history, every event, sealed texts, evidence, and every published verdict. */
import type { Recorded } from '../projections/projection.ts';
import { base64, sameBytes } from '../tlog/bytes.ts';
import type { Checkpoint } from '../tlog/checkpoint.ts';
import type { VerifierKey } from '../tlog/note.ts';
import { TILE_WIDTH } from '../tlog/tile.ts';
import { compareStatistics } from './comment-statistics.ts';
import { CommentsCheck } from './comments.ts';
import { EntriesCheck, type ReadBundle } from './entries-check.ts';
import { EventReader } from './events.ts';
import { EvidenceList, evidenceText } from './evidence.ts';
import { CannotGoOn, type Check, type Finding, Findings } from './finding.ts';
import { KnownKeys } from './known-keys.ts';
import { checksOf, outcomeOf, type Report } from './report.ts';
import { StandingRows } from './rows.ts';
import { SealedTexts } from './sealed.ts';
import {
  cosignedBy,
  logKeys,
  nameOf,
  readCheckpoint,
  type SignedCheckpoint,
  signersOf,
  witnessKeys,
} from './signatures.ts';
import type { Source } from './source.ts';
import { comparePlans, compareVerdicts, dayOfLast, zoneOf } from './verdicts.ts';
import { notFoldable } from './words/events.ts';
import { giveUp } from './words/say.ts';
import { notCosigned, notSigned, otherOrigin, signedByAnnounced } from './words/signatures.ts';
import { evidenceCount, evidenceDiffers } from './words/texts.ts';
import { earlierNotSigned, historyDiffers, shorter } from './words/tree.ts';
import { cannotReplay } from './words/verdicts.ts';

/** A checkpoint that somebody kept, and what it is called. */
export type Earlier = { name: string; signed: SignedCheckpoint };

export type VerifyOptions = {
  source: Source;
  /** Of the log, one of which must have signed; of witnesses, all of which must have cosigned. */
  keys: readonly VerifierKey[];
  since?: readonly Earlier[];
  onProgress?: (done: number, total: number) => void;
  /** Told each event that is read. What it says is the log's once the report says so, and no earlier. */
  onEvent?: (event: Recorded) => void;
};

/** The report, and the bytes of the checkpoint that it is about. */
export type Verified = { report: Report; note: string | undefined };

/** Never throws for what a log or a network does: that is what the report says. */
export async function verify(options: VerifyOptions): Promise<Verified> {
  const verification = new Verification(options);
  try {
    await verification.run();
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    verification.findings.add(error.finding);
  } finally {
    await options.source.close();
  }
  return verification.answer();
}

class Verification {
  readonly findings = new Findings();
  readonly #options: VerifyOptions;
  readonly #done = new Set<Check>();
  readonly #rows = new StandingRows();
  readonly #sealed = new SealedTexts((finding) => this.#addDerived(finding));
  readonly #comments = new CommentsCheck((finding) => this.#addDerived(finding));
  readonly #evidence = new EvidenceList();
  readonly #counts: Report['counts'] = { events: 0, openings: 0, evidence: 0, plans: 0, targets: 0 };
  #signed: SignedCheckpoint | undefined;
  #known: KnownKeys | undefined;
  #events: EventReader | undefined;
  #judged: Report['judged'];
  /** The checkpoint is known to be signed by a key that counts. */
  #isProven = false;

  constructor(options: VerifyOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { source } = this.#options;
    const signed = readCheckpoint(await source.checkpoint());
    if (!signed)
      return giveUp('signature', { zh: '检查点格式不对。', en: 'The checkpoint is not in its format.' });
    this.#signed = signed;
    const { checkpoint } = signed;
    const known = new KnownKeys(checkpoint.origin, logKeys(this.#options.keys));
    this.#known = known;
    if (!this.#maySign(signed, known)) return;
    const events = new EventReader(checkpoint.origin, this.findings);
    this.#events = events;
    const entries = await this.#readEntries(checkpoint, events, known);
    this.#checkHistory(entries, checkpoint, known);
    this.#checkSignatures(signed, known);
    if (!entries.isWhole) return;
    for await (const nodes of source.nodes(checkpoint.size)) entries.takeNodes(nodes);
    this.#end('tiles');
    await this.#checkOpenings(checkpoint.size);
    await this.#checkEvidence();
    await this.#checkVerdicts(checkpoint, events);
    await this.#checkStatistics();
  }

  answer(): Verified {
    const signed = this.#signed;
    const { keys } = this.#options;
    const report: Report = {
      outcome: outcomeOf(this.findings),
      checkpoint: signed && {
        origin: signed.checkpoint.origin,
        size: signed.checkpoint.size,
        root: base64(signed.checkpoint.root),
        signedBy: signersOf(signed, this.#known?.keys ?? []).map(nameOf),
        cosignedBy: witnessKeys(keys).flatMap((key) => {
          const at = cosignedBy(signed, key);
          return at === undefined ? [] : [{ key: nameOf(key), at }];
        }),
        lastTime: this.#events?.lastTime || null,
      },
      earlier: (this.#options.since ?? []).map(({ signed: { checkpoint } }) => checkpoint.size),
      counts: this.#counts,
      judged: this.#judged,
      checks: checksOf(this.findings, this.#done),
      findings: this.findings.kept,
      left: this.findings.left,
    };
    return { report, note: signed?.text };
  }

  /** Of what follows from all events: where one was not understood, a difference proves nothing. */
  #addDerived(finding: Finding): void {
    const isOpen = this.#events?.hasUnknown === true && finding.code !== 'opening-wrong';
    this.findings.add(isOpen && finding.severity === 'failed' ? cannotReplay(finding) : finding);
  }

  #end(...checks: Check[]): void {
    for (const check of checks) this.#done.add(check);
  }

  /** Whether it is signed by a given key, or may turn out to be by one that the log announced; else all else is idle. */
  #maySign(signed: SignedCheckpoint, known: KnownKeys): boolean {
    const { keys, since = [] } = this.#options;
    const { origin } = signed.checkpoint;
    const [given] = logKeys(keys);
    this.#isProven = this.#isSignedBy(known.keys);
    if (known.keys.length === 0) this.findings.add(otherOrigin(origin, given?.name ?? ''));
    else if (this.#isProven || since.length > 0) return true;
    else this.findings.add(notSigned(known.keys.map(nameOf), undefined));
    return false;
  }

  /** By now it is known which keys the log announced, and which part of it earlier checkpoints sign. */
  #checkSignatures(signed: SignedCheckpoint, known: KnownKeys): void {
    const { keys } = this.#options;
    const given = signersOf(signed, logKeys(keys));
    const [announced] = signersOf(signed, known.keys);
    const [unproven] = signersOf(signed, known.announced);
    if (given.length === 0 && announced)
      this.findings.add(signedByAnnounced(nameOf(announced), known.announcedAt(announced) ?? 0));
    else if (given.length === 0)
      this.findings.add(notSigned(logKeys(keys).map(nameOf), unproven && known.announcedAt(unproven)));
    this.#end('signature');
    for (const key of witnessKeys(keys))
      if (cosignedBy(signed, key) === undefined) this.findings.add(notCosigned(nameOf(key)));
    if (witnessKeys(keys).length > 0) this.#end('cosignatures');
  }

  async #readEntries(checkpoint: Checkpoint, events: EventReader, known: KnownKeys): Promise<EntriesCheck> {
    const { source, onProgress, since = [] } = this.#options;
    const sizes = since.map(({ signed }) => signed.checkpoint.size);
    const entries = new EntriesCheck(checkpoint, sizes, this.findings);
    for await (const tile of source.tiles(checkpoint.size)) {
      const read = entries.take(tile);
      if (!read) return entries;
      const first = tile.index * TILE_WIDTH;
      for (let at = 0; at < tile.width; at++) this.#takeEntry(read, at, first + at, { events, known });
      this.#counts.events = first + tile.width;
      onProgress?.(this.#counts.events, checkpoint.size);
      if (!this.#mayGoOn(entries, checkpoint, known)) return entries;
    }
    entries.end();
    this.#counts.comments = this.#comments.counts;
    this.#end('tree', 'events', 'comments');
    return entries;
  }

  /** A log that nobody given signed is read no further than it takes to tell whether it announced who did. */
  #mayGoOn(entries: EntriesCheck, checkpoint: Checkpoint, known: KnownKeys): boolean {
    const needed = Math.max(0, ...(this.#options.since ?? []).map(sizeOf));
    if (this.#isProven || this.#counts.events < needed) return true;
    this.#checkHistory(entries, checkpoint, known);
    this.#isProven = this.#isSignedBy(known.keys);
    entries.isWhole = this.#isProven;
    return this.#isProven;
  }

  #isSignedBy = (keys: readonly VerifierKey[]): boolean =>
    this.#signed !== undefined && signersOf(this.#signed, keys).length > 0;

  #takeEntry(
    { bundle, spans }: ReadBundle,
    at: number,
    position: number,
    { events, known }: { events: EventReader; known: KnownKeys },
  ): void {
    const event = events.read(bundle, spans[at * 2] ?? 0, spans[at * 2 + 1] ?? 0, position);
    if (!event) return;
    this.#options.onEvent?.(event);
    known.take(event);
    this.#sealed.take(event);
    this.#comments.take(event);
    this.#evidence.take(event);
    const failed = this.#rows.take(event);
    if (failed !== undefined) this.findings.add(notFoldable({ position, id: event.id }, failed));
  }

  /** Each earlier checkpoint, the smallest first: one may sign for the key that signs the next. */
  #checkHistory({ roots }: EntriesCheck, { origin, size }: Checkpoint, known: KnownKeys): void {
    const { keys, since = [] } = this.#options;
    if (this.#done.has('history')) return;
    let agreed = 0;
    for (const { name, signed } of since.toSorted((a, b) => sizeOf(a) - sizeOf(b))) {
      const { checkpoint } = signed;
      const root = roots.get(checkpoint.size);
      if (checkpoint.origin !== origin || signersOf(signed, known.keys).length === 0)
        this.findings.add(earlierNotSigned(name));
      else if (checkpoint.size > size) this.findings.add(shorter(size, checkpoint.size));
      else if (root && sameBytes(root, checkpoint.root)) {
        agreed = checkpoint.size;
        known.signed(agreed);
      } else if (root) {
        const witnessed = witnessKeys(keys).flatMap((key) => cosignedBy(signed, key) ?? []);
        this.findings.add(historyDiffers(agreed, checkpoint.size, witnessed[0]));
      }
    }
    if (since.length > 0) this.#end('history');
  }

  async #checkOpenings(size: number): Promise<void> {
    for await (const opening of this.#options.source.openings()) this.#sealed.check(opening, size);
    this.#sealed.end(this.#options.source.mayLackOpenings?.() ?? false);
    this.#counts.openings = this.#sealed.checked;
    this.#end('sealed');
  }

  async #checkEvidence(): Promise<void> {
    const listed = this.#options.source.evidence();
    if (!listed) return;
    const { lines } = this.#evidence;
    let count = 0;
    for await (const text of listed) {
      const own = lines[count++];
      if (own && evidenceText(own) !== text) this.#addDerived(evidenceDiffers({ position: own.position }));
    }
    if (count !== lines.length) this.#addDerived(evidenceCount(count, lines.length));
    this.#counts.evidence = count;
    this.#end('evidence');
  }

  async #checkVerdicts({ size }: Checkpoint, { lastTime }: EventReader): Promise<void> {
    const day = lastTime ? dayOfLast(lastTime, this.#rows.plans) : '1970-01-01';
    const served = await this.#options.source.verdicts({ position: size - 1, day });
    const { position } = served;
    if (position !== size - 1)
      return giveUp('verdicts', {
        zh: `公布的结论截至第 ${position} 条记录,检查点截至第 ${size - 1} 条:无法比较。`,
        en: `The published verdicts are as of event ${position}, the checkpoint as of ${size - 1}: they cannot be compared.`,
      });
    for (const finding of comparePlans(served.plans, this.#rows)) this.#addDerived(finding);
    for (const plan of served.plans) {
      const targets = await served.targets(plan);
      const { compared, findings } = compareVerdicts({ plan, targets }, this.#rows, served);
      for (const finding of findings) this.#addDerived(finding);
      this.#counts.plans++;
      this.#counts.targets += compared;
    }
    this.#judged = { position, day: served.day };
    this.#end('verdicts');
  }

  /** At the moment of the verdicts. */
  async #checkStatistics(): Promise<void> {
    const { source } = this.#options;
    if (!source.statistics || !this.#judged) return;
    const served = await source.statistics(this.#judged);
    if (!served && this.#rows.comments.length > 0)
      return giveUp('statistics', {
        zh: '门户没有公布留言的办理统计。',
        en: 'The portal publishes no statistics of comments.',
      });
    if (!served) return;
    const when = { day: this.#judged.day, timeZone: zoneOf(this.#rows.plans) };
    const { numbers, comments, findings } = compareStatistics(served, this.#rows, when);
    for (const finding of findings) this.#addDerived(finding);
    this.#counts.statistics = { numbers, comments };
    this.#end('statistics');
  }
}

const sizeOf = ({ signed }: Earlier): number => signed.checkpoint.size;
