import { describe, expect, test } from 'vitest';
import { numeralsOf } from '../../../src/domain/plan/numerals.ts';
import { parsePlan } from '../../../src/domain/plan/parse.ts';
import { lindenau, parsed, putuo } from './plans.ts';

type Files = { yaml: string; text: string };

/** What is wrong with a plan in which one passage of a target, told from its quote, is another. */
function problemsWith(files: Files, quote: string, from: string, to: string) {
  const quoted = files.yaml.indexOf(quote);
  const before = files.yaml.lastIndexOf('kind: ', quoted);
  const after = files.yaml.indexOf('- indicator:', quoted);
  const target = files.yaml.slice(before, after);
  expect(target).toContain(from);
  const yaml = files.yaml.slice(0, before) + target.replace(from, to) + files.yaml.slice(after);
  const result = parsePlan(yaml, files.text);
  return result.ok ? [] : result.problems;
}

describe('a value that its quote does not say is told at its line', () => {
  test.each([
    ['one more', putuo, '全区新增高新技术企业60家', 'value: 60', 'value: 61', /^61 is not .* says 60$/],
    ['a hundred times', putuo, '全区新增高新技术企业60家', 'value: 60', 'value: 6000', /^6000 is not/],
    ['part of a number', putuo, '全区新增高新技术企业60家', 'value: 60', 'value: 6', /^6 is not/],
    ['the upper end', putuo, '培育3-5家税收过亿', 'valueHigh: 5', 'valueHigh: 6', /says 3, 5$/],
    ['a lost sign', lindenau, 'Die Netto-Treib', 'value: -2.5', 'value: 2.5', /^2.5 .* says 2027, 2,5$/],
    ['a lost grouping', lindenau, 'Der Bürgerhaushalt', 'value: 1000', 'value: 1', /^1 .* says 1.000$/],
    ['a tolerance', lindenau, 'Rund 300 Bäume', 'tolerance: 15', 'tolerance: 16', /^16 .* says 300, 15$/],
  ])('%s', (_name, files, quote, from, to, message) => {
    const problems = problemsWith(files, quote, from, to);
    expect(problems).toMatchObject([{ file: 'plan.yaml', message: expect.stringMatching(message) }]);
    const [problem] = problems;
    expect(problem?.field).toMatch(new RegExp(`\\.${from.split(':')[0]}$`, 'u'));
    expect(files.yaml.split('\n')[(problem?.line ?? 0) - 1]).toContain(from);
  });

  test('slots, in Chinese numerals too', () => {
    const yaml = putuo.yaml.replaceAll('slots: 9', 'slots: 8');
    const result = parsePlan(yaml, putuo.text);
    const messages = result.ok ? [] : result.problems.map(({ message }) => message);
    expect(messages).toContain('8 is not in the quote, which says 九');
    expect(messages).toHaveLength(putuo.yaml.split('slots: 9').length - 1);
  });

  test('a quote that cuts a number says the whole of it', () => {
    const problems = problemsWith(
      putuo,
      '上海市著名商标16项',
      'quote: 上海市著名商标16项',
      'quote: 上海市著名商标1',
    );
    expect(problems).toEqual([]);
    const cut = putuo.yaml
      .replace('quote: 上海市著名商标16项', 'quote: 上海市著名商标1')
      .replace('value: 16\n', 'value: 1\n');
    const result = parsePlan(cut, putuo.text);
    expect(!result.ok && result.problems.map(({ message }) => message)).toEqual([
      '1 is not in the quote, which says 16',
    ]);
  });
});

test('the same number may have more or fewer decimals', () => {
  expect(problemsWith(putuo, '千人床位数达到5.0张', 'value: 5.0', 'value: 5')).toEqual([]);
});

test('a quote without a number is not checked', () => {
  const coverage = parsed(putuo).indicators.flatMap(({ targets }) => targets);
  expect(coverage.find(({ quote }) => quote === '强制性认证产品实现全覆盖')).toMatchObject({ value: '100' });
});

test.each([
  ['zh-CN', '24.7% 1,000场 \uFF12\uFF0E\uFF15张', ['24.7', '1000', '2.5']],
  [
    'zh-CN',
    '九个、十项、十二家、二十家、一百零五个、两级、二〇一五年',
    ['9', '10', '12', '20', '105', '2', '2015'],
  ],
  ['zh-CN', '3-5家,(-3)度,2013-2015年', ['3', '5', '-3', '2013', '2015']],
  ['de', '−2,5 und 1.000, 1.234.567,80', ['-2.5', '1000', '1234567.8']],
  ['de', '1.5 oder 95,50', ['1.5', '95.5']],
])('numbers as %s writes them: %s', (language, text, values) => {
  expect(numeralsOf(text, language).map(({ value }) => value)).toEqual(values);
});
