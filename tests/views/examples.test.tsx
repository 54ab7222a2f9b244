import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../views/examples/index.ts';
import { messages } from '../../views/messages/messages.ts';
import { type Reading, ReadingProvider } from '../../views/reading.ts';
import { textOf } from '../http/pages/given.ts';

const reading = (language: 'zh' | 'en'): Reading => ({
  language,
  say: messages[language],
  path: '/plans/example/indicators',
  query: [],
  moment: {
    position: 1_500,
    day: '2016-02-15',
    today: '2016-02-15',
    timeZone: 'Asia/Shanghai',
    recordedOn: '2016-02-15',
    asked: {},
  },
  synthetic: false,
  site: { publicUrl: 'https://portal.example', origin: 'portal.example/log', demo: false },
  display: 'standard',
  assets: { style: '/style.css', script: '/script.js', icon: '/icon.svg' },
});

const shown = (index: number, language: 'zh' | 'en'): string => {
  const example = EXAMPLES[index];
  if (!example) throw new Error(`no example ${index}`);
  const own = example.reading?.(reading(language)) ?? reading(language);
  return String(
    <ReadingProvider value={own}>
      <example.view />
    </ReadingProvider>,
  );
};

describe.each(EXAMPLES.map(({ part, state }, index) => [part, state, index] as const))(
  '%s: %s',
  (_, __, index) => {
    it('says what a reader must find', () => {
      const text = textOf(shown(index, 'zh')).replaceAll(' ', '');
      for (const words of EXAMPLES[index]?.says ?? []) expect(text).toContain(words.replaceAll(' ', ''));
    });

    it('is valid HTML, in both languages', async () => {
      const rules = new HtmlValidate({
        extends: ['html-validate:standard'],
        rules: {
          'void-style': 'off',
          'no-raw-characters': 'off',
          'attr-quotes': 'off',
          'no-trailing-whitespace': 'off',
          'no-inline-style': 'error',
          'tel-non-breaking': 'off',
        },
      });
      for (const language of ['zh', 'en'] as const) {
        const { results } = await rules.validateString(shown(index, language));
        expect(
          results.flatMap(({ messages: told }) => told.map(({ ruleId, message }) => `${ruleId} ${message}`)),
        ).toEqual([]);
      }
    });

    it('keeps what it was given from being markup', () => {
      expect(shown(index, 'zh')).not.toMatch(/<script(?! type="application\/ld\+json")/);
    });
  },
);

it('shows parts that there are', () => {
  const files = new Set(
    readdirSync(join(import.meta.dirname, '../../views/parts')).map((name) => name.split('.')[0]),
  );
  expect(EXAMPLES.filter(({ part }) => !files.has(part)).map(({ part }) => part)).toEqual([]);
});
