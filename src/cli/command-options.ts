/** Options that the verbs about figures share, and the fields of a command that they fill. */
import type { Command } from 'commander';
import type { Asked, Statement } from '../domain/decide/index.ts';
import { type ActorOptions, actorOf, withActor } from './actor.ts';
import { EXIT, Stop } from './exit-code.ts';
import { type ToldOptions, withTold } from './outcome.ts';
import type { Portal } from './portal.ts';
import type { Context } from './verb.ts';

export type CommandOptions = ActorOptions & ToldOptions & { plan?: string; id?: string };
export type StatementOptions = {
  source?: string;
  sourceUrl?: string;
  secondary?: boolean;
  statedOn?: string;
  note?: string;
};
export type ObservationOptions = {
  value?: string;
  numerator?: string;
  denominator?: string;
  status?: string;
  place?: string[];
};

/** Plan, id, actor, form of the answer. */
export const withCommand = (command: Command): Command =>
  withTold(
    withActor(
      command
        .option('--plan <plan>', 'id of the plan; not needed where there is one alone')
        .option('--id <uuid>', 'id of the event: asking again with the same one does nothing twice'),
    ),
  );

export const withStatement = (command: Command): Command =>
  command
    .option('--source <name>', 'where it was read')
    .option('--source-url <url>', 'its address')
    .option('--secondary', 'the source is a copy of a copy')
    .option('--stated-on <date>', 'when it was stated, such as 2016-01-19')
    .option('--note <text>', 'a note; a missing figure says why in it');

export const withObservation = (command: Command): Command =>
  command
    .option('--value <decimal>', 'the figure, such as 62.2')
    .option('--numerator <decimal>', 'what the figure was made from')
    .option('--denominator <decimal>', 'what the figure was made from')
    .option('--status <code>', 'A normal, B break, E estimated, P provisional; missing: L, M, O, Q')
    .option('--place <name...>', 'places that are covered');

/** What every command says, from its options. */
export async function askedOf(context: Context, portal: Portal, options: CommandOptions): Promise<Asked> {
  return {
    id: options.id ?? context.newId(),
    actor: actorOf(options),
    plan: options.plan ?? (await onlyPlan(portal)),
  };
}

export const statementOf = (options: StatementOptions): Statement => ({
  source:
    options.source === undefined && options.sourceUrl === undefined
      ? undefined
      : { name: options.source ?? '', url: options.sourceUrl, secondary: options.secondary },
  statedOn: options.statedOn,
  note: options.note,
});

export const observationOf = ({ place, ...options }: ObservationOptions) => ({
  value: options.value,
  numerator: options.numerator,
  denominator: options.denominator,
  status: options.status,
  places: place,
});

/** The plan that is meant where none is named. */
export async function onlyPlan({ log }: Portal): Promise<string> {
  const at = (await log.head()).size - 1;
  const plans = await log.rows('plans', { at });
  const [only] = plans;
  if (only && plans.length === 1) return only.plan;
  const names = plans.map(({ plan }) => plan).join(', ');
  throw new Stop(EXIT.usage, plans.length === 0 ? 'there is no plan yet' : `say --plan: there are ${names}`);
}
