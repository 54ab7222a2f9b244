/** The command line in this process: words in; lines, JSON and an exit code out. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Environment, Portal } from '../../src/cli/portal.ts';
import { run } from '../../src/cli/run.ts';
import { terminal } from '../../src/cli/terminal.ts';
import { readPortal } from '../../src/db/portal.ts';
import { openLog } from '../../src/log/open.ts';
import { projections } from '../../src/projections/index.ts';
import type { TestDatabase } from '../database.ts';

export type Ran = { code: number; out: string; err: string };

/** What is written, kept. */
class Kept {
  text = '';
  isTTY = false;
  write(chunk: string | Uint8Array): boolean {
    this.text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  }
  once(): this {
    return this;
  }
}

/** Runs words against a database that stays open; `input` is what is piped in. */
export const commandLine =
  (
    { db }: Pick<TestDatabase, 'db'>,
    isTTY = false,
    environment: Environment = {},
    input: readonly Uint8Array[] = [],
  ) =>
  async (...words: string[]): Promise<Ran> => {
    const stdout = Object.assign(new Kept(), { isTTY });
    const stderr = Object.assign(new Kept(), { isTTY });
    const open = async (): Promise<Portal> => {
      const clock = () => new Date('2016-02-15T04:00:00.000Z');
      const settings = await readPortal(db);
      const log = openLog({ db, clock, source: 'test.example/log', projections });
      return { db, log, clock, settings, demo: settings?.demo ?? false, close: () => log.close() };
    };
    const io = terminal(stdout as never, stderr as never);
    const code = await run(words, {
      terminal: io,
      environment,
      open,
      newId: randomUUID,
      stdin: Readable.from(input),
    });
    return { code, out: stdout.text, err: stderr.text };
  };
