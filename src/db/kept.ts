/**
 * Statements that the server keeps parsed and planned. Half of what a small append cost the server was to parse and
 * plan the same few statements again. Only statements of which there are few may be marked: a connection never
 * forgets one.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

/** Begins a statement that is to be kept: sql`${kept} select …`. Other dialects read a comment. */
export const kept = sql.raw('/* kept */');
const MARKED = /^\s*\/\* kept \*\//;

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;
/** The parts of pg's client that its types leave out. */
type Wired = { connection: { stream: { cork?: () => void; uncork?: () => void } } };

/**
 * A client that gives marked statements the name under which the server keeps them, and that sends what is asked in
 * one go (a pipeline's statements) in one write.
 */
export class KeepingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    this.query = ((text, values, callback) => {
      this.#gather();
      return typeof text === 'string' && MARKED.test(text)
        ? query({ text, values, name: nameOf(text) }, callback)
        : query(text, values, callback);
    }) as Query as typeof this.query;
  }

  #gathering = false;

  /** Holds back what is written until everybody who is about to ask has asked. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = (this as unknown as Wired).connection;
    stream.cork?.();
    // Runs once the microtasks are through: a pipeline's statements are asked one microtask after the other.
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork?.();
    });
  }
}

const names = new Map<string, string>();

/** The name follows from the text: two connections, or programs, agree on it. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 40);
  names.set(text, name);
  return name;
}
