/** The living page of parts, for those who build: each in every state, as the style sheet draws it now. */
import type { Example } from '../examples/example.ts';
import { EXAMPLES } from '../examples/index.ts';
import { Hatches } from '../parts/hatches.tsx';
import { ReadingProvider, useReading } from '../reading.ts';

export function Parts() {
  const names = [...new Set(EXAMPLES.map(({ part }) => part))];
  return (
    <div class="wide parts" lang="en">
      <Hatches />
      <h1>Parts</h1>
      <p class="lead">
        Every part of a page in every state: made-up examples, which the tests check too. In{' '}
        <code>views/examples</code>.
      </p>
      <nav aria-label="Parts">
        <ul class="parts-names">
          {names.map((name) => (
            <li>
              <a href={`#${name}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {names.map((name) => (
        <section id={name} aria-labelledby={`${name}-name`}>
          <h2 id={`${name}-name`}>{name}</h2>
          {EXAMPLES.filter(({ part }) => part === name).map((example) => (
            <Shown example={example} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Shown({ example: { state, view: View, reading: change } }: { example: Example }) {
  const reading = useReading();
  return (
    <section class="parts-example">
      <h3 class="quiet">{state}</h3>
      <div class="parts-shown" lang={reading.language === 'zh' ? 'zh-CN' : 'en'}>
        <ReadingProvider value={change ? change(reading) : reading}>
          <View />
        </ReadingProvider>
      </div>
    </section>
  );
}
