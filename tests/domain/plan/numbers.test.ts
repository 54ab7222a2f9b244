import { expect, test } from 'vitest';
import { unaccountedNumbers } from '../../../src/domain/plan/numbers.ts';
import { lindenau, parsed, putuo } from './plans.ts';

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

test('a number in a quote is accounted for only by the target whose value it is', () => {
  const plan = parsed(putuo);
  const indicators = plan.indicators.map((indicator) => ({
    ...indicator,
    targets: indicator.targets.map((target) =>
      target.id === 'high-tech-enterprises' ? { ...target, value: '61' } : target,
    ),
  }));
  expect(unaccountedNumbers({ ...plan, indicators })).toMatchObject([
    { text: '60', context: expect.stringContaining('高新技术企业60家') },
  ]);
});

test('years of the due and the baseline are a target’s own numbers, grades and names in its quote are not', () => {
  const unnoted = unaccountedNumbers({ ...parsed(putuo), notes: [] }).map(({ context }) => context);
  const about = (words: string) => unnoted.filter((context) => context.includes(words));
  expect(about('一级企业年度创建率')).toHaveLength(1);
  expect(about('15分钟公共文化服务圈')).toHaveLength(1);
  expect(about('比2010年下降36%')).toEqual([]);
});
