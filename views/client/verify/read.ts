/** Reads from the served log, never more than what was asked for can be. */

/** Bytes of a path below the log's prefix. @throws Unreached when there is no such answer. */
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

/** Reads with the browser. `again`: past what it keeps, as what failed once may be kept. */
export const readFrom =
  (prefix: string, again: boolean): ReadLog =>
  async (path, most) => {
    const response = await fetch(`${prefix}/${path}`, {
      credentials: 'omit',
      ...(again && { cache: 'reload' as const }),
    }).catch(() => undefined);
    if (!response?.ok || !response.body) throw new Unreached(path, response?.status ?? 0);
    return within(response.body.getReader(), path, most);
  };

async function within(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  path: string,
  most: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Unreached(path, 0);
    });
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Unreached(path, TOO_LONG);
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
