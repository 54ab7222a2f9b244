import { defineConfig } from 'vitest/config';

/** Quick tests need no browser, no worker and no injected faults; the rest need a machine to themselves. */
const SLOW = ['browser', 'faults', 'node', 'worker'].map((folder) => `tests/${folder}/**/*.test.ts`);
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    globalSetup: ['tests/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [project('quick', ['tests/**/*.test.{ts,tsx}'], SLOW), project('slow', SLOW)],
  },
});
