import { useReading } from '../reading.ts';

/** Words of the plan or of people, in the plan's language and isolated from the direction of ours. */
export function OwnWords({ text, class: name }: { text: string; class?: string | undefined }) {
  const { plan } = useReading();
  return (
    <bdi lang={plan?.language} class={name}>
      {text}
    </bdi>
  );
}
