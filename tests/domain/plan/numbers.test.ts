import { expect, test } from 'vitest';
import { unaccountedNumbers } from '../../../src/domain/plan/numbers.ts';
import { lindenau, parsed } from './plans.ts';

/** The numbers that nobody accounts for in a text without targets, tasks and notes. */
function seenIn(text: string): string[] {
  const plan = {
    ...parsed(lindenau),
    indicators: [],
    tasks: [],
    phases: [],
    mechanisms: [],
    notes: [],
    text,
  };
  return unaccountedNumbers(plan).map((number) => number.text);
}

test.each([
  ['新增8项,达到24.7%,不低于1000场', ['8', '24.7', '1000']],
  ['3-5家', ['3', '5']],
  ['\uFF18项、\uFF12\uFF0E\uFF15张', ['\uFF18', '\uFF12\uFF0E\uFF15']],
  ['50万平方米,100亿元', ['50', '100']],
  ['九个街道,一类污染物,四桥,三大战略,两级', ['九', '一', '四', '三', '两']],
  ['进一步提升,一批企业,统一规范,第三产业,十二五,百姓', []],
  ['1.产品质量\n2. 工程\n(一)总体\n\uFF08二\uFF09目标\n三、任务\n(3)监管', []],
  ['1.5万人\n2015年底', ['1.5', '2015']],
  ['1.000 Bäume, 2,5 Kilotonnen', ['1.000', '2,5']],
])('%s', (text, numbers) => {
  expect(seenIn(text)).toEqual(numbers);
});

test('a number is told with line and column of plan.txt', () => {
  const plan = { ...parsed(lindenau), notes: [] };
  const [first] = unaccountedNumbers(plan);
  expect(first).toMatchObject({ text: '17', line: 3, column: 15 });
  expect(first?.context).toContain('schluss Nr. 17/2024');
});

test('the second plan accounts for all of its numbers', () => {
  expect(unaccountedNumbers(parsed(lindenau))).toEqual([]);
});
