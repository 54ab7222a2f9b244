import { useReading } from '../reading.ts';

/** Marks one figure or verdict as made up. */
export function SyntheticMark({ when }: { when: boolean | undefined }) {
  const { say } = useReading();
  if (!when) return null;
  return (
    <span class="synthetic" title={say.banner.markTitle}>
      {say.banner.mark}
    </span>
  );
}
