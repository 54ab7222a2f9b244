import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../src/http/pages/headings.ts';

const depths = (lines: string[], titles: string[] = []) =>
  headingsOf(lines, titles).map((one) => (one?.kind === 'heading' ? one.depth : (one?.kind ?? null)));

describe('the headings of a text', () => {
  it('nest by the order in which styles of numbering come', () => {
    const lines = [
      '一、指导思想',
      '以改善民生为目的。',
      '二、目标',
      '(一)总体目标',
      '(二)主要目标',
      '1.产品质量',
      '(1)品牌',
      '三、任务',
    ];
    expect(depths(lines)).toEqual([1, null, 1, 2, 2, 3, 4, 1]);
  });

  it('need no numbering of a certain language', () => {
    expect(
      depths(['1. Klima', 'Die Bilanz sinkt.', '1.1 Luft', '2. Verkehr', '(a) Paten gewinnen.']),
    ).toEqual([1, null, 2, 1, null]);
    expect(depths(['Chapter 1 Aims', 'Annex I'])).toEqual([1, 1]);
  });

  it('do not take a clause for a heading', () => {
    expect(
      depths(['1.完成8个小区的创建。', '(1)完善品牌发展战略。制定并组织实施计划,', `一、${'长'.repeat(80)}`]),
    ).toEqual([null, null, null]);
  });

  it('know the title and its years, before the first heading alone', () => {
    const lines = [
      '普陀区质量强区三年行动计划',
      '(2013-2015年)',
      '一、指导思想',
      '普陀区质量强区三年行动计划',
    ];
    expect(depths(lines, ['普陀区质量强区三年行动计划(2013-2015年)'])).toEqual(['title', 'title', 1, null]);
  });
});
