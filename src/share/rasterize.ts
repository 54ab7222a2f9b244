/** SVG to PNG, with fonts of our own: the same picture on Node and on Workers. */
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/**
 * Draws an SVG. `key` says which picture it is: whoever asks for the same meanwhile gets the same drawing, and `svg` is
 * made only when its turn comes. @throws TooManyDrawings when too many wait already.
 */
export type Rasterize = (
  key: string,
  svg: () => string | Promise<string>,
) => Promise<Uint8Array<ArrayBuffer>>;

/** What drawing needs, fetched when the first picture is asked for. The adapters know from where. */
export type Drawing = {
  /** The program of `@resvg/resvg-wasm`: its bytes, or compiled. */
  program(): Promise<Uint8Array<ArrayBuffer> | WebAssembly.Module>;
  /** TrueType fonts of the family `FAMILY`. */
  fonts(): Promise<Uint8Array<ArrayBuffer>[]>;
};

/** The one family that pictures are set in. */
export const FAMILY = 'Noto Serif SC';

/** More pictures were asked for than can be drawn soon. */
export class TooManyDrawings extends Error {
  override name = 'TooManyDrawings';
}

/** A picture takes some 60 ms of the only thread: beyond these, whoever asks is told to come back. */
const MOST_WAITING = 24;
const AT_ONCE = 2;

/**
 * Requests for the same picture share one drawing. Two are made at once and the others wait; after each, the thread is
 * left to other requests for as long as it took, so that pictures never have more than about half of it.
 */
export function createRasterizer(drawing: Drawing, most = MOST_WAITING): Rasterize {
  const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  const waiting: (() => void)[] = [];
  let busy = 0;
  let fonts: Uint8Array<ArrayBuffer>[] | undefined;

  const turn = async (): Promise<void> => {
    if (busy < AT_ONCE) {
      busy += 1;
      return;
    }
    if (waiting.length >= most) throw new TooManyDrawings(`${waiting.length} pictures wait to be drawn`);
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  // Whoever waits longest takes over the place; without one it is free.
  const done = (took: number): void => {
    const next = waiting.shift();
    if (next) setTimeout(next, took);
    else busy -= 1;
  };
  const draw = async (svg: () => string | Promise<string>) => {
    await turn();
    const start = performance.now();
    try {
      const said = await svg();
      await ready(drawing);
      fonts ??= await drawing.fonts();
      return png(said, fonts);
    } finally {
      done(performance.now() - start);
    }
  };
  return (key, svg) => {
    const known = underWay.get(key);
    if (known) return known;
    const drawn = draw(svg).finally(() => underWay.delete(key));
    underWay.set(key, drawn);
    return drawn;
  };
}

/** The program can be set up once for each process or isolate; one that failed is tried again. */
let started: Promise<void> | undefined;
function ready(drawing: Drawing): Promise<void> {
  started ??= drawing
    .program()
    .then(initWasm)
    .catch((error: unknown) => {
      started = undefined;
      throw error;
    });
  return started;
}

function png(svg: string, fontBuffers: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const font = { fontBuffers, defaultFontFamily: FAMILY, serifFamily: FAMILY };
  const tree = new Resvg(svg, { font });
  try {
    const image = tree.render();
    try {
      // A copy: the program's memory is used again.
      return new Uint8Array(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    tree.free();
  }
}
