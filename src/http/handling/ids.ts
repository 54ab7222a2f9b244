import { EventId } from '../../../events/scalars.ts';

export const isEventId = (text: string): boolean => EventId.safeParse(text).success;
