/** 无障碍声明: aims, how they were checked, what falls short. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { Contact } from '../parts/contact.tsx';
import { Points } from '../parts/points.tsx';
import { useReading } from '../reading.ts';

export function Accessibility() {
  const { say } = useReading();
  const words = say.accessibility;
  const { features } = words;
  const ways = [
    [features.elder, features.elderText],
    [features.keyboard, features.keyboardText],
    [features.zoom, features.zoomText],
    [features.colour, features.colourText],
    [features.charts, features.chartsText],
    [features.motion, features.motionText],
  ] as const;
  return (
    <div class="wide about">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.title }]} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div class="prose">
        <h2>{words.aims.title}</h2>
        <Points points={words.aims.points} />
        <p>{words.aims.status}</p>
        <h2>{words.done.title}</h2>
        <Points points={words.done.points} />
        <h2>{words.limits.title}</h2>
        <Points points={words.limits.points} />
        <h2>{features.title}</h2>
        <dl class="glossary">
          {ways.map(([name, text]) => (
            <div>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <h2>{words.contact}</h2>
        <p>{words.contactLead}</p>
        <Contact />
      </div>
    </div>
  );
}
