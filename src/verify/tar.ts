/**
 * Reads an archive (POSIX ustar) as it streams by. Strict: files alone, each with the name and in the order that the
 * reader expects. Whatever else an archive may hold (links, folders, extended headers, devices) is refused, so that
 * nobody need ask what it would do.
 */
import { CannotGoOn } from './finding.ts';
import { unreadable } from './words/say.ts';

const BLOCK = 512;

/** A file of the archive: its name, and how many bytes follow. */
export type Member = { name: string; size: number };

export class TarReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  /** Bytes of the member at hand that were not read, and of the padding after it. */
  #rest = 0;
  #padding = 0;
  #next: Member | undefined;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next member's name, without entering it; undefined at the end of the archive. */
  async peek(): Promise<Member | undefined> {
    if (this.#rest > 0) throw new Error('the member before was not read to its end');
    if (this.#next) return this.#next;
    await this.#read(this.#padding);
    this.#padding = 0;
    const header = await this.#read(BLOCK);
    if (header.every((byte) => byte === 0)) return undefined;
    this.#next = memberOf(header);
    return this.#next;
  }

  /** Enters the next member, which must have that name and be no longer than `limit`. Gives its size. */
  async enter(name: string, limit: number): Promise<number> {
    const member = await this.peek();
    if (member?.name !== name)
      return refuse(`“${name}” was expected, and not ${member ? `“${member.name}”` : 'the end'}`);
    if (member.size > limit)
      return refuse(`“${name}” has ${member.size} bytes, of which ${limit} are allowed`);
    this.#next = undefined;
    this.#rest = member.size;
    this.#padding = (BLOCK - (member.size % BLOCK)) % BLOCK;
    return member.size;
  }

  /** The whole of the next member. */
  async file(name: string, limit: number): Promise<Uint8Array> {
    const size = await this.enter(name, limit);
    this.#rest = 0;
    return this.#read(size);
  }

  /** The lines of the next member, none of them longer than `longest` bytes. */
  async *lines(name: string, limit: number, longest: number): AsyncGenerator<string> {
    await this.enter(name, limit);
    let line: Uint8Array[] = [];
    let length = 0;
    while (this.#rest > 0) {
      const part = await this.#some(this.#rest);
      this.#rest -= part.length;
      let start = 0;
      for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, start)) {
        yield Buffer.concat([...line, part.subarray(start, end)]).toString();
        line = [];
        length = 0;
        start = end + 1;
      }
      length += part.length - start;
      if (length > longest) refuse(`“${name}” has a line of more than ${longest} bytes`);
      if (start < part.length) line.push(part.slice(start));
    }
    if (length > 0) yield Buffer.concat(line).toString();
  }

  /** Exactly so many bytes, as one array of its own or a view of the chunk at hand. */
  async #read(size: number): Promise<Uint8Array> {
    if (size <= this.#chunk.length) return this.#cut(size);
    // Room is made as bytes arrive: a header that promises much costs nothing by itself.
    const parts: Uint8Array[] = [];
    for (let left = size; left > 0; ) {
      const part = await this.#some(left);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts, size);
  }

  async #some(most: number): Promise<Uint8Array> {
    while (this.#chunk.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return refuse('it ends in the middle');
      this.#chunk = next.value;
    }
    return this.#cut(Math.min(most, this.#chunk.length));
  }

  #cut(size: number): Uint8Array {
    const part = this.#chunk.subarray(0, size);
    this.#chunk = this.#chunk.subarray(size);
    return part;
  }
}

function memberOf(header: Uint8Array): Member {
  const text = (start: number, length: number): string =>
    Buffer.from(header.subarray(start, start + length))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  const number = (start: number, length: number): number => {
    const digits = text(start, length).trim();
    return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  };
  if (number(148, 8) !== checksumOf(header)) return refuse('a header has a wrong checksum');
  const [prefix, base] = [text(345, 155), text(0, 100)];
  const name = text(257, 6) === 'ustar' && prefix !== '' ? `${prefix}/${base}` : base;
  const type = text(156, 1);
  const size = number(124, 12);
  if (type !== '0' && type !== '') return refuse(`“${name}” is not a plain file`);
  if (!Number.isSafeInteger(size)) return refuse(`“${name}” has no size`);
  return { name, size };
}

/** The sum of the header's bytes, its own field as blanks. */
function checksumOf(header: Uint8Array): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

const refuse = (what: string): never => {
  throw new CannotGoOn(
    unreadable('tree', { zh: `文件不是可核验的账本包:${what}。`, en: `This is no bundle: ${what}.` }),
  );
};
