import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/domain/plan/content.ts';
import { parsePlan } from '../../../src/domain/plan/parse.ts';
import { lindenau, putuo } from './plans.ts';

type Edit = [from: string, to: string];

/** The second plan with one passage changed; fails when the passage is not there to change. */
function broken([from, to]: Edit, yaml = lindenau.yaml): string {
  expect(yaml, `the fixture no longer says ${from}`).toContain(from);
  return yaml.replace(from, () => to);
}

function problemsOf(yaml: string, text = lindenau.text): Problem[] {
  const result = parsePlan(yaml, text);
  return result.ok ? [] : result.problems;
}

/** Line and column, both from 1, of the first `needle` in a text. */
function placeOf(text: string, needle: string): { line: number; column: number } {
  const at = text.indexOf(needle);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const climate = 'areas[0].topics[0].indicators[0]';
const dust = 'areas[0].topics[0].indicators[1]';
const delay = 'areas[1].topics[0].indicators[0]';
const coverage = 'areas[1].topics[1].indicators[0]';

/** What is changed, the value that the problem must point at, its field, and words of its message. */
const DEFECTS: [name: string, edit: Edit, at: string, field: string, message: RegExp][] = [
  [
    'a quote that is not in the text',
    ['Stadt bleibt gastfreundlich', 'Stadt bleibt sehr gastfreundlich'],
    'Die Stadt bleibt sehr',
    'areas[2].topics[0].indicators[3].targets[0].quote',
    /agrees up to "Die Stadt bleibt "/,
  ],
  [
    'a quote with other punctuation',
    ['Nordhang, Südaue und', 'Nordhang,Südaue und'],
    'Alle Stadtteile – Altstadt, Nordhang,S',
    `${coverage}.targets[0].quote`,
    /not in the text/,
  ],
  [
    'a quote that stands there twice',
    ['quote: (a) Baumpaten gewinnen', 'quote: Umweltamt'],
    'Umweltamt\n        body',
    'tasks[0].items[0].quote',
    /times: quote more words/,
  ],
  [
    'a wrong offset',
    ['quote: (a) Baumpaten gewinnen', 'quote: (a) Baumpaten gewinnen\n        offset: 3'],
    '3\n        body',
    'tasks[0].items[0].offset',
    /not at 3 but at/,
  ],
  [
    'words to follow that are not there',
    ['quote: (a) Baumpaten gewinnen', 'quote: (a) Baumpaten gewinnen\n        after: Nirgends'],
    'Nirgends',
    'tasks[0].items[0].after',
    /not in the text/,
  ],
  [
    'a body without an end',
    ['body: { to: (Umweltamt) }', 'body: { to: (Meeramt) }'],
    '(Meeramt)',
    'tasks[0].items[0].body.to',
    /does not follow/,
  ],
  [
    'an unknown department',
    ['departments: [transport, district-councils]', 'departments: [transport, harbour]'],
    'harbour',
    `${coverage}.departments[1]`,
    /harbour is not a department/,
  ],
  [
    'an unknown department of a task',
    ['departments: [environment]\n      - task', 'departments: [forestry]\n      - task'],
    'forestry',
    'tasks[0].items[0].departments[0]',
    /forestry/,
  ],
  [
    'an unknown reference',
    ['reference: state-average', 'reference: moon-average'],
    'moon-average',
    `${dust}.targets[0].params.reference`,
    /moon-average is not a reference/,
  ],
  [
    'an unknown task',
    ['task: denser-timetable\n          -', 'task: sleep\n          -'],
    'sleep',
    `${delay}.targets[0].task`,
    /sleep is not a task/,
  ],
  [
    'two indicators alike',
    ['indicator: fine-dust', 'indicator: net-greenhouse-gas'],
    'net-greenhouse-gas\n            name: Fein',
    `${dust}.indicator`,
    /is there already/,
  ],
  [
    'two tasks alike',
    ['task: denser-timetable\n        number', 'task: tree-sponsors\n        number'],
    'tree-sponsors\n        number: 4 (b)',
    'tasks[0].items[1].task',
    /is there already/,
  ],
  [
    'two departments alike',
    ['department: treasury', 'department: environment'],
    'environment, name: Kämmerei',
    'departments[1].department',
    /is there already/,
  ],
  [
    'two phases alike',
    ['phase: delivery', 'phase: setup'],
    'setup, name: Umsetzung',
    'phases[1].phase',
    /is there already/,
  ],
  [
    'a target without a unit',
    ['value: -2.5\n                unit: kt\n', 'value: -2.5\n'],
    'kind: at_most',
    `${climate}.targets[0].unit`,
    /is required/,
  ],
  [
    'a unit that is not the indicator’s',
    ['value: -2.5\n                unit: kt', 'value: -2.5\n                unit: t'],
    't\n                quote: Die Netto',
    `${climate}.targets[0].unit`,
    /must be kt/,
  ],
  [
    'a change that is not in per cent',
    ["value: 20\n                unit: '%'", 'value: 20\n                unit: min'],
    'min\n                baseline',
    `${delay}.targets[0].unit`,
    /must be %/,
  ],
  [
    'a scope that nobody declared',
    ['value: -2.5\n', 'value: -2.5\n                scope: Hafen\n'],
    'Hafen',
    `${climate}.targets[0].scope`,
    /does not declare the scope Hafen/,
  ],
  [
    'an unknown kind',
    ['kind: milestone', 'kind: miracle'],
    'miracle',
    'areas[2].topics[0].indicators[2].targets[0].kind',
    /is not a kind of target: at_least/,
  ],
  [
    'a field of another kind',
    ['kind: zero\n', 'kind: zero\n                value: 0\n'],
    '0\n                unit: Menschen',
    'areas[1].topics[1].indicators[3].targets[0].value',
    /does not belong to a target of kind zero/,
  ],
  [
    'a field that nobody knows',
    ['phase: setup,', 'phase: setup, colour: red,'],
    'red',
    'phases[0].colour',
    /is not known here/,
  ],
  [
    'a section that nobody knows',
    ['successions:', 'sucessions:'],
    '- predecessors',
    'sucessions',
    /is not known here/,
  ],
  [
    'an exponent',
    ['value: -2.5\n', 'value: 1e5\n'],
    '1e5',
    `${climate}.targets[0].value`,
    /not a plain decimal.*1e5/,
  ],
  [
    'grouping',
    ['value: 1000\n', 'value: 1,000\n'],
    '1,000\n',
    'areas[2].topics[0].indicators[1].targets[0].value',
    /not a plain decimal/,
  ],
  [
    'full-width digits',
    ['value: 300\n', 'value: \uFF13\uFF10\uFF10\n'],
    '\uFF13\uFF10\uFF10',
    'areas[2].topics[0].indicators[0].targets[0].value',
    /not a plain decimal/,
  ],
  [
    'not a number',
    ['value: 300\n', 'value: NaN\n'],
    'NaN',
    'areas[2].topics[0].indicators[0].targets[0].value',
    /not a plain decimal/,
  ],
  ['negative zero', ['value: -2.5\n', 'value: -0\n'], '-0\n', `${climate}.targets[0].value`, /negative zero/],
  [
    'a half decimal place',
    ['decimals: 2', 'decimals: 1.5'],
    '1.5\n            targets',
    `${climate}.decimals`,
    /not a whole number: 1.5/,
  ],
  [
    'more decimals than figures have',
    ['value: -2.5\n', 'value: -2.555\n'],
    '-2.555',
    `${climate}.targets[0].value`,
    /more decimals/,
  ],
  [
    'a range upside down',
    ['valueHigh: 3', 'valueHigh: 1'],
    '1\n                unit: Werk',
    'areas[1].topics[1].indicators[1].targets[0].valueHigh',
    /not above/,
  ],
  [
    'a range without meaning',
    ['            range: mean\n', ''],
    '[year, range]',
    `${dust}.periods`,
    /takes ranges/,
  ],
  [
    'a fiscal year without beginning',
    ['            fiscalYearStart: 07-01\n', ''],
    'fiscal_year',
    'areas[0].topics[1].indicators[0].range',
    /needs `fiscalYearStart`/,
  ],
  [
    'a meaning without ranges',
    ['periods: [year, range]', 'periods: [year]'],
    'mean',
    `${dust}.range`,
    /without use/,
  ],
  [
    'both places and a share',
    ['params: { places: [Alt', 'value: 100\n                params: { places: [Alt'],
    '{ places',
    `${coverage}.targets[0].params`,
    /exactly one/,
  ],
  [
    'a trend without its start',
    ['step: each_year', 'step: overall'],
    'kind: trend',
    'areas[1].topics[1].indicators[4].targets[0].baseline',
    /required for an overall trend/,
  ],
  [
    'a due that is none',
    ['due: 2026-09-30', 'due: soon'],
    'soon',
    'areas[2].topics[0].indicators[2].targets[0].due',
    /is not a due such as/,
  ],
  [
    'a day that does not exist',
    ['end: 2027-12-31', 'end: 2027-02-30'],
    '2027-02-30',
    'metadata.period.end',
    /not a calendar date/,
  ],
  [
    'an end before the start',
    ['end: 2027-12-31', 'end: 2023-12-31'],
    '2023-12-31',
    'metadata.period.end',
    /before the start/,
  ],
  [
    'an unknown time zone',
    ['Europe/Berlin', 'Europe/Lindenau'],
    'Europe/Lindenau',
    'metadata.timeZone',
    /not a time zone/,
  ],
  [
    'an id that is no slug',
    ['indicator: fine-dust', 'indicator: Feinstaub'],
    'Feinstaub\n',
    `${dust}.indicator`,
    /not a slug/,
  ],
  [
    'a missing title',
    ['  title: Aktionsplan „Grüne Wiese 2024–2027“ (frei erfunden)\n', ''],
    'shortTitle',
    'metadata.title',
    /is required/,
  ],
  [
    'a successor of itself',
    ['department: mobility-office', 'department: transport'],
    'transport, name: Mob',
    'successions[0].successor.department',
    /cannot succeed itself/,
  ],
];

describe('each defect is told with file, line, column and field', () => {
  test.each(DEFECTS)('%s', (_name, edit, at, field, message) => {
    const yaml = broken(edit);
    const problem = problemsOf(yaml).find((each) => each.field === field);
    expect(problem, JSON.stringify(problemsOf(yaml))).toMatchObject({
      file: 'plan.yaml',
      ...placeOf(yaml, at),
    });
    expect(problem?.message).toMatch(message);
  });
});

describe('YAML itself', () => {
  test.each([
    ['an unclosed list', ['areas:\n', 'areas: [\n'] as Edit],
    ['a key twice', ['  language: de\n', '  language: de\n  language: de\n'] as Edit],
    ['an alias', ['name: Umweltamt', 'name: *nobody'] as Edit],
    ['a tab for indentation', ['  language: de\n', '\tlanguage: de\n'] as Edit],
  ])('%s', (_name, edit) => {
    const [first] = problemsOf(broken(edit));
    expect(first).toMatchObject({ file: 'plan.yaml', line: expect.any(Number), column: expect.any(Number) });
    expect(first?.line).toBeGreaterThan(1);
  });

  test.each(['', 'plan', '- plan', '# nothing'])('%j is no plan', (yaml) => {
    expect(problemsOf(yaml)[0]).toMatchObject({ file: 'plan.yaml', line: 1 });
  });
});

describe('the text itself', () => {
  test.each([
    ['nothing', '', 1, /is empty/],
    ['a byte order mark', '\uFEFFa', 1, /byte order mark/],
    ['carriage returns', 'a\nb\r\n', 2, /carriage return/],
    ['NUL', 'a\n\nb\u0000', 3, /NUL/],
    ['half a character', 'a\n\uD83C', 2, /lone surrogate/],
  ])('%s', (_name, text, line, message) => {
    const [first] = problemsOf(lindenau.yaml, text);
    expect(first).toMatchObject({ file: 'plan.txt', line });
    expect(first?.message).toMatch(message);
  });
});

test('all problems are told at once, in the order of the file', () => {
  const twice = broken(['value: 300', 'value: 1e5'], broken(['unknown', ''], `${lindenau.yaml}# unknown`));
  const thrice = broken(
    ['Europe/Berlin', 'Mars'],
    broken(['reference: state-average', 'reference: none'], twice),
  );
  const lines = problemsOf(thrice).map(({ line }) => line);
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('one changed character of the real text breaks the quotes that hold it', () => {
  const problems = problemsOf(putuo.yaml, putuo.text.replace('新增上海名牌8项', '新增上海名牌9项'));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    file: 'plan.yaml',
    field: 'areas[1].topics[0].indicators[0].targets[0].quote',
  });
});
