/** What the made-up history has recorded so far, folded in memory by the portal's own projections and deciders. */
import type { Actor } from '../../events/envelope.ts';
import { dataSchemaOf, type EventData, type EventType } from '../../events/index.ts';
import { type Account, account } from '../domain/account.ts';
import { dayOf } from '../domain/day.ts';
import {
  adoptPlan,
  type Command,
  type Decided,
  decideFigure,
  evaluateTarget,
  isFigureCommand,
} from '../domain/decide/index.ts';
import type { PlanContent } from '../domain/plan/content.ts';
import type { NewEvent, Opening, StreamAppend } from '../log/log.ts';
import { sha256 } from '../log/sha256.ts';
import { joinKey } from '../projections/act.ts';
import { projections } from '../projections/index.ts';
import type { Recorded } from '../projections/projection.ts';
import type { DepartmentRow, FigureRow, ProjectionName, RowsByProjection } from '../projections/rows.ts';
import { indicatorsTouched } from './touched.ts';

/** One append and the moment at which it was recorded. */
export type ScriptedAppend = { time: string; appends: StreamAppend[] };

/** One thing said on one stream, perhaps with text that it seals. */
export type Saying = Decided & { openings?: readonly Opening[] };

/** The history so far. `now` is moved by whoever tells it. */
export class World {
  readonly script: ScriptedAppend[] = [];
  now = 0;
  private readonly rowsByProjection = new Map<string, Map<string, unknown>>();
  private readonly revisions = new Map<string, number>();
  private readonly positions = new Map<string, number>();
  private size = 0;

  readonly plan: PlanContent;
  /** Indicators with real figures, which nothing made up may touch. */
  readonly real: ReadonlySet<string>;

  constructor(plan: PlanContent, real: ReadonlySet<string>) {
    this.plan = plan;
    this.real = real;
    for (const { name } of projections) this.rowsByProjection.set(name, new Map());
  }

  /** Today's date in the plan's time zone. */
  get today(): string {
    return dayOf(this.time, this.plan.metadata.timeZone);
  }

  /** Position of the last event; -1 at the beginning. */
  get head(): number {
    return this.size - 1;
  }

  row<N extends ProjectionName>(
    projection: N,
    ...key: (string | undefined)[]
  ): RowsByProjection[N] | undefined {
    return this.tableOf(projection).get(joinKey(...key));
  }

  rows<N extends ProjectionName>(projection: N): RowsByProjection[N][] {
    return [...this.tableOf(projection).values()];
  }

  /** The plan's account as of now, by the portal's own rules: of all indicators, or of some. */
  account(indicators?: ReadonlySet<string>): Account {
    const plan = this.row('plans', this.plan.plan);
    if (!plan) throw new Error('the plan is not adopted yet');
    const some = <Row extends { indicator: string }>(rows: Row[]): Row[] =>
      indicators ? rows.filter(({ indicator }) => indicators.has(indicator)) : rows;
    const rows = {
      plan,
      indicators: some(this.rows('indicators')),
      departments: this.rows('departments'),
      figures: some(this.rows('figures')),
      references: some(this.rows('references_reported')),
      baselines: some(this.rows('baselines')),
      evaluations: some(this.rows('evaluations')),
      claims: some(this.rows('claims')),
    };
    return account(rows, { position: this.head, day: this.today });
  }

  /** The department, or what it has become by now. */
  department(id: string): DepartmentRow {
    const row = this.row('departments', this.plan.plan, id);
    if (!row) throw new Error(`the plan knows no department ${id}`);
    return row.succeededBy ? this.department(row.succeededBy.department) : row;
  }

  /** Position of an event that was recorded. @throws Error when it was not. */
  positionOf(id: string): number {
    const position = this.positions.get(id);
    if (position === undefined) throw new Error(`no event ${id} was recorded`);
    return position;
  }

  /** Records what the deciders make of a command. @throws Error when they refuse it: the script is wrong then. */
  ask(command: Command): void {
    const decision = isFigureCommand(command) ? this.decideFigure(command) : this.decideEvaluation(command);
    if (!decision.ok) {
      const problems = decision.problems.map(({ field, message }) => `${field} ${message}`).join('; ');
      throw new Error(`${command.type} on ${this.today} is refused: ${problems} ${JSON.stringify(command)}`);
    }
    this.say(...decision.events);
  }

  /** Adopts the plan as it stands on this day; its words are real. */
  adopt(id: string, sha256Hex: string, actor: Actor): void {
    const asked = { type: 'adopt_plan' as const, id, actor, content: this.plan, sha256: sha256Hex };
    const decision = adoptPlan({ adopted: undefined }, asked, this.today, sha256);
    if (!decision.ok) throw new Error(`the adoption is refused: ${JSON.stringify(decision.problems)}`);
    this.say(...decision.events);
  }

  /** Records events in one append. @throws Error when one of them is made up and touches a real indicator. */
  say(...sayings: readonly Saying[]): void {
    const first = sayings[0];
    if (!first) return;
    for (const saying of sayings) this.fold(saying);
    const appends = [...Map.groupBy(sayings, ({ stream }) => stream)].map(([stream, said]) => ({
      stream,
      expected: 'any' as const,
      events: said.map(({ stream: _, ...event }) => event as NewEvent),
    }));
    this.script.push({ time: this.time, appends });
  }

  private get time(): string {
    return new Date(this.now).toISOString();
  }

  private decideFigure(command: Exclude<Command, { type: 'evaluate_target' }>) {
    const { plan } = this.plan;
    const indicator = this.row('indicators', plan, command.indicator);
    const state = {
      plan: this.planState(),
      indicator,
      departments: this.rows('departments'),
      demo: true,
      hasRealFigures: this.real.has(command.indicator),
      figureAt: (scope: string | undefined, period: string) =>
        this.row('figures', plan, command.indicator, scope, period),
      referenceAt: (reference: string, scope: string | undefined, period: string) =>
        this.row('references_reported', plan, command.indicator, reference, scope, period),
      baselineAt: (scope: string | undefined, period: string | undefined) =>
        this.row('baselines', plan, command.indicator, scope, period),
    };
    return decideFigure(state, command, this.today);
  }

  private decideEvaluation(command: Extract<Command, { type: 'evaluate_target' }>) {
    const indicator = this.rows('indicators').find(({ targets }) =>
      targets.some(({ id }) => id === command.target),
    );
    const figures = this.rows('figures').filter((row) => row.indicator === indicator?.indicator);
    const evaluation = this.row('evaluations', this.plan.plan, command.target, command.occasion);
    const hasRealFigures = indicator !== undefined && this.real.has(indicator.indicator);
    const state = { plan: this.planState(), indicator, figures, evaluation, demo: true, hasRealFigures };
    return evaluateTarget(state, command, this.today);
  }

  private planState() {
    const row = this.row('plans', this.plan.plan);
    return row && { ...row, plan: this.plan.plan };
  }

  private fold({ stream, openings: _, ...event }: Saying): void {
    if ('synthetic' in event.data && event.data.synthetic) this.guard(event);
    const revision = this.revisions.get(stream) ?? 0;
    this.revisions.set(stream, revision + 1);
    const recorded = this.recorded(event, stream, revision);
    this.positions.set(event.id, this.size);
    this.size += 1;
    for (const { name, types, keys, evolve } of projections) {
      if (!types.includes(event.type)) continue;
      const table = this.rowsByProjection.get(name);
      for (const { key } of keys(recorded)) {
        const row = evolve(table?.get(key), recorded, key);
        if (row === undefined) table?.delete(key);
        else table?.set(key, row);
      }
    }
  }

  private recorded(
    { id, type, data, actor }: Omit<Saying, 'stream' | 'openings'>,
    subject: string,
    revision: number,
  ) {
    return {
      specversion: '1.0',
      id,
      source: '',
      type,
      subject,
      time: this.time,
      dataschema: dataSchemaOf(type),
      datacontenttype: 'application/json',
      revision,
      actorrole: actor.role,
      actoroffice: actor.office,
      actorref: actor.ref,
      data,
      position: this.size,
    } as Recorded;
  }

  private guard(event: { type: EventType; data: EventData }): void {
    const touched = indicatorsTouched(event, this.plan.indicators).find((id) => this.real.has(id));
    if (touched) throw new Error(`a made-up ${event.type} touches ${touched}, which has real figures`);
  }

  private tableOf<N extends ProjectionName>(projection: N): Map<string, RowsByProjection[N]> {
    return this.rowsByProjection.get(projection) as Map<string, RowsByProjection[N]>;
  }
}

/** Figures that stand, of one series; those that were returned or withdrawn do not. */
export const standing = (figures: readonly FigureRow[], indicator: string): FigureRow[] =>
  figures.filter(
    (row) => row.indicator === indicator && (row.state === 'reported' || row.state === 'verified'),
  );
