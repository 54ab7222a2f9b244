/** The command line as a process of its own, as people start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export type Started = {
  child: ChildProcess;
  /** How it ended: the code, or -1 when it was killed. */
  ended: Promise<{ code: number; out: string; err: string }>;
};

/** Starts `mingbai` with nothing of this process's environment but the path. */
export function start(words: readonly string[], environment: Record<string, string>): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code ?? -1, out, err }));
  return { child, ended };
}

export const mingbai = (words: readonly string[], environment: Record<string, string>) =>
  start(words, environment).ended;
