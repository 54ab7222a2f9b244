import type { Sketch } from '../../src/charts/sketch.ts';

/** The course of a target in one line of a list. What it shows stands beside it in words: it is hidden from readers of these. */
export function SmallPicture({ sketch }: { sketch: Sketch | null | undefined }) {
  if (!sketch) return null;
  return (
    <svg
      class="small-picture"
      width="96"
      height="28"
      viewBox="0 0 96 28"
      aria-hidden="true"
      focusable="false"
    >
      <Drawing sketch={sketch} />
    </svg>
  );
}

function Drawing({ sketch }: { sketch: Sketch }) {
  switch (sketch.form) {
    case 'line':
      return <Course sketch={sketch} />;
    case 'marks':
      return <Marks marks={sketch.marks} />;
    case 'share':
      return <Share share={sketch.share} />;
  }
}

const across = (x: number) => round(4 + x * 88);
const up = (y: number) => round(23 - y * 18);
const round = (place: number) => Math.round(place * 10) / 10;

function Course({ sketch: { points, goals, stepped } }: { sketch: Extract<Sketch, { form: 'line' }> }) {
  const last = points.at(-1);
  const path = points.map(({ x, y }, index) => {
    const place = `${across(x)} ${up(y)}`;
    if (index === 0) return `M${place}`;
    return stepped ? `H${across(x)}V${up(y)}` : `L${place}`;
  });
  return (
    <>
      {goals.map((goal) => (
        <line class="goal" x1="0" x2="96" y1={up(goal)} y2={up(goal)} />
      ))}
      <path class="course" d={path.join('')} fill="none" />
      {last && (
        <circle
          class={last.synthetic ? 'last synthetic-point' : 'last'}
          cx={across(last.x)}
          cy={up(last.y)}
          r="3.5"
        />
      )}
    </>
  );
}

/** A tick, a cross, or an empty box. */
function Marks({ marks }: { marks: readonly (boolean | null)[] }) {
  return (
    <>
      {marks.slice(0, 6).map((held, index) => (
        <g transform={`translate(${2 + index * 16} 7)`} class={`mark-${held}`}>
          <rect class="box" x="0.5" y="0.5" width="13" height="13" fill="none" />
          {held !== null && (
            <path class="sign" d={held ? 'M3 7.5l3 3l5-7' : 'M3.5 3.5l7 7M10.5 3.5l-7 7'} fill="none" />
          )}
        </g>
      ))}
    </>
  );
}

function Share({ share }: { share: number }) {
  return (
    <>
      <rect class="box" x="1" y="10.5" width="94" height="8" fill="none" />
      <rect class="filled" x="1" y="10.5" width={round(share * 94)} height="8" />
    </>
  );
}
