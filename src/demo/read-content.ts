/** Reads the words of a demonstration from a plan's folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { prettifyError } from 'zod';
import { DemoContent } from './content.ts';

/** Everything that a demonstration takes from a plan's folder besides the plan. */
export type DemoFolder = { words: DemoContent; figures: Uint8Array };

/** @throws Error when the plan has no demonstration, or `demo/words.yaml` is not as it should be. */
export async function readDemoFolder(folder: string): Promise<DemoFolder> {
  const file = join(folder, 'demo', 'words.yaml');
  const [text, figures] = await Promise.all([readFile(file, 'utf8'), readFile(join(folder, 'figures.csv'))]);
  // Dates and years are written bare: the core schema reads them as text where it is asked to.
  const parsed = DemoContent.safeParse(parse(text, { schema: 'core' }));
  if (!parsed.success) throw new Error(`${file}: ${prettifyError(parsed.error)}`);
  return { words: parsed.data, figures };
}
