/** How the saying of a record is compared with its bytes: as a value, as two, or not at all. */
import type { EventType } from '../../events/index.ts';

export const valueShown = (type: EventType): 'value' | 'change' | undefined => {
  if (type === 'figure.corrected') return 'change';
  return OF_VALUES.includes(type) ? 'value' : undefined;
};

const OF_VALUES: readonly EventType[] = ['figure.reported', 'reference.reported', 'baseline.set'];
