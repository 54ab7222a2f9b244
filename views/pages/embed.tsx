/** One indicator as a small document for the frame of another site. No script, and every link opens outside it. */
import type { TargetAccount } from '../../src/domain/account.ts';
import type { IndicatorRow, PlanRow } from '../../src/projections/rows.ts';
import { Day } from '../parts/date.tsx';
import { Html } from '../parts/html.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { State } from '../parts/state.tsx';
import { link, type Reading, ReadingProvider, useReading } from '../reading.ts';
import { demanded, finding } from '../words/card-words.ts';
import { number } from '../words/numbers.ts';
import { stateClass } from '../words/states.ts';

export type EmbedProps = {
  plan: PlanRow;
  indicator: IndicatorRow;
  targets: readonly TargetAccount[];
  references: ReadonlyMap<string, string>;
};

const MOST_TARGETS = 4;

export function EmbedDocument({ reading, ...props }: EmbedProps & { reading: Reading }) {
  return (
    <ReadingProvider value={reading}>
      <Embed {...props} />
    </ReadingProvider>
  );
}

function Embed(props: EmbedProps) {
  const { plan, indicator } = props;
  const { say, site, assets } = useReading();
  const page = `/plans/${plan.plan}/indicators/${indicator.indicator}`;
  return (
    <Html>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${indicator.name} · ${plan.shortTitle} · ${say.siteName}`}</title>
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="canonical" href={site.publicUrl + page} />
        <link rel="stylesheet" href={assets.style} />
      </head>
      <body class="embed">
        <Card {...props} page={page} />
      </body>
    </Html>
  );
}

function Card({ plan, indicator, targets, references, page }: EmbedProps & { page: string }) {
  const reading = useReading();
  const { say, language, moment, synthetic } = reading;
  const shown = targets.slice(0, MOST_TARGETS);
  const rest = targets.length - shown.length;
  const href = link(reading, page);
  return (
    <main class="embed-card">
      {synthetic && <p class="embed-synthetic">{say.banner.synthetic}</p>}
      <p class="quiet">
        <OwnWords text={plan.shortTitle} />
      </p>
      <h1>
        <Outward href={href}>
          <OwnWords text={indicator.name} />
        </Outward>
      </h1>
      {shown.map((target) => (
        <section class={`embed-target ${stateClass(target.verdict.state)}`}>
          {targets.length > 1 && (
            <h2>
              <OwnWords text={target.name} />
            </h2>
          )}
          <p class="verdict">
            <State state={target.verdict.state} provisional={target.verdict.provisional} />
          </p>
          {finding(target, { say, language })
            .slice(0, targets.length > 1 ? 1 : undefined)
            .map((sentence) => (
              <p>
                <bdi>{sentence}</bdi>
              </p>
            ))}
          <p class="quiet">
            <bdi>{demanded(target, { say, language }, references)}</bdi>
          </p>
        </section>
      ))}
      {rest > 0 && <p class="quiet">{say.embed.more(number(rest))}</p>}
      <p class="embed-foot">
        <Outward href={href}>{say.embed.full}</Outward>
        <span class="quiet">
          <span class="embed-seal" aria-hidden="true" lang="zh-CN">
            {say.card.seal}
          </span>{' '}
          {say.siteName}
          <span class="whole">
            {' · '}
            <Day day={moment.day} />
          </span>
          <span class="whole"> · {say.indicator.record(number(moment.position ?? 0))}</span>
        </span>
      </p>
    </main>
  );
}

/** A link that leaves the frame. */
function Outward({ href, children }: { href: string; children?: unknown }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
