import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal, masked } from '../../src/domain/masking.ts';
import { checkDigit, isBankCard, isResidentId, luhn } from '../../src/domain/personal-numbers.ts';

const found = (text: string) =>
  findPersonal(text).map(({ kind, start, end, masked }) => [kind, text.slice(start, end), masked]);

describe('what identifies people', () => {
  it.each([
    ['mobile', '请致电13812345678,谢谢', '13812345678', '138****5678'],
    ['mobile', '电话:138 1234 5678。', '138 1234 5678', '138****5678'],
    ['mobile', '138-1234-5678', '138-1234-5678', '138****5678'],
    ['mobile', '138—1234—5678', '138—1234—5678', '138****5678'],
    ['mobile', '138.1234.5678', '138.1234.5678', '138****5678'],
    ['mobile', '手机13812345678', '13812345678', '138****5678'],
    ['mobile', '1 3 8 1 2 3 4 5 6 7 8', '1 3 8 1 2 3 4 5 6 7 8', '138****5678'],
    ['mobile', '手机一三八一二三四五六七八', '一三八一二三四五六七八', '138****5678'],
    ['mobile', '138\u200b1234\u200b5678', '138\u200b1234\u200b5678', '138****5678'],
    ['mobile', '+86 138 1234 5678', '+86 138 1234 5678', '138****5678'],
    ['mobile', '(0086)13812345678', '(0086)13812345678', '138****5678'],
    ['mobile', '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '138****5678'],
    ['mobile', '1\ufe0f\u20e33812345678', '1\ufe0f\u20e33812345678', '138****5678'],
    ['mobile', '①③⑧①②③④⑤⑥⑦⑧', '①③⑧①②③④⑤⑥⑦⑧', '138****5678'],
    ['mobile', '壹叁捌壹贰叁肆伍陆柒捌', '壹叁捌壹贰叁肆伍陆柒捌', '138****5678'],
    ['mobile', '١٣٨١٢٣٤٥٦٧٨', '١٣٨١٢٣٤٥٦٧٨', '138****5678'],
    ['mobile', '१३८१२३४५६७८', '१३८१२३४५६७८', '138****5678'],
    ['mobile', '138/1234/5678', '138/1234/5678', '138****5678'],
    ['mobile', '138,1234,5678', '138,1234,5678', '138****5678'],
    ['mobile', '138\n1234\n5678', '138\n1234\n5678', '138****5678'],
    ['mobile', '+86-138-1234-5678', '+86-138-1234-5678', '138****5678'],
    ['landline', '０２１－５２５６４５８８', '０２１－５２５６４５８８', '021-****4588'],
    ['old_resident_id', '310107 800101 123', '310107 800101 123', '310**********23'],
    ['email', 'li.ming＠example。com', 'li.ming＠example。com', 'l***@example.com'],
    ['mobile', '2014年13812345678', '13812345678', '138****5678'],
    ['mobile', '2014-06-30 13812345678', '13812345678', '138****5678'],
    ['mobile', '**13812345678**', '13812345678', '138****5678'],
    ['landline', '021-52564588', '021-52564588', '021-****4588'],
    ['landline', '(021)5256 4588', '(021)5256 4588', '021-****4588'],
    ['landline', '0512-65221234', '0512-65221234', '0512-****1234'],
    ['landline', '+86 21 52564588', '+86 21 52564588', '021-****4588'],
    ['landline', '联系电话:52564588', '52564588', '5****588'],
    ['resident_id', '身份证310107198001011238', '310107198001011238', '310*************38'],
    ['bank_card', '卡号6222021234567890128', '6222021234567890128', '6222***********0128'],
    ['bank_card', '4111 1111 1111 1111', '4111 1111 1111 1111', '4111********1111'],
    ['old_resident_id', '310107800101123', '310107800101123', '310**********23'],
    ['email', '写信到 li.ming@example.com 即可', 'li.ming@example.com', 'l***@example.com'],
    ['email', 'LI@EXAMPLE.CN', 'LI@EXAMPLE.CN', '***@EXAMPLE.CN'],
    ['email', 'liming@example.com', 'liming@example.com', 'l***@example.com'],
    ['email', 'liming @ example . com', 'liming @ example . com', 'l***@example.com'],
    ['email', 'liming(at)example.com', 'liming(at)example.com', 'l***@example.com'],
    ['email', '13812345678@139.com', '13812345678@139.com', '1***@139.com'],
    ['email', 'li@1234567.cn', 'li@1234567.cn', '***@***'],
    ['email', 'liming@123456.cn', 'liming@123456.cn', 'l***@***'],
  ])('is found: %s in %s', (kind, text, whole, shown) => {
    expect(found(text)).toEqual([[kind, whole, shown]]);
  });

  it('is found with the check digit X, in either case, full-width and apart', () => {
    const id = withCheck('31010719800101', (digits) => checkDigit(digits) === 'X');
    for (const written of [id, id.toLowerCase(), id.replace('X', '×'), id.replace('X', ' x'), wide(id)]) {
      expect(found(`号码${written}。`)).toEqual([
        ['resident_id', written, `310${'*'.repeat(13)}${id.slice(-2)}`],
      ]);
    }
  });

  it('is found several times', () => {
    expect(masked('我的手机13812345678或021-52564588,邮箱liming@example.com')).toBe(
      '我的手机138****5678或021-****4588,邮箱l***@example.com',
    );
  });
});

describe('what identifies nobody', () => {
  it.each([
    '普府办〔2013〕50号',
    '2014-06-30 10:30:00',
    '2013-2015 年,2014.12.31 止',
    '第 412 条,共 1234567 条',
    '投资 15,012,345,678 元',
    '13812.345678 万元,138.12345678 亿元',
    '310107198001011230',
    '6222021234567890129',
    '12345 热线,110',
    '≤60dB(A),3-6岁,65%以上,90.5‰',
    '138****5678',
    '021-****4588 转 12',
    'l***@example.com',
    '备案 31010702001234',
    '国办发〔2013〕110号',
    'user@localhost',
    '一二三四五,二〇一三年',
    '12812345678',
    '2014/06/30,2015/12/31',
    '138,1234,567,8 户',
    '人数\n1381\n2345\n678',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
    expect(masked(text)).toBe(text);
  });

  it('may stand beside another number without a gap', () => {
    const spans = findPersonal('li@example.cn(13812345678)');
    expect(spans.map(({ kind }) => kind)).toEqual(['email', 'mobile']);
  });

  it('stands in the text of the plan', () => {
    const plan = readFileSync(new URL('../../plans/putuo-2013-2015/plan.txt', import.meta.url), 'utf8');
    expect(found(plan)).toEqual([]);
  });

  it('is a figure, a date, an amount or a position, whatever it is', () => {
    const amount = fc.integer({ min: 0, max: 9_999_999_999 }).map((n) => n.toLocaleString('en'));
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9999 }))
      .map(([whole, part]) => `${whole}.${part}`);
    const date = fc
      .date({ min: new Date('1949-10-01'), max: new Date('2050-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const position = fc.nat(9_999_999).map((n) => `第 ${n} 条`);
    const sentence = fc.array(fc.oneof(amount, decimal, date, position), { maxLength: 6 });
    fc.assert(
      fc.property(sentence, (parts) => {
        expect(found(parts.join('、'))).toEqual([]);
      }),
    );
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const mobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
  .map((parts) => parts.join(''));
const landline = fc.tuple(fc.constantFrom('0215', '0106', '05126'), digits(7)).map((parts) => parts.join(''));
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('1999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const residentId = fc
  .tuple(fc.constantFrom('310107', '110101', '440305'), day, digits(3))
  .map((parts) => parts.join(''))
  .map((seventeen) => seventeen + checkDigit(seventeen));
const bankCard = fc
  .tuple(fc.constantFrom('6222', '4', '5'), fc.integer({ min: 14, max: 18 }), digits(18))
  .map(([head, length, rest]) => withLuhn((head + rest).slice(0, length)));
const number = fc.oneof(mobile, landline, residentId, bankCard);

const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  wide,
  (text) => [...text].join(' '),
  (text) => [...text].join('\u200b'),
  (text) => text.replace(/(.{3})(.{4})/, '$1-$2-'),
  (text) => text.replace(/(.{3})(.{4})/, '$1 – $2 '),
  (text) => text.replace(/(.{3})(.{4})/, '$1/$2/'),
  (text) => [...text].join('\ufe0f\u20e3'),
  (text) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0x0660 + Number(digit))),
];
const written = fc
  .tuple(number, fc.constantFrom(...WAYS))
  .map(([plain, way]) => ({ plain, text: way(plain) }));
const before = fc.constantFrom('请回电', '我住3号楼,', '2014年', '(', '', '***', '\n');
const after = fc.constantFrom('。', '是我的号码', ',普府办〔2013〕50号', '', ')', '***', '\n');

/** The digits of a text, however they are written. */
const digitsOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0660))
    .replace(/[^0-9X]/g, '');

describe('masking', () => {
  it('leaves no number readable, however it is written', () => {
    fc.assert(
      fc.property(before, written, after, (head, { plain, text }, tail) => {
        const shown = masked(head + text + tail);
        expect(digitsOf(shown)).not.toContain(plain);
        expect(findPersonal(shown)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing to be found in any text, and changes nothing outside what it found', () => {
    const piece = fc.oneof(
      written.map(({ text }) => text),
      fc.emailAddress(),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[0-9Xx*+().@ -]{0,14}$/),
      before,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const spans = findPersonal(text);
        spans.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
        });
        const shown = masked(text);
        expect(findPersonal(shown)).toEqual([]);
        expect(masked(shown)).toBe(shown);
        if (spans.length === 0) expect(shown).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a long text in no long time', () => {
    const hostile = [
      '1'.repeat(20_000),
      '1 '.repeat(10_000),
      'a.'.repeat(10_000),
      '@'.repeat(20_000),
      'a@a.'.repeat(5000),
    ];
    for (const text of hostile) expect(masked(text).length).toBeGreaterThan(0);
  });
});

describe('check digits', () => {
  it('tell every single wrong digit', () => {
    fc.assert(
      fc.property(residentId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const wrong = id.slice(0, at) + ((Number(id[at]) + by) % 10) + id.slice(at + 1);
        expect(isResidentId(id)).toBe(true);
        expect(isResidentId(wrong)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(
        bankCard,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (card, at, by) => {
          const wrong = card.slice(0, at) + ((Number(card[at]) + by) % 10) + card.slice(at + 1);
          expect(isBankCard(card)).toBe(true);
          expect(isBankCard(wrong)).toBe(false);
        },
      ),
    );
  });
});

function wide(text: string): string {
  return [...text].map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)).join('');
}

function withLuhn(head: string): string {
  const check = (10 - luhn(`${head}0`)) % 10;
  return `${head}${check}`;
}

function withCheck(head: string, fits: (seventeen: string) => boolean): string {
  for (let number = 100; number < 1000; number++) {
    const seventeen = `${head}${number}`;
    if (fits(seventeen)) return seventeen + checkDigit(seventeen);
  }
  throw new Error('no such number');
}
