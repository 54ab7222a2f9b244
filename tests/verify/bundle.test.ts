/** A bundle as it was exported, and one for each kind of fault. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, type Given, publishedPortal, verifyFiles } from './given.ts';

let given: Given;
beforeAll(async () => {
  given = await publishedPortal();
});
afterAll(() => given.portal.close());

it('verifies as it was exported, with every check carried out', async () => {
  const report = await verifyFiles(given.files);
  expect(report.findings).toEqual([]);
  expect(report.outcome).toBe('verified');
  expect(report.checks).toEqual({
    signature: 'passed',
    cosignatures: 'skipped',
    tree: 'passed',
    tiles: 'passed',
    history: 'skipped',
    events: 'passed',
    sealed: 'passed',
    evidence: 'passed',
    verdicts: 'passed',
  });
  expect(report.counts).toMatchObject({ events: given.size, openings: 2, evidence: 1, plans: 1 });
  expect(report.counts.targets).toBeGreaterThan(200);
});
