import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPassages, passagesOf } from '../../src/domain/masking-by-hand.ts';
import { repeatedIn } from '../../src/domain/repeated.ts';

const masked = (text: string, ...passages: string[]) => maskPassages(text, passages);

describe('masking by hand', () => {
  it.each([
    ['王小明说,王 小 明和王\u200b小明,', ['王小明'], '***说,***和***,', [3]],
    ['住三号楼201室', ['三号楼201室'], '住***', [1]],
    ['住三号楼２０１室', ['三号楼201室'], '住***', [1]],
    ['LI Ming 和 li\u3000ming', ['Li Ming'], '*** 和 ***', [2]],
    ['王小明和小明', ['小明', '王小明'], '***和***', [1, 1]],
    ['没有的', ['别的'], '没有的', [0]],
    ['𠮷野家', ['𠮷野'], '***家', [1]],
  ])('%s without %j', (text, passages, shown, counts) => {
    expect(masked(text, ...passages)).toEqual({ text: shown, counts });
  });

  it('leaves a passage nowhere, and the rest as it is', () => {
    const word = fc.stringMatching(/^[甲乙丙丁a-c]{2,4}$/);
    const between = fc.constantFrom('。', ',', '12', '\n', '戊');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, between), { maxLength: 12 }), word, (parts, passage) => {
        const text = parts.flat().join('');
        const shown = masked(text, passage).text;
        expect(shown.replace(/\s/g, '')).not.toContain(passage);
        expect(masked(shown, passage)).toEqual({ text: shown, counts: [0] });
        if (!text.replace(/\s/g, '').includes(passage)) expect(shown).toBe(text);
      }),
    );
  });

  it('reads one passage a line, none twice', () => {
    expect(passagesOf(' 王小明 \n\n王小明\n三号楼 201 室')).toEqual(['王小明', '三号楼 201 室']);
  });

  it('takes hostile passages in no long time', () => {
    expect(masked('*'.repeat(1000), ...['*', '**', '***'].map((each) => each.repeat(30))).text).toMatch(
      /^\*+$/,
    );
  });
});

describe('a reply', () => {
  const words = {
    title: '屋面渗水',
    body: '我家住在三号楼顶层,去年台风以后屋面一直渗水,物业来过两次没有修好。',
    name: '王小明',
  };
  const of = { words, hidden: ['三号楼顶层'], isPublic: false };

  it('repeats names, what was masked, and longer stretches', () => {
    expect(repeatedIn('王小明同志,三号楼顶层已查看。', of)).toEqual(['王小明', '三号楼顶层']);
    expect(repeatedIn('您反映“去年台风以后屋面一直渗水,物业来过两次没有修好”,已查看。', of)).toEqual([
      '去年台风以后屋面一直渗水,物业来过两次没有修好',
    ]);
  });

  it('may say what others say, and the words of a comment that is public', () => {
    expect(repeatedIn('您反映的屋面渗水问题,已安排物业维修。', of)).toEqual([]);
    expect(repeatedIn(words.body, { ...of, hidden: [], isPublic: true })).toEqual([]);
    expect(repeatedIn('', of)).toEqual([]);
    expect(repeatedIn('王', { ...of, words: { ...words, name: '王' } })).toEqual([]);
  });

  it('repeats just what stands in both', () => {
    const text = fc.stringMatching(/^[甲乙丙丁]{0,60}$/);
    fc.assert(
      fc.property(text, text, (reply, body) => {
        const given = { words: { title: '', body, name: '' }, hidden: [], isPublic: false };
        for (const stretch of repeatedIn(reply, given)) expect(reply).toContain(stretch);
        const isQuoted = [...reply].some((_, at) => {
          const piece = [...reply].slice(at, at + 20).join('');
          return [...piece].length === 20 && body.includes(piece);
        });
        expect(repeatedIn(reply, given).length > 0).toBe(isQuoted);
      }),
    );
  });
});
