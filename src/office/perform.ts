/** Does what a command about a figure or a target asks. */
import {
  type Command,
  type Decision,
  decideFigure,
  evaluateTarget,
  indicatorStream,
} from '../domain/decide/index.ts';
import { type Office, type Performed, todayIn } from './office.ts';
import { indicatorOf, seriesState, targetState } from './series-state.ts';
import { settle } from './settle.ts';

/** @throws whatever the database throws; what the asker can mend is in the answer. */
export const perform = (office: Office, command: Command): Promise<Performed> =>
  settle(office, {
    id: command.id,
    stream: async (at) => indicatorStream(command.plan, await indicatorId(office, command, at)),
    decide: (at) => decidedAt(office, command, at),
  });

/** What is decided of a command by what the log said up to a position. */
async function decidedAt({ log, clock, demo }: Office, command: Command, at: number): Promise<Decision> {
  const when = { demo, at };
  const today = (plan: { timeZone: string } | undefined) => todayIn(clock, plan?.timeZone);
  if (command.type === 'evaluate_target') {
    const state = await targetState(log, when, command);
    return evaluateTarget(state, command, today(state.plan));
  }
  const state = await seriesState(log, when, command);
  return decideFigure(state, command, today(state.plan));
}

async function indicatorId({ log }: Office, command: Command, at: number): Promise<string> {
  if (command.type !== 'evaluate_target') return command.indicator;
  return (await indicatorOf(log, command.plan, command.target, at))?.indicator ?? '';
}
