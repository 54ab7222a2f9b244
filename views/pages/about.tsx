/** 关于本站: only what is there now. */
import type { TargetKind } from '../../events/target.ts';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Contact } from '../parts/contact.tsx';
import { Contents } from '../parts/contents.tsx';
import { Points } from '../parts/points.tsx';
import { State } from '../parts/state.tsx';
import { link, useReading } from '../reading.ts';
import { STATES } from '../words/states.ts';

export function About() {
  const { say, site } = useReading();
  const words = say.about;
  const parts = [
    ['ledger', words.ledger.title],
    ['proof', words.proof.title],
    ['verdicts', words.verdicts.title],
    ['correct', words.correct.title],
    ['synthetic', words.synthetic.title],
    ['glossary', words.glossary.title],
    ['contact', words.contact],
  ] as const;
  return (
    <div class="wide about">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div class="about-grid">
        <Contents label={words.contents} parts={parts} />
        <div class="prose">
          <section id="ledger">
            <h2>{words.ledger.title}</h2>
            <Points points={words.ledger.points} />
          </section>
          <Proof />
          <Verdicts />
          <section id="correct">
            <h2>{words.correct.title}</h2>
            <Points points={words.correct.points} />
          </section>
          <section id="synthetic">
            <h2>{words.synthetic.title}</h2>
            {words.synthetic.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            <p>
              <strong>{site.demo ? words.synthetic.here : words.synthetic.notHere}</strong>
            </p>
          </section>
          <section id="glossary">
            <h2>{words.glossary.title}</h2>
            <dl class="glossary">
              {words.glossary.terms.map(([term, meaning]) => (
                <div>
                  <dt>{term}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section id="contact">
            <h2>{words.contact}</h2>
            <Contact />
            <p>{words.software}</p>
          </section>
        </div>
      </div>
    </div>
  );
}

/** What a log can prove beside what it cannot, at the same size. */
function Proof() {
  const reading = useReading();
  const words = reading.say.about.proof;
  return (
    <section id="proof">
      <h2>{words.title}</h2>
      <div class="can-and-cannot">
        <div>
          <h3>{words.can}</h3>
          <Points points={words.canPoints} />
        </div>
        <div>
          <h3>{words.cannot}</h3>
          <Points points={words.cannotPoints} />
        </div>
      </div>
      <p>
        {words.take}
        <code>npm run mingbai -- export --output log.ndjson</code>
        {reading.say.listComma}
        <a href="/api/v1/events">
          <code>/api/v1/events</code>
        </a>
        {reading.say.listComma}
        <a href={link(reading, '/data')}>{reading.say.nav.data}</a>
      </p>
      <p>
        {words.verify}
        <a href={link(reading, '/verify')}>{reading.say.verify.heading}</a>
      </p>
    </section>
  );
}

function Verdicts() {
  const { say } = useReading();
  const words = say.about.verdicts;
  return (
    <section id="verdicts">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <dl class="glossary">
        {words.three.map(([name, meaning]) => (
          <div>
            <dt>{name}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.states}</h3>
      <dl class="glossary">
        {STATES.map((state) => (
          <div>
            <dt>
              <State state={state} />
            </dt>
            <dd>{say.stateMeanings[state]}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.rules}</h3>
      <p>{words.rulesLead}</p>
      <dl class="glossary">
        {words.ruleOf.map(([kinds, how]) => (
          <div>
            <dt>
              {kinds
                .split(' ')
                .map((kind) => say.kinds[kind as TargetKind])
                .join(say.listComma)}
            </dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
