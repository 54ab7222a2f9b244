import { describe, expect, it } from 'vitest';
import { sentenceRound } from '../../../src/http/pages/document.ts';

const round = (text: string, quote: string) => {
  const offset = [...text.slice(0, text.indexOf(quote))].length;
  return sentenceRound([...text], { quote, offset });
};

describe('the sentence round a quote', () => {
  it('reaches from stop to stop', () => {
    expect(round('环境安全。优良率达到90%以上,处置率100%。加强建设。', '优良率达到90%以上')).toEqual({
      before: '',
      after: ',处置率100%。',
    });
  });

  it('does not stop at a decimal point', () => {
    expect(round('全区绿化率达到24.7%,人均6.4平方米。', '人均6.4平方米')).toEqual({
      before: '全区绿化率达到24.7%,',
      after: '。',
    });
    expect(round('One. The delay of 4.0 minutes falls by 20 per cent. Two.', 'falls by 20 per cent')).toEqual(
      {
        before: 'The delay of 4.0 minutes ',
        after: '.',
      },
    );
  });

  it('is left out when the text does not hold the quote there', () => {
    expect(sentenceRound([...'别的文字'], { quote: '原文', offset: 0 })).toEqual({ before: '', after: '' });
  });
});
