/** Where a verb speaks: lines for people, JSON for programs, bytes for files. */
import type { Writable } from 'node:stream';
import { escapeJson, escapeLine } from './escape.ts';

type Output = Pick<Writable, 'write' | 'once'> & { isTTY?: boolean };

export type Terminal = {
  /** A line of the answer. Escaped: it may repeat data. */
  print(line: string): void;
  /** The answer as one line of JSON. */
  printJson(value: unknown): void;
  /** A line about the work. Escaped. */
  tell(line: string): void;
  /** Bytes of the answer as they are; resolves when there is room for more. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** A person sees the answer: it must not be sent raw. */
  isInteractive: boolean;
  /** Redraws the last line of the error output. Does nothing where that is not a screen. */
  redraw(line: string): void;
  showsProgress: boolean;
};

export function terminal(stdout: Output, stderr: Output): Terminal {
  return {
    print: (line) => void stdout.write(`${escapeLine(line)}\n`),
    printJson: (value) => void stdout.write(`${escapeJson(JSON.stringify(value))}\n`),
    tell: (line) => void stderr.write(`${escapeLine(line)}\n`),
    write: (bytes) => written(stdout, bytes),
    isInteractive: stdout.isTTY === true,
    redraw(line) {
      if (stderr.isTTY) stderr.write(`\r\u001b[2K${escapeLine(line)}`);
    },
    showsProgress: stderr.isTTY === true,
  };
}

const written = (output: Output, bytes: string | Uint8Array): Promise<void> =>
  output.write(bytes) ? Promise.resolve() : new Promise((resolve) => void output.once('drain', resolve));
