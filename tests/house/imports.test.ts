import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, missingInWorkers, type SourceFile, violationsIn } from './imports.ts';

const root = join(import.meta.dirname, '../..');

const SOURCES = ['*.ts', '{events,src,views,migrations,plans,tests,bench}/**/*.{ts,tsx}'];

const sourceFiles = (): SourceFile[] =>
  globSync(SOURCES, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

describe('the house', () => {
  const files = sourceFiles();

  it('has no import that points the wrong way, no impure fold, no empty name', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => violationsIn(file))).toEqual([]);
  });

  it('reaches nothing from the worker that Workers lack', () => {
    expect(missingInWorkers('src/worker.ts', files)).toEqual([]);
  });
});

describe('the check of the house', () => {
  const told = (path: string, text: string) => violationsIn({ path, text });

  it.each([
    ['events/plan.ts', "import { x } from '../src/domain/x.ts';"],
    ['events/plan.ts', "import pg from 'pg';"],
    ['src/domain/judge.ts', "import { append } from '../log/append.ts';"],
    ['src/domain/judge.ts', "import { readFileSync } from 'node:fs';"],
    ['src/domain/judge.ts', "import {\n  a,\n  b,\n} from '../projections/figures.ts';"],
    ['src/projections/figures.ts', "import { sql } from 'kysely';"],
    ['src/tlog/tree.ts', "import { hash } from 'node:crypto';"],
    ['src/log/append.ts', "import { app } from '../http/app.ts';"],
    ['src/log/append.ts', "export { page } from '../../views/page.tsx';"],
    ['src/http/app.ts', "const { PGlite } = await import('@electric-sql/pglite');"],
    ['src/http/app.ts', "import { openPGlite } from '../db/pglite.ts';"],
    ['src/http/app.ts', "import { main } from '../node.ts';"],
    ['src/http/app.ts', "import { run } from '../cli/main.ts';"],
    ['src/cli/main.ts', "import '../node.ts';"],
    ['views/page.tsx', "import { judge } from '../src/domain/judge.ts';"],
    ['views/page.tsx', "import type { Log } from '../src/log/log.ts';"],
    ['src/attic/odd.ts', ''],
    ['src/http/utils/text.ts', ''],
    ['src/log/helpers.ts', ''],
  ])('refuses in %s: %s', (path, text) => {
    expect(told(path, text)).toHaveLength(1);
  });

  it.each([
    ['Date.now()'],
    ['new Date()'],
    ['Date()'],
    ['Math.random()'],
    ['crypto.randomUUID()'],
    ['process.env.TZ'],
    ["fetch('https://example.org')"],
  ])('refuses %s in a pure room', (expression) => {
    expect(told('src/domain/judge.ts', `export const x = ${expression};`)).toHaveLength(1);
    expect(told('src/http/judge.ts', `export const x = ${expression};`)).toEqual([]);
  });

  it.each([
    ['src/domain/judge.ts', "import type { FigureRow } from '../projections/rows.ts';"],
    [
      'src/domain/judge.ts',
      "/** Never Date.now(). */\nconst day = new Date('2016-02-15'); // nor Math.random()",
    ],
    ['views/page.tsx', "import type { Verdict } from '../src/domain/facts.ts';"],
    ['src/log/append.ts', "import { figures } from '../projections/figures.ts';"],
    ['src/cli/serve.ts', "const { serve } = await import('../serve.ts');"],
  ])('allows in %s: %s', (path, text) => {
    expect(told(path, text)).toEqual([]);
  });

  it('reads imports, re-exports and dynamic imports, and tells types from values', () => {
    const text = "import type { A } from './a.ts';\nexport * from 'b';\nvoid import('../c.ts');\nimport 'd';";
    expect(importsOf({ path: 'src/log/x.ts', text })).toEqual([
      { target: 'src/log/a.ts', typeOnly: true },
      { target: 'b', typeOnly: false },
      { target: 'd', typeOnly: false },
      { target: 'src/c.ts', typeOnly: false },
    ]);
  });

  it('follows the worker through its imports, types aside', () => {
    const files = [
      {
        path: 'src/worker.ts',
        text: "import { app } from './http/app.ts';\nimport type { X } from './disk.ts';",
      },
      { path: 'src/http/app.ts', text: "import { read } from '../log/read.ts';" },
      { path: 'src/log/read.ts', text: "import { readFile } from 'node:fs/promises';" },
      { path: 'src/disk.ts', text: "import { PGlite } from '@electric-sql/pglite';" },
    ];
    expect(missingInWorkers('src/worker.ts', files)).toEqual(['src/log/read.ts imports node:fs/promises']);
  });
});
