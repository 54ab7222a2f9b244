import { defineConfig } from 'vitest/config';

/** Quick tests need no browser, no worker and no injected faults; the rest need a machine to themselves. */
const SLOW = ['tests/browser/**', 'tests/worker/**', 'tests/faults/**', 'tests/node/**'];
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include: include.map((folder) => `${folder}/**/*.test.{ts,tsx}`.replace('**/**', '**')), exclude },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [project('quick', ['tests'], SLOW), project('slow', SLOW)],
  },
});
