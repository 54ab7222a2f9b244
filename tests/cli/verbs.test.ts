import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { commandLine, type Ran } from './given.ts';

const LINDENAU = join(import.meta.dirname, '../fixtures/plans/lindenau-2024-2027');
/** Every row that reads a fixture's figures: fine dust by year and mean, the surplus by fiscal year. */
const CSV = `indicator,period,value,status,note
fine-dust,2014,12.5,,
fine-dust,2013/2014,0,,
fine-dust,2012,,O,Messstation außer Betrieb
budget-surplus,2013/2014,-1.5,,
`;

let database: TestDatabase;
let folder: string;
let mingbai: (...words: string[]) => Promise<Ran>;

beforeAll(async () => {
  database = await openEmbedded();
  folder = await mkdtemp(join(tmpdir(), 'mingbai-cli-'));
  mingbai = commandLine(database);
  expect(await mingbai('plan', 'adopt', LINDENAU)).toMatchObject({ code: 0, err: '' });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const stored = async () => {
  const rows = await database.db.selectFrom('events').select('entry').orderBy('position').execute();
  return rows.map(({ entry }) => `${entry}\n`).join('');
};
const size = async () => (await stored()).split('\n').length - 1;
const csv = async (text: string | Uint8Array, name = 'figures.csv') => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

describe('mingbai', () => {
  it.each([
    [[]],
    [['plan']],
    [['plan', 'check']],
    [['plan', 'adopt']],
    [['plan', 'amend']],
    [['figures', 'import']],
    [['figure', 'report']],
    [['figure', 'verify']],
    [['figure', 'return']],
    [['figure', 'correct']],
    [['figure', 'withdraw']],
    [['figure', 'baseline']],
    [['evaluate']],
    [['export']],
    [['rebuild']],
    [['migrate']],
    [['serve']],
    [['status']],
    [['demo']],
  ])('%j explains itself', async (words) => {
    const { code, out, err } = await mingbai(...words, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: mingbai');
    const isGroup = words.length === 0 || words.join() === 'plan';
    if (!isGroup) expect(out).toMatch(/Examples?:/);
  });

  it('says which options are required', async () => {
    expect((await mingbai('evaluate', '--help')).out).toMatch(/--opinion <text> .*\(required\)/);
  });

  it('says what its exit codes mean', async () => {
    expect((await mingbai('--help')).out).toMatch(
      /Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 .*\n {2}4 /,
    );
  });

  it.each([
    ['an unknown verb', ['frobnicate']],
    ['an unknown option', ['status', '--loud']],
    ['a missing argument', ['figure', 'report', 'fine-dust']],
    ['too many arguments', ['status', 'now']],
    ['a missing option', ['figure', 'return', 'fine-dust', '2014']],
    ['a choice that is none', ['evaluate', 't', '2014', 'no_data', '--opinion', 'x']],
    ['a position that is none', ['export', '--from=-1']],
    ['a projection that is none', ['rebuild', 'secrets']],
  ])('answers %s with 2 and says so', async (_what, words) => {
    const { code, out, err } = await mingbai(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('error: ');
  });
});

describe('mingbai plan', () => {
  it('check counts what a plan holds', async () => {
    const { code, out } = await mingbai('plan', 'check', LINDENAU);
    expect(code).toBe(0);
    expect(out).toMatch(/indicators: 14\n {2}targets: 14\n/);
    const { out: json } = await mingbai('plan', 'check', LINDENAU, '--json');
    expect(JSON.parse(json)).toMatchObject({ outcome: 'ok', counts: { indicators: 14 } });
  });

  it('check names file, line and column of what is wrong', async () => {
    const plan = join(folder, 'plan.yaml');
    const yaml = await readFile(join(LINDENAU, 'plan.yaml'), 'utf8');
    await writeFile(plan, yaml.replace('Genau 4 Sprechtage', 'Genau 5 Sprechtage'));
    await writeFile(join(folder, 'plan.txt'), await readFile(join(LINDENAU, 'plan.txt')));
    const before = await size();
    for (const verb of [['check'], ['adopt'], ['amend', '--reason=r']]) {
      const { code, err } = await mingbai('plan', ...verb, folder);
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^${plan}:\\d+:\\d+: .*\n1 problem\n$`));
    }
    expect(await size()).toBe(before);
  });

  it('check says which file is missing', async () => {
    const { code, err } = await mingbai('plan', 'check', join(folder, 'nothing'));
    expect(code).toBe(1);
    expect(err).toContain('plan.yaml');
  });

  it('adopt refuses a plan that stands', async () => {
    const before = await size();
    const { code, err } = await mingbai('plan', 'adopt', LINDENAU);
    expect(code).toBe(1);
    expect(err).toContain('adopted already (event 0); amend it instead');
    expect(await size()).toBe(before);
  });

  it('amend writes what differs, and refuses nothing', async () => {
    const { code, err } = await mingbai('plan', 'amend', LINDENAU, '--reason', 'r');
    expect(code).toBe(1);
    expect(err).toContain('nothing to amend');
  });
});

describe('mingbai figure', () => {
  const at = ['fine-dust', '2015'];

  it('goes from report to verification, correction and withdrawal', async () => {
    const report = await mingbai('figure', 'report', ...at, '--value', '12.3', '--as', 'a1', '--json');
    expect(JSON.parse(report.out)).toMatchObject({ outcome: 'recorded' });
    expect(await mingbai('figure', 'verify', ...at, '--as', 'b1')).toMatchObject({ code: 0 });
    const wrong = ['--value', '12.1', '--reason', 'r', '--kind', 'revision', '--as', 'a1'];
    expect(await mingbai('figure', 'correct', ...at, ...wrong, '--old', '12.2')).toMatchObject({ code: 1 });
    expect(await mingbai('figure', 'correct', ...at, ...wrong)).toMatchObject({ code: 0 });
    expect(await mingbai('figure', 'return', ...at, '--reason', 'r')).toMatchObject({ code: 0 });
    expect(await mingbai('figure', 'withdraw', ...at, '--reason', 'r')).toMatchObject({ code: 1 });
    expect(await mingbai('figure', 'report', ...at, '--value', '12.1')).toMatchObject({ code: 0 });
  });

  it('sets baselines and reports references', async () => {
    expect(await mingbai('figure', 'baseline', 'fine-dust', '2010', '--value', '20')).toMatchObject({
      code: 0,
    });
    const reference = ['--reference', 'state-average', '--value', '14'];
    expect(await mingbai('figure', 'report', 'fine-dust', '2014', ...reference)).toMatchObject({ code: 0 });
  });

  it.each(['1e5', 'NaN', '1,000', ' 5', '１２', '+5', '.5', '05', '-0', '9'.repeat(60)])(
    'refuses %j and names the field',
    async (value) => {
      const before = await size();
      const { code, out, err } = await mingbai('figure', 'report', 'fine-dust', '2011', '--value', value);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^refused:\n {2}value: /);
      expect(await size()).toBe(before);
    },
  );

  it('tells programs the same in JSON, and people in Chinese', async () => {
    const words = ['figure', 'report', 'fine-dust', '2999', '--value', '1', '--unit', 'kg'];
    const { code, out } = await mingbai(...words, '--json');
    expect(code).toBe(1);
    const { outcome, problems } = JSON.parse(out);
    expect(outcome).toBe('refused');
    expect(problems.map(({ field }: { field: string }) => field)).toEqual(['period', 'unit']);
    expect((await mingbai(...words, '--lang', 'zh')).err).toContain('尚未结束');
  });

  it('answers an id that means another event with 3', async () => {
    const id = '6f0f1c4e-6a39-4f5e-9a0c-0b3b0a5b1d11';
    const words = (period: string) => ['figure', 'report', 'fine-dust', period, '--value', '9', '--id', id];
    expect((await mingbai(...words('2009'))).code).toBe(0);
    expect((await mingbai(...words('2009'))).code).toBe(0);
    const other = await mingbai(...words('2008'));
    expect(other.code).toBe(3);
    expect(other.err).toContain(`conflict: id ${id} is that of another event`);
  });

  it('names unknown plans, indicators and targets', async () => {
    const report = (...words: string[]) => mingbai('figure', 'report', ...words, '--value', '1');
    expect((await report('moon', '2014')).err).toContain('indicator: there is no indicator “moon”');
    expect((await report('fine-dust', '2014', '--plan', 'moon')).err).toContain(
      'plan: there is no plan “moon”',
    );
    const evaluated = await mingbai('evaluate', 'moon', '2024', 'met', '--opinion', 'x');
    expect(evaluated).toMatchObject({ code: 1 });
    expect(evaluated.err).toContain('target: there is no target “moon”');
  });
});

describe('mingbai figures import', () => {
  it('checks on a dry run, writes, and changes nothing when run again', async () => {
    const path = await csv(CSV);
    const before = await size();
    const dry = await mingbai('figures', 'import', path, '--dry-run');
    expect(dry).toEqual({ code: 0, out: '4 rows: 4 would be recorded, 0 unchanged\n', err: '' });
    expect(await size()).toBe(before);
    expect((await mingbai('figures', 'import', path)).out).toBe('4 rows: 4 recorded, 0 unchanged\n');
    expect((await mingbai('figures', 'import', path)).out).toBe('4 rows: 0 recorded, 4 unchanged\n');
    expect(await size()).toBe(before + 4);
  });

  it('names file, line and column of each problem', async () => {
    const path = await csv('indicator,period,value\nfine-dust,2007,1e5\nmoon,2007,1\n');
    const before = await size();
    const { code, out, err } = await mingbai('figures', 'import', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [first, second, last] = err.split('\n');
    expect(first).toMatch(new RegExp(`^${path}:2: value: “1e5” has an exponent`));
    expect(second).toMatch(new RegExp(`^${path}:3: indicator: there is no indicator “moon”`));
    expect(last).toBe('refused: 2 problems in 2 rows; nothing was written');
    const json = JSON.parse((await mingbai('figures', 'import', path, '--json')).out);
    expect(json).toMatchObject({
      outcome: 'refused',
      problems: [{ line: 2, column: 'value', value: '1e5' }, {}],
    });
    expect(await size()).toBe(before);
  });

  it('says when a file is not there, was edited, or is not UTF-8', async () => {
    const missing = await mingbai('figures', 'import', join(folder, 'none.csv'));
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.err).toContain('none.csv cannot be read (ENOENT)');
    const header = 'indicator,period,value\n';
    await mingbai('figures', 'import', await csv(`${header}fine-dust,2005,1\n`));
    const edited = await csv(`${header}fine-dust,2005,2\n`);
    expect((await mingbai('figures', 'import', edited)).err).toMatch(
      /:2: value “2”: already reported as 1 \(event \d+\); .*\nrefused: 1 problem in 1 row; nothing was written\n$/,
    );
    const latin = await csv(Buffer.from('indicator,period,value\nfine-dust,2007,\xe9\n', 'latin1'));
    expect((await mingbai('figures', 'import', latin)).err).toContain(`${latin}:2: there are bytes here`);
  });
});

describe('data on a terminal', () => {
  const HOSTILE = '\u001b[2J\u009b31m\u202eevil\u2066\u0007';
  const RAW = /(?!\n)[\p{Cc}\u202e\u2066]/u;

  it('is never sent raw, in refusals, help or JSON', async () => {
    const path = await csv(`indicator,period,value\n"${HOSTILE}",2014,1\n`);
    const runs = [
      await mingbai('figure', 'report', HOSTILE, '2014', '--value', HOSTILE),
      await mingbai('figure', 'report', HOSTILE, '2014', '--value', '1', '--json'),
      await mingbai('figures', 'import', path),
      await mingbai('figures', 'import', path, '--json'),
      await mingbai('plan', 'check', `/${HOSTILE}`),
      await mingbai(HOSTILE),
      await mingbai('evaluate', 't', '2014', HOSTILE, '--opinion', 'x'),
    ];
    for (const { out, err, code } of runs) {
      expect(code).toBeGreaterThan(0);
      expect(out + err).not.toMatch(RAW);
      expect(out + err).toMatch(/evil/);
    }
  });

  it('is exported byte for byte to a file or a pipe, and escaped on a screen', async () => {
    const note = ['--note', HOSTILE];
    expect(await mingbai('figure', 'report', 'fine-dust', '2006', '--value', '1', ...note)).toMatchObject({
      code: 0,
    });
    const bytes = await stored();
    expect((await mingbai('export')).out).toBe(bytes);
    const screen = await commandLine(database, true)('export');
    expect(screen.out).not.toMatch(RAW);
    const parsed = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(parsed(screen.out)).toEqual(parsed(bytes));
    expect(screen.err).toContain('for the exact bytes');
  });
});

describe('mingbai export', () => {
  it('takes a part of the log, and never writes over a file', async () => {
    const lines = (await stored()).split('\n');
    const { out } = await mingbai('export', '--from', '2', '--to', '4');
    expect(out).toBe(`${lines.slice(2, 5).join('\n')}\n`);
    expect((await mingbai('export', '--from', '999999')).out).toBe('');
    const path = join(folder, 'log.ndjson');
    expect(await mingbai('export', '--output', path)).toMatchObject({ code: 0, out: '' });
    expect(await readFile(path, 'utf8')).toBe(await stored());
    const again = await mingbai('export', '--output', path);
    expect(again.code).toBe(1);
    expect(again.err).toContain('log.ndjson is there already');
  });
});

describe('mingbai status', () => {
  it('tells size, root hash and plans', async () => {
    const { out } = await mingbai('status', '--json');
    expect(JSON.parse(out)).toMatchObject({
      size: await size(),
      demo: false,
      plans: [{ plan: 'lindenau-2024-2027' }],
    });
  });
});

describe('mingbai demo', () => {
  it('refuses a log that is real', async () => {
    const before = await size();
    const { code, err } = await mingbai('demo');
    expect(code).toBe(1);
    expect(err).toContain('this log is a real one');
    expect(await size()).toBe(before);
  });
});
