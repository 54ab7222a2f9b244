/** The two plans that the tests read, as files and as parsed. */
import { readFileSync } from 'node:fs';
import type { StandingPlan } from '../../../src/domain/plan/amendment.ts';
import type { PlanContent } from '../../../src/domain/plan/content.ts';
import { parsePlan } from '../../../src/domain/plan/parse.ts';
import { codePoints } from '../../../src/domain/plan/text-index.ts';

const read = (folder: string) => ({
  yaml: readFileSync(new URL(`${folder}/plan.yaml`, import.meta.url), 'utf8'),
  text: readFileSync(new URL(`${folder}/plan.txt`, import.meta.url), 'utf8'),
});

export const putuo = read('../../../plans/putuo-2013-2015');
export const lindenau = read('../../fixtures/plans/lindenau-2024-2027');

/** A plan that must parse: its problems are the failure message. */
export function parsed({ yaml, text }: { yaml: string; text: string }): PlanContent {
  const result = parsePlan(yaml, text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.plan;
}

/** The rows that a log would have after the adoption of this plan alone. */
export function standing(plan: PlanContent, sha256: string): StandingPlan {
  const act = { position: 0, at: '2013-09-12T00:00:00.000Z', by: { role: 'administrator' } };
  const { plan: id, metadata, areas, references, mechanisms, notes } = plan;
  const text = { parts: 1, codePoints: codePoints(plan.text), sha256 };
  return {
    plan: { plan: id, ...metadata, areas, references, mechanisms, notes, text, adopted: act, amendments: [] },
    departments: plan.departments.map((department) => ({ ...department, position: 1 })),
    phases: plan.phases.map((phase) => ({ ...phase, position: 1 })),
    indicators: plan.indicators.map((indicator) => ({ ...indicator, position: 1 })),
    tasks: plan.tasks.map((task) => ({ ...task, position: 1, progress: [], evaluations: [] })),
  };
}
