/** Reads a plan's folder from disk: `plan.yaml` and `plan.txt`. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clause, clauseTable } from '../domain/plan/clauses.ts';
import type { PlanContent, Problem } from '../domain/plan/content.ts';
import { type UnaccountedNumber, unaccountedNumbers } from '../domain/plan/numbers.ts';
import { parsePlan } from '../domain/plan/parse.ts';

export type PlanFolder =
  | {
      ok: true;
      plan: PlanContent;
      /** SHA-256 of the bytes of `plan.txt`, in hex: what `adoptionEvents` and `amendmentEvents` ask for. */
      sha256: string;
      unaccounted: UnaccountedNumber[];
      clauses: Clause[];
    }
  | { ok: false; problems: Problem[] };

/** Both files, strictly UTF-8 without a byte order mark, parsed and checked against each other. */
export async function readPlanFolder(folder: string): Promise<PlanFolder> {
  const [yaml, text] = await Promise.all([readText(folder, 'plan.yaml'), readText(folder, 'plan.txt')]);
  if (!yaml.ok || !text.ok) {
    return { ok: false, problems: [yaml, text].flatMap((file) => (file.ok ? [] : [file.problem])) };
  }
  const parsed = parsePlan(yaml.text, text.text);
  if (!parsed.ok) return parsed;
  const { plan } = parsed;
  return {
    ok: true,
    plan,
    sha256: createHash('sha256').update(text.text, 'utf8').digest('hex'),
    unaccounted: unaccountedNumbers(plan),
    clauses: clauseTable(plan),
  };
}

type ReadText = { ok: true; text: string } | { ok: false; problem: Problem };

async function readText(folder: string, file: Problem['file']): Promise<ReadText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse(file, `is missing in ${folder}`);
    if (code === 'EISDIR' || code === 'EACCES') return refuse(file, `cannot be read (${code})`);
    throw error;
  }
  return decode(bytes, file);
}

function decode(bytes: Buffer, file: Problem['file']): ReadText {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) {
    return refuse(file, 'begins with a byte order mark: save it as UTF-8 without one');
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const { line, column } = firstBadByte(bytes);
    return refuse(file, 'is not UTF-8 here', line, column);
  }
}

/** The line and byte column of the first byte that does not survive decoding and encoding. */
function firstBadByte(bytes: Buffer): { line: number; column: number } {
  const lines = bytes.toString('latin1').split('\n');
  const line = lines.findIndex((each) => !isUtf8(Buffer.from(each, 'latin1')));
  const bad = Buffer.from(lines[line] ?? '', 'latin1');
  const good = Buffer.from(bad.toString('utf8'), 'utf8');
  let column = 0;
  while (column < bad.length && bad[column] === good[column]) column += 1;
  return { line: line + 1, column: column + 1 };
}

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes);

const refuse = (file: Problem['file'], message: string, line = 1, column = 1): ReadText => ({
  ok: false,
  problem: { file, line, column, message },
});
