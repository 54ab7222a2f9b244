/** Files made piece by piece as bodies of responses: nothing is read before somebody takes it. */

/**
 * A stream of the pieces, text as UTF-8. The pieces' maker is told when the reader goes away.
 * `done` is called once, when the last piece is taken, when making one fails, or when the reader goes away.
 */
export function streamOf(
  pieces: AsyncIterable<string | Uint8Array>,
  done: () => void = () => {},
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done: isOver } = await iterator.next();
          if (!isOver) {
            controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
            return;
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        done();
      },
      async cancel() {
        await iterator.return?.();
        done();
      },
    },
    { highWaterMark: 0 },
  );
}

/** All bytes of a file, for what is small: tests, and archives that hold it. */
export async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(streamOf(pieces)).arrayBuffer());
}
