/** A page for a file: nothing in it leads elsewhere, and its style is its own. Chinese, like the file. */
import type { PlanRow } from '../../src/projections/rows.ts';
import { messages } from '../messages/messages.ts';
import type { AcceptanceRow } from '../parts/acceptance-table.tsx';
import { type StateCounts, total } from '../parts/state-bar.tsx';
import { date, period } from '../words/dates.ts';
import { demand, due, referenceNames } from '../words/demand.ts';
import { number, quantity } from '../words/numbers.ts';
import { SIGNS, STATES } from '../words/states.ts';

const say = messages.zh;
const words = { say, language: 'zh' } as const;

const STYLE = `
html { font: 11pt/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
h1, h2 { font-family: "Songti SC", "Noto Serif SC", SimSun, serif }
h1 { border-bottom: 3px double #a52a1b; color: #a52a1b; padding-bottom: .5rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; font-weight: 400 }
thead th { border-color: #666; font-weight: 600 }
small { color: #555; display: block }
.notice { background: #f4e3b2; padding: .3rem .6rem }
tr { break-inside: avoid }
@media print { html { font-size: 9pt; margin: 0 } @page { size: A4; margin: 16mm } }
`;

export type AcceptanceSummaryProps = {
  plan: PlanRow;
  position: number;
  day: string;
  synthetic: boolean;
  opinion: string | undefined;
  counts: StateCounts;
  rows: readonly AcceptanceRow[];
};

export function AcceptanceSummary(props: AcceptanceSummaryProps) {
  const { plan, position, day, synthetic, opinion, counts, rows } = props;
  const references = referenceNames(plan);
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${say.acceptance.title} · ${plan.shortTitle}`}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        {synthetic && <p class="notice">{say.banner.synthetic}</p>}
        <p>{plan.title}</p>
        <h1>{say.acceptance.title}</h1>
        <p>
          {say.acceptance.frozenAt} {say.indicator.record(number(position))};{say.acceptance.judgedOn}{' '}
          {date(day, 'zh')}
        </p>
        <h2>{say.acceptance.concluded}</h2>
        <p>{opinion ?? `${say.acceptance.notConcluded}。`}</p>
        <p>
          {STATES.filter((state) => counts[state] > 0)
            .map((state) => `${say.states[state]} ${counts[state]}`)
            .join(say.listComma)}
          {`,共 ${total(counts)} 项。`}
        </p>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.indicator.theTarget}</th>
              <th scope="col">{say.acceptance.figure}</th>
              <th scope="col">{say.indicator.computed}</th>
              <th scope="col">{say.indicator.claimed}</th>
              <th scope="col">{say.indicator.given}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line row={row} references={references} />
            ))}
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Line({ row, references }: { row: AcceptanceRow; references: ReadonlyMap<string, string> }) {
  const { target, latest } = row;
  const { verdict, claimed, given } = target;
  return (
    <tr>
      <th scope="row">
        {target.name}
        <small>
          {demand(target, words, references)} · {due(target.due, words)}
        </small>
        {target.differs && <small>{say.acceptance.differ}</small>}
      </th>
      <td>
        {latest ? (
          <>
            {latest.value === undefined
              ? say.indicator.observation[latest.status]
              : quantity(latest.value, latest.unit)}{' '}
            {period(latest.period, 'zh')}
            <small>
              {say.indicator.figureStates[latest.state]} · {latest.source?.name ?? say.indicator.noSource}
            </small>
          </>
        ) : (
          say.indicators.noFigure
        )}
      </td>
      <td>
        {SIGNS[verdict.state]} {say.states[verdict.state]}
        {verdict.provisional && <small>{say.provisional}</small>}
      </td>
      <td>{claimed && `${SIGNS[claimed.state]} ${say.states[claimed.state]}`}</td>
      <td>{given && `${SIGNS[given.state]} ${say.states[given.state]}`}</td>
    </tr>
  );
}
