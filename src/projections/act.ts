/** Who did what, when: the part of an event that rows keep of it. */
import type { Recorded } from './projection.ts';
import type { Act } from './rows.ts';

export const actOf = (event: Recorded): Act => ({
  position: event.position,
  at: event.time,
  by: { role: event.actorrole, office: event.actoroffice, ref: event.actorref },
});

/** The parts of a key, joined by `/`; an absent part leaves its place empty, so that prefixes stay unambiguous. */
export const joinKey = (...parts: (string | undefined)[]): string =>
  parts.map((part) => (part ?? '').replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
