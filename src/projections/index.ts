/** Every projection of the portal. */
import { baselines } from './baselines.ts';
import { claims } from './claims.ts';
import { commentLinks } from './comment-links.ts';
import { comments } from './comments.ts';
import { departments } from './departments.ts';
import { evaluations } from './evaluations.ts';
import { figures } from './figures.ts';
import { indicators } from './indicators.ts';
import { phases } from './phases.ts';
import { plans } from './plans.ts';
import type { Projection } from './projection.ts';
import { references } from './references.ts';
import { roles } from './roles.ts';
import { summaries } from './summaries.ts';
import { tasks } from './tasks.ts';
import { texts } from './texts.ts';

/**
 * The cast forgets which events and rows each fold knows: whoever runs them hands each one events of its `types`
 * and rows of its own table alone.
 */
export const projections = [
  plans,
  texts,
  departments,
  phases,
  indicators,
  tasks,
  figures,
  references,
  baselines,
  evaluations,
  claims,
  summaries,
  comments,
  commentLinks,
  roles,
] as unknown as readonly Projection[];
