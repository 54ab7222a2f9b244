/** The ids of a log, to tell whether one comes twice: 16 bytes each in one table, not an object each. */

const WORDS = 4;
const FIRST = 1 << 12;

/** A set of UUIDs in lower case. The nil UUID, which marks free places, is remembered apart. */
export class IdSet {
  #table = new Uint32Array(FIRST * WORDS);
  #places = FIRST;
  #count = 0;
  #hasNil = false;
  readonly #words = new Uint32Array(WORDS);

  /** Adds an id; false when it was there. */
  add(id: string): boolean {
    const words = this.#words;
    readId(id, words);
    if (!this.#isTaken(words, 0)) {
      const isNew = !this.#hasNil;
      this.#hasNil = true;
      return isNew;
    }
    if (this.#count * 2 >= this.#places) this.#grow();
    const at = this.#placeOf(this.#table, words);
    if (this.#isTaken(this.#table, at)) return false;
    this.#table.set(words, at);
    this.#count++;
    return true;
  }

  /** Where the words are, or where they belong: linear probing from a mix of all of them. */
  #placeOf(table: Uint32Array, words: Uint32Array): number {
    const [a = 0, b = 0, c = 0, d = 0] = words;
    const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca77) ^ d, 0xc2b2ae3d);
    const places = table.length / WORDS;
    for (let place = (mixed ^ (mixed >>> 15)) >>> 0; ; place++) {
      const at = (place & (places - 1)) * WORDS;
      const isSame = table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d;
      if (isSame || !this.#isTaken(table, at)) return at;
    }
  }

  #isTaken = (table: Uint32Array, at: number): boolean =>
    ((table[at] ?? 0) | (table[at + 1] ?? 0) | (table[at + 2] ?? 0) | (table[at + 3] ?? 0)) !== 0;

  #grow(): void {
    const wider = new Uint32Array(this.#table.length * 2);
    this.#places *= 2;
    for (let at = 0; at < this.#table.length; at += WORDS) {
      if (!this.#isTaken(this.#table, at)) continue;
      const words = this.#table.subarray(at, at + WORDS);
      wider.set(words, this.#placeOf(wider, words));
    }
    this.#table = wider;
  }
}

const HYPHEN = 0x2d;
const NINE = 0x39;
/** From the code of `a` to ten. */
const LETTER = 0x61 - 10;
const DIGITS_OF_WORD = 8;

/** Four words of eight hexadecimal digits; hyphens stand between some. */
function readId(id: string, words: Uint32Array): void {
  let word = 0;
  let digits = 0;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code === HYPHEN) continue;
    word = (word << 4) | (code <= NINE ? code & 0xf : code - LETTER);
    digits++;
    if (digits % DIGITS_OF_WORD === 0) words[digits / DIGITS_OF_WORD - 1] = word;
  }
}
