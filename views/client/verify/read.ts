/** Reads from the served log. */

/** Bytes of a path below the log's prefix, at most so many. @throws Unreached when there is no such answer. */
export type ReadLog = (path: string, most: number) => Promise<Uint8Array>;

/** No answer that can be checked. `status`: of HTTP; 0 when there was none; 413 when it was too long. */
export class Unreached extends Error {
  readonly path: string;
  readonly status: number;
  constructor(path: string, status: number) {
    super(`${path}: ${status}`);
    this.path = path;
    this.status = status;
  }
}

const TOO_LONG = 413;

/**
 * Reads with the browser. An answer that is too long is refused when it is there: whoever serves the log serves this
 * script too, and need not go to such lengths to be a nuisance.
 *
 * @param again past what the browser keeps, as what failed once may be kept.
 */
export const readFrom =
  (prefix: string, again: boolean): ReadLog =>
  async (path, most) => {
    const unreached = (status: number) => () => Promise.reject(new Unreached(path, status));
    const request = { credentials: 'omit', cache: again ? 'reload' : 'default' } as const;
    const response = await fetch(`${prefix}/${path}`, request).catch(unreached(0));
    if (!response.ok) throw new Unreached(path, response.status);
    const bytes = new Uint8Array(await response.arrayBuffer().catch(unreached(0)));
    if (bytes.length > most) throw new Unreached(path, TOO_LONG);
    return bytes;
  };
