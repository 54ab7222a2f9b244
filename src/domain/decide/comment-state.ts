/** What deciders look at of a comment. */
import type { DepartmentState } from './state.ts';

export type CommentState = {
  /** The portal is a demonstration. */
  demo: boolean;
  /** The comment that is meant, where there is one. */
  comment:
    | {
        state: 'submitted' | 'accepted' | 'declined' | 'replied' | 'erased';
        consent: boolean;
        synthetic?: true | undefined;
        department?: string | undefined;
        answerBy?: string | undefined;
        submitted: { position: number };
        accepted?: { position: number } | undefined;
        forwarded?: readonly { position: number }[] | undefined;
        extended?: readonly { position: number }[] | undefined;
        replies?: readonly { position: number }[] | undefined;
        rated?: { position: number } | undefined;
        declined?: { position: number } | undefined;
        selected?: { position: number } | undefined;
        deselected?: { position: number } | undefined;
        erased?: { position: number } | undefined;
      }
    | undefined;
  /** The plan that a new comment names, and whether it knows what the comment is about. */
  plan: { plan: string; knowsAbout: boolean } | undefined;
  /** Of the comment's plan; of every plan where it has none. */
  departments: readonly DepartmentState[];
  /** The day it is, where the plan is. */
  today?: string | undefined;
  /** By when what is asked for would fall due; undefined where no table of working days tells it. */
  deadline?: string | undefined;
  /** The events that a reply cites, by what was typed; those that there are. */
  cited?: ReadonlyMap<string, { id: string; type: string }> | undefined;
};

/** Seals an object under a fresh salt: what goes into the event's data, and what stands beside it. */
export type Seal = (sealed: Record<string, unknown>) => { commitment: string; opening: SealedOpening };
export type SealedOpening = { field: string; salt: string; sealed: Record<string, unknown> };
