/** Reads a CSV file (RFC 4180) into records, each with the line that it begins on. */
import { isUtf8 } from 'node:buffer';
import type { Writable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Problem, problem } from '../domain/decide/index.ts';

/** Lines count from 1. */
export type CsvRecord = { line: number; cells: readonly string[] };

/** What keeps a file from being read on, and where. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly line: number;
  readonly problem: Problem;
  constructor(line: number, what: Problem) {
    super(what.message);
    this.line = line;
    this.problem = what;
  }
}

export const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_RECORD = 64 * 1024;
const CHUNK = 256 * 1024;

/**
 * The records of a file, streamed; blank lines are skipped. Quoted cells may hold line breaks.
 * @throws Unreadable for bytes that are not UTF-8, broken quotation marks, or too much.
 */
export async function* recordsOf(bytes: Uint8Array): AsyncGenerator<CsvRecord> {
  refuseTooLarge(bytes);
  refuseOtherEncodings(bytes);
  const found: CsvRecord[] = [];
  let line = 1;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: MAX_RECORD,
    // Records are taken here and not from the stream, which drops those before an error.
    on_record(cells: string[], { lines }) {
      const isBlank = cells.length === 1 && cells[0] === '';
      if (!isBlank) found.push({ line, cells });
      line = lines + 1;
      return null;
    },
  });
  parser.on('error', () => {});
  for (const chunk of [...chunksOf(bytes), undefined]) {
    const error = await fed(parser, chunk);
    yield* found.splice(0);
    if (error) throw unreadable(error, line);
  }
}

/** Feeds one chunk, or the end; the records in it are found when this resolves. */
const fed = (parser: Writable, chunk: Buffer | undefined): Promise<unknown> =>
  new Promise((resolve) => {
    if (chunk) parser.write(chunk, resolve);
    else parser.end(resolve);
  });

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += CHUNK)
    yield Buffer.from(bytes.subarray(start, start + CHUNK));
}

function unreadable(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new Unreadable(line, problem('', 'cell_too_long', { max: MAX_RECORD }));
  }
  return new Unreadable(line, problem('', 'broken_row', { message: REASONS[error.code] ?? error.message }));
}

const REASONS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark closes inside a cell; double it to mean it',
  INVALID_OPENING_QUOTE: 'a quotation mark opens inside a cell; quote the whole cell and double the mark',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'a cell goes on after its closing quotation mark',
};

function refuseTooLarge({ length }: Uint8Array): void {
  if (length <= MAX_FILE_BYTES) return;
  throw new Unreadable(1, problem('', 'file_too_large', { size: length, max: MAX_FILE_BYTES }));
}

function refuseOtherEncodings(bytes: Uint8Array): void {
  if (isUtf8(bytes)) return;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) throw new Unreadable(line, problem('', 'not_utf8'));
    start = end;
  }
}
