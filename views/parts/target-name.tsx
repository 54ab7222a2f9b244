import type { TargetAccount } from '../../src/domain/account.ts';
import { link, useReading } from '../reading.ts';
import { OwnWords } from './own-words.tsx';

/** A target's name, leading to its place on its indicator's page; its id alone where it is no target any more. */
export function TargetName({ id, target }: { id: string; target: TargetAccount | undefined }) {
  const reading = useReading();
  const { plan } = reading;
  if (!target || !plan) return <code>{id}</code>;
  return (
    <a href={link(reading, `/plans/${plan.plan}/indicators/${target.indicator}`, [], `t-${id}`)}>
      <OwnWords text={target.name} />
    </a>
  );
}
