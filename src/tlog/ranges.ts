/** Which subtrees a proof consists of (RFC 6962 §2.1.1, §2.1.2): arithmetic alone, no hashes. */

/** Leaves from `start` up to, not including, `end`: a node of the tree, complete or at its right edge. */
export type Range = { start: number; end: number };

/** Where a subtree splits: the largest power of two below its size. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** PATH(index, D[size]): the siblings on the way up, from the leaf. @throws RangeError unless index < size. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return pathIn(index, { start: 0, end: size });
}

function pathIn(index: number, { start, end }: Range): Range[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  const [left, right] = [
    { start, end: middle },
    { start: middle, end },
  ];
  return index < middle ? [...pathIn(index, left), right] : [...pathIn(index, right), left];
}

/** PROOF(old, D[size]). Empty for equal sizes, and from an empty tree. @throws RangeError unless old ≤ size. */
export function consistencyRanges(old: number, size: number): Range[] {
  if (!(old >= 0 && old <= size)) throw new RangeError(`no tree of ${old} within one of ${size}`);
  return old === 0 || old === size ? [] : subproof(old, { start: 0, end: size }, true);
}

function subproof(old: number, range: Range, isWhole: boolean): Range[] {
  const { start, end } = range;
  if (old === end) return isWhole ? [] : [range];
  const middle = start + splitOf(end - start);
  return old <= middle
    ? [...subproof(old, { start, end: middle }, isWhole), { start: middle, end }]
    : [...subproof(old, { start: middle, end }, false), { start, end: middle }];
}
