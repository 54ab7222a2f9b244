/** Publishing before the writer is answered. */
import { setTimeout } from 'node:timers/promises';
import type { DeskOptions } from './desk.ts';

/** How long a writer waits for the checkpoint, in milliseconds. Witnesses may take longer: the receipt follows then. */
const PATIENCE_MS = 2_000;

/** Whether a published checkpoint has the record. What fails in publishing is the publisher's to tell. */
export async function published({ publish, published }: DeskOptions, position: number): Promise<boolean> {
  if (!publish) return (await published()) > position;
  const giveUp = new AbortController();
  const late = setTimeout(PATIENCE_MS, undefined, { signal: giveUp.signal }).catch(() => undefined);
  await Promise.race([publish().catch(() => undefined), late]);
  giveUp.abort();
  return (await published()) > position;
}
