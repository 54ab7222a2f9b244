/** The closed union of everything that may happen, and its registry. */
import type { z } from 'zod';
import { commentEvents } from './comment.ts';
import { evaluationEvents } from './evaluation.ts';
import { figureEvents } from './figure.ts';
import { noticeEvents } from './notice.ts';
import { officeEvents } from './office.ts';
import { planEvents } from './plan.ts';
import { summaryEvents } from './summary.ts';
import { taskEvents } from './task.ts';

/** Schema of `data` by event type. */
export const registry = {
  ...planEvents,
  ...figureEvents,
  ...evaluationEvents,
  ...taskEvents,
  ...summaryEvents,
  ...noticeEvents,
  ...commentEvents,
  ...officeEvents,
} as const;

export type EventType = keyof typeof registry;
export type EventData<T extends EventType = EventType> = z.infer<(typeof registry)[T]>;

export const EVENT_TYPES = Object.keys(registry) as EventType[];
export const isEventType = (type: string): type is EventType => Object.hasOwn(registry, type);

/**
 * Version in which each type is written today; 1 unless named. Older stored versions pass through `upcast.ts`.
 */
const VERSIONS: Partial<Record<EventType, number>> = { 'figure.corrected': 2 };
export const versionOf = (type: EventType): number => VERSIONS[type] ?? 1;

/** `urn:mingbai:event:figure.reported:1`: an identifier that does not depend on where the portal runs. */
export const dataSchemaOf = (type: EventType, version = versionOf(type)): string =>
  `urn:mingbai:event:${type}:${version}`;
