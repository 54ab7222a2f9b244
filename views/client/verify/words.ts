/** A step in words, and the figures behind it. */
import { proofEn } from '../../messages/proof-en.ts';
import { proofZh } from '../../messages/proof-zh.ts';
import type { Step } from './step.ts';

export type Words = typeof proofZh.proof;
export type Detail = readonly [name: string, value: string];
export type Told = { text: string; meaning?: string };

export const wordsIn = (language: string): Words =>
  language.startsWith('en') ? proofEn.proof : proofZh.proof;

/** @param size of the checkpoint that was taken. */
export function toldOf(step: Step, words: Words, size: number): Told {
  if ('unreached' in step) return words.unreached(step.unreached);
  switch (step.name) {
    case 'taken':
      return words.taken(step);
    case 'bytes':
      return words.bytes(step);
    case 'leaf':
      return words.leaf(step);
    case 'root':
      return words.root(step);
    case 'signature':
      return words.signature(step);
    case 'witnesses':
      return words.witnesses(step);
    case 'older':
      return step.verdict === 'none' ? words.olderNone : words.older(step, size);
  }
}

export function detailsOf(step: Step, { details: say }: Words): Detail[] {
  if ('unreached' in step) {
    const { path, status } = step.unreached;
    return [
      [say.path, path],
      [say.status, String(status)],
    ];
  }
  switch (step.name) {
    case 'taken':
      return [
        [say.origin, step.origin],
        [say.size, String(step.size)],
      ];
    case 'bytes':
      return [
        [say.bytes, String(step.bytes)],
        [say.compared, String(step.compared)],
        ...(step.problem && 'shown' in step.problem
          ? ([
              [say.shown, step.problem.shown],
              [say.said, step.problem.said],
            ] as const)
          : []),
      ];
    case 'leaf':
      return [
        [say.rule, say.leafRule],
        [say.tile, step.tile],
        ...(step.records === 1 ? ([[say.leaf, step.leaf]] as const) : []),
      ];
    case 'root':
      return [
        [say.rule, say.nodeRule],
        [say.hashes, String(step.hashes)],
        [say.root, step.root],
      ];
    case 'signature':
      return [[say.rule, say.signatureRule], ...(step.key ? [keyDetail(step.key, say.key)] : [])];
    case 'witnesses':
      return step.cosigned.map((each) => keyDetail(each, say.key));
    case 'older':
      return step.verdict === 'none'
        ? []
        : [
            [say.rule, say.olderRule],
            [say.hashes, String(step.hashes ?? 0)],
          ];
  }
}

const keyDetail = ({ name, id }: { name: string; id: string }, say: string): Detail => [say, `${name}+${id}`];
