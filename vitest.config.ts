import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Slow tests: browser, worker, processes, injected faults, the contract of the log on both databases, and whatever
 * seeds, crawls or throws anything at a whole portal. `npm run test:quick` leaves them out; `npm test` runs everything.
 */
const SLOW = [
  'tests/{browser,contract,faults,node,worker}/**/*.test.ts',
  'tests/cli/{comment*,demo,keys,launcher,process,user*,verify}.test.ts',
  'tests/comments/{erase,flood}.test.ts',
  'tests/demo/*.test.ts',
  'tests/http/data/demo-files.test.ts',
  'tests/charts/plans.test.ts',
  'tests/http/{display,hostile,share}.test.ts',
  'tests/http/data/*.test.ts',
  'tests/http/{accounts,staff}/*.test.ts',
  'tests/http/api/{reports,search}.test.ts',
  'tests/http/pages/{acceptance,changes,comment*,crawl,departments,feeds,hostile,indicator,lists,overview,pages}.test.ts',
  'tests/http/pages/{portals,search,search-plans,site,small-pages,tasks,text,years}.test.ts',
  'tests/share/*.test.ts',
  'tests/publish/{keep-published,witnesses}.test.ts',
  'tests/verify/{bundle,hostile-portal,portal}.test.ts',
  'tests/witness/{process,publishing}.test.ts',
  'tests/http/log/*.test.ts',
  'tests/import/{import-figures,race}.test.ts',
];
/**
 * Test files share the modules of their process: these are read, and a database in it is started, once and not for
 * every file. What a file needs for itself it opens and closes.
 */
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, isolate: false, include, exclude },
});

/** Begun first: left to the end, each would keep one worker busy while the others have nothing left to do. */
const LONGEST = /\/(browser\/every-page(-elder)?|faults\/kill-server)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [true, false].flatMap((isLong) =>
      sorted.filter(({ moduleId }) => LONGEST.test(moduleId) === isLong),
    );
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [project('quick', ['tests/**/*.test.{ts,tsx}'], SLOW), project('slow', SLOW)],
  },
});
