/** 核验: what is signed and published of the ledger, who has seen it, and how anyone checks it without us. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Contents } from '../parts/contents.tsx';
import { Points } from '../parts/points.tsx';
import { CheckpointHistory, type CheckpointLine } from '../parts/verify/history.tsx';
import { HowToVerify } from '../parts/verify/how.tsx';
import { type AnnouncedKey, Keys } from '../parts/verify/keys.tsx';
import { type Checkpoint, CheckpointNow } from '../parts/verify/now.tsx';
import { type KnownWitness, Witnesses } from '../parts/verify/witnesses.tsx';
import { useReading } from '../reading.ts';

export type { AnnouncedKey, CheckpointLine, KnownWitness };

export type VerifyProps = {
  /** Where this process has a signing key. */
  vkey: string | undefined;
  /** The newest one that is published. */
  checkpoint: Checkpoint | undefined;
  witnesses: readonly KnownWitness[];
  /** Newest first. */
  keys: readonly AnnouncedKey[];
  /** Newest first. */
  history: readonly CheckpointLine[];
  /** Older checkpoints are those below this size. */
  older: number | null;
  /** Whether the history shown does not begin with the newest. */
  isLater: boolean;
};

export function Verify(props: VerifyProps) {
  const { vkey, checkpoint, witnesses, keys } = props;
  const { say } = useReading();
  const words = say.verify;
  const cosigners = witnesses.flatMap(({ vkey: own, last }) =>
    own !== undefined && last?.size === checkpoint?.size ? [own] : [],
  );
  const parts = [
    ['now', words.now.title],
    ['witnesses', words.witnesses.title],
    ['how', words.how.title],
    ['limits', words.limits.title],
    ['keys', words.keys.title],
    ['history', words.history.title],
  ] as const;
  return (
    <div class="wide about verify">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.heading}</h1>
      <p class="lead">{words.lead}</p>
      <div class="about-grid">
        <Contents label={words.contents} parts={parts} />
        <div class="prose">
          <CheckpointNow vkey={vkey} checkpoint={checkpoint} />
          <Witnesses witnesses={witnesses} vkey={vkey} />
          <HowToVerify vkey={vkey} witnesses={cosigners} />
          <Limits />
          <Keys keys={keys} />
          <CheckpointHistory {...props} />
        </div>
      </div>
    </div>
  );
}

/** At the same size: what it proves, and what it does not. */
function Limits() {
  const { limits } = useReading().say.verify;
  return (
    <section id="limits">
      <h2>{limits.title}</h2>
      <div class="can-and-cannot">
        <div>
          <h3>{limits.can}</h3>
          <Points points={limits.canPoints} />
        </div>
        <div>
          <h3>{limits.cannot}</h3>
          <Points points={limits.cannotPoints} />
        </div>
      </div>
      <p>
        <strong>{limits.remedy}</strong>
      </p>
    </section>
  );
}
