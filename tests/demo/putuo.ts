/** The demonstration of the Putuo plan, as the server tells it. */
import { join } from 'node:path';
import { readPlanFolder } from '../../src/cli/plan-folder.ts';
import { chanceOf } from '../../src/demo/chance.ts';
import { readDemoFolder } from '../../src/demo/read-content.ts';
import { readRealFigures } from '../../src/demo/real-figures.ts';
import { type ScriptOptions, tellStory } from '../../src/demo/script.ts';
import { DEMO_FIRST_DAY, DEMO_SEED } from '../../src/demo/seed.ts';
import type { ScriptedAppend } from '../../src/demo/world.ts';

export const folder = (plan: string, root = 'plans') => join(import.meta.dirname, '../..', root, plan);

export async function readPlan(path: string) {
  const read = await readPlanFolder(path);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { plan: read.plan, sha256: read.sha256 };
}

export const readPutuo = async () => {
  const path = folder('putuo-2013-2015');
  return { ...(await readPlan(path)), ...(await readDemoFolder(path)) };
};

export async function putuoStory(seed = DEMO_SEED): Promise<ScriptOptions & { script: ScriptedAppend[] }> {
  const { figures, ...told } = await readPutuo();
  const chance = chanceOf(seed);
  const real = await readRealFigures(figures, told.plan.plan, chance);
  const options = { ...told, real, chance, ends: DEMO_FIRST_DAY };
  return { ...options, script: tellStory(options) };
}
