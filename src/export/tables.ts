/** The tables of a plan, in the order in which they are offered. */
import type { Table } from './table.ts';
import { baselines } from './tables/baselines.ts';
import { claims } from './tables/claims.ts';
import { comments } from './tables/comments.ts';
import { corrections } from './tables/corrections.ts';
import { departments } from './tables/departments.ts';
import { evaluations } from './tables/evaluations.ts';
import { figures } from './tables/figures.ts';
import { indicators } from './tables/indicators.ts';
import { phases } from './tables/phases.ts';
import { references } from './tables/references.ts';
import { revisions } from './tables/revisions.ts';
import { summaries } from './tables/summaries.ts';
import { targets } from './tables/targets.ts';
import { taskWords } from './tables/task-words.ts';
import { tasks } from './tables/tasks.ts';
import { topics } from './tables/topics.ts';

export const TABLES: readonly Table[] = [
  targets,
  indicators,
  figures,
  corrections,
  references,
  baselines,
  evaluations,
  revisions,
  claims,
  summaries,
  tasks,
  taskWords,
  comments,
  departments,
  phases,
  topics,
];

export const tableOf = (name: string): Table | undefined => TABLES.find((table) => table.name === name);
