/**
 * A target's account as it is published: `null` for what is not there, so that every key always is. The API tells it
 * so, a bundle holds it so, and a verifier compares its own with both.
 */
import type { CountedFrom, TargetAccount } from './account.ts';
import type { Term } from './facts.ts';

export const tellTarget = ({ baseline, verdict, departments, ...rest }: TargetAccount) => ({
  ...rest,
  baseline: baseline && toldBaseline(baseline),
  departments: [...departments],
  verdict: {
    ...verdict,
    terms: verdict.terms.map(toldTerm),
    because: [...verdict.because],
    reason: verdict.reason ?? null,
  },
});

const toldBaseline = (baseline: CountedFrom) => ({
  period: baseline.period ?? null,
  value: baseline.value ?? null,
  note: baseline.note ?? null,
  position: baseline.position ?? null,
});

const toldTerm = (term: Term) => ({
  label: term.label,
  op: term.op,
  operands: [...term.operands],
  result: term.result,
  unit: term.unit ?? null,
  period: term.period ?? null,
  places: term.places ?? null,
  operator: term.operator ?? null,
  periods: term.periods ? [...term.periods] : null,
  items: term.items ? [...term.items] : null,
});
