/** What every verb of the command line is given, and how it ends. */
import type { Command } from 'commander';
import { requireMode } from '../mode.ts';
import type { ExitCode } from './exit-code.ts';
import { askedMode, type Environment, type Portal } from './portal.ts';
import type { Terminal } from './terminal.ts';

export type Context = {
  terminal: Terminal;
  environment: Environment;
  /** Opens the portal that the environment names. */
  open(): Promise<Portal>;
  /** A fresh id for an event. */
  newId(): string;
  /** What is typed or piped in. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Told once, by the verb that ran. */
  end(code: ExitCode): void;
};

/** Adds what a command does: its arguments, then its options, answered by an exit code. */
export function does<Options extends object>(
  command: Command,
  context: Context,
  act: (options: Options, ...words: string[]) => Promise<ExitCode>,
): Command {
  return command.action(async (...given: unknown[]) => {
    const words = given.slice(0, -2).map((word) => (word === undefined ? '' : String(word)));
    context.end(await act(command.opts<Options>(), ...words));
  });
}

/** Opens the portal for the length of some work. */
export async function withPortal<Answer>(
  context: Context,
  work: (portal: Portal) => Promise<Answer>,
): Promise<Answer> {
  const portal = await context.open();
  try {
    return await work(portal);
  } finally {
    await portal.close();
  }
}

/**
 * Opens the portal for work that writes. What the environment says of the mode must be what the log is, or what
 * the work makes of a new one; an environment that says nothing takes the log as it is.
 * @throws ModeRefused
 */
export const withOffice = <Answer>(
  context: Context,
  work: (portal: Portal) => Promise<Answer>,
  made?: Mode,
): Promise<Answer> =>
  withPortal(context, async (portal) => {
    const asked = askedMode(context.environment);
    const mode = asked === undefined ? undefined : (portal.settings ?? made ?? (await unsettled(portal)));
    if (asked !== undefined && mode) requireMode(mode, asked);
    return work(portal);
  });

type Mode = { demo: boolean };

/** A log that was written before it was settled is a real one; an empty one is neither. */
const unsettled = async ({ log }: Portal): Promise<Mode | undefined> =>
  (await log.head()).size > 0 ? { demo: false } : undefined;
