import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../../src/config.ts';
import { COLUMNS } from '../../src/import/columns.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

describe.each(['README.md', 'README.zh.md'])('%s', (file) => {
  const text = read(file);

  it('gives the two commands', () => {
    expect(text).toContain('\nnpm ci && npm start\n');
    expect(text).toContain('\nnpm ci && npm test\n');
  });

  it.each(VARIABLE_NAMES)('lists %s', (name) => {
    expect(text).toContain(`\`${name}\``);
  });

  it('names no variable that there is not', () => {
    const named = new Set(text.match(/\bMINGBAI_[A-Z_]+/g));
    expect([...named].filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });

  it('gives the header of the CSV', () => {
    expect(text).toContain(`\n${COLUMNS.join(',')}\n`);
  });
});

describe('the list of dependencies', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const all: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const record = read('docs/decisions/005-dependencies.md');

  it.each(Object.keys(all))('says what %s is for', (name) => {
    expect(record).toContain(`\`${name}\``);
  });

  it.each(Object.entries(all))('pins %s to %s', (_, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});
