import { describe, expect, it } from 'vitest';
import { registry } from '../../../events/index.ts';
import { decideFigure, type ReportFigure } from '../../../src/domain/decide/index.ts';
import { eventOf, figure, indicator, problemsOf, refusalOf, reporting, series, TODAY } from './given.ts';

const decide = (data: Partial<ReportFigure>, state = series()) => decideFigure(state, reporting(data), TODAY);

describe('a figure is reported', () => {
  it('becomes one event on the indicator’s stream, with the indicator’s unit', () => {
    const { type, data, stream } = eventOf(decide({ source: { name: '年鉴' }, note: '' }));
    expect(stream).toBe('plan/p/indicator/air');
    expect(type).toBe('figure.reported');
    expect(data).toEqual({
      plan: 'p',
      indicator: 'air',
      period: '2014',
      value: '74.8',
      status: 'A',
      unit: '%',
      source: { name: '年鉴' },
    });
  });

  it.each<[string, Partial<ReportFigure>]>([
    ['a true zero', { value: '0' }],
    ['a zero with decimals', { value: '0.0' }],
    ['the own scope by its name', { scope: '全区' }],
    ['a declared scope', { scope: '真如' }],
    ['a half-year', { period: '2014-H2' }],
    ['an estimate', { status: 'E' }],
    ['a gap with its reason', { value: '', status: 'O', note: '未开展监测' }],
    ['the unit in words', { unit: '%' }],
    ['parts that make the value', { numerator: '273', denominator: '365' }],
    ['a statement made today', { statedOn: TODAY }],
  ])('takes %s', (_what, data) => {
    const { data: event } = eventOf(decide(data));
    expect(registry['figure.reported'].safeParse(event).error).toBeUndefined();
  });

  it('takes no more than can be done or covered', () => {
    const common = { id: 't', name: 't', quote: 'q', offset: 0, unit: '%', due: '2015' };
    const open = { minimum: undefined, maximum: undefined };
    const limited = (target: object) =>
      series([], { indicator: indicator({ ...open, targets: [{ ...common, ...target }] as never }) });
    const milestone = limited({ kind: 'milestone' });
    const nine = limited({ kind: 'coverage', params: { slots: 9 } });
    expect(refusalOf(decide({ value: '66' }, milestone))).toEqual(['value above_maximum']);
    expect(refusalOf(decide({ value: '10' }, nine))).toEqual(['value above_maximum']);
    expect(refusalOf(decide({ value: '-1' }, nine))).toEqual(['value below_minimum']);
    expect(decide({ value: '9' }, nine).ok).toBe(true);
  });

  it('tells the own scope as none', () => {
    expect(eventOf(decide({ scope: '全区' })).data).not.toHaveProperty('scope');
    expect(eventOf(decide({ scope: '长寿' })).data.scope).toBe('长寿');
  });

  it.each<[string, Partial<ReportFigure>, string[]]>([
    ['another plan’s indicator', { indicator: 'water' }, ['indicator unknown_indicator']],
    ['no indicator', { indicator: '' }, ['indicator required']],
    ['an unknown scope', { scope: '曹杨' }, ['scope unknown_scope']],
    ['no period', { period: '' }, ['period required']],
    ['a period that is none', { period: '2014-13' }, ['period not_a_period']],
    ['a quarter', { period: '2014-Q1' }, ['period period_not_taken']],
    ['this year', { period: '2016' }, ['period period_not_over']],
    ['no value', { value: '' }, ['value value_missing']],
    ['a gap with a value', { status: 'M' }, ['value value_with_missing', 'note note_for_missing']],
    ['a gap without a reason', { value: '', status: 'L' }, ['note note_for_missing']],
    ['an unknown status', { status: 'X' }, ['status not_a_choice']],
    [
      'an unknown status and a bad value',
      { status: 'X', value: '1e5' },
      ['value decimal_exponent', 'status not_a_choice'],
    ],
    ['two decimals', { value: '74.85' }, ['value decimals']],
    ['less than nothing', { value: '-0.1' }, ['value below_minimum']],
    ['more than all', { value: '100.1' }, ['value above_maximum']],
    ['another unit', { unit: '‰' }, ['unit other_unit']],
    ['half a fraction', { numerator: '1' }, ['denominator numerator_alone']],
    ['division by zero', { numerator: '1', denominator: '0' }, ['denominator denominator_zero']],
    ['another ratio', { numerator: '274', denominator: '365' }, ['value not_the_ratio']],
    ['a long note', { note: 'x'.repeat(2001) }, ['note too_long']],
    ['a NUL', { note: 'a\0b' }, ['note ill_formed']],
    ['half a character', { note: 'a\ud800' }, ['note ill_formed']],
    [
      'an address without a name',
      { source: { name: '', url: 'https://example.org' } },
      ['source url_without_source'],
    ],
    [
      'a script for an address',
      { source: { name: 'x', url: 'javascript:alert(1)' } },
      ['source.url not_a_url'],
    ],
    ['a day that is none', { statedOn: '2015-02-30' }, ['statedOn not_a_date']],
    ['tomorrow’s statement', { statedOn: '2016-02-16' }, ['statedOn date_ahead']],
    ['a resident', { actor: { role: 'resident' } }, ['role role_refused']],
    ['a clerk of nobody', { actor: { role: 'clerk' } }, ['office clerk_without_office']],
    ['another department', { actor: { role: 'clerk', office: '区体育局' } }, ['office other_department']],
    ['a made-up figure', { synthetic: true }, ['synthetic synthetic_outside_demo']],
  ])('refuses %s', (_what, data, refused) => {
    const unknown = data.indicator !== undefined;
    const state = unknown ? { ...series(), indicator: undefined } : series();
    expect(refusalOf(decide(data, state))).toEqual(refused);
  });

  it('names every field at once', () => {
    const refused = refusalOf(decide({ period: '2016', value: '1,000', unit: '个', statedOn: 'x' }));
    expect(refused.map((each) => each.split(' ')[0])).toEqual(['period', 'value', 'unit', 'statedOn']);
  });

  it.each([
    ['id', 'environment-bureau'],
    ['name', '区环保局'],
    ['alias', '环保局'],
    ['successor', 'ecology'],
  ])('takes a clerk whose office is the department’s %s', (_what, office) => {
    expect(decide({ actor: { role: 'clerk', office } }).ok).toBe(true);
  });

  it('does not go round in circles among successors', () => {
    const departments = [
      { department: 'environment-bureau', name: 'a', aliases: [], succeededBy: { department: 'b' } },
      { department: 'b', name: 'b', aliases: [], succeededBy: { department: 'environment-bureau' } },
    ];
    const state = series([], { departments });
    expect(refusalOf(decide({ actor: { role: 'clerk', office: 'c' } }, state))).toEqual([
      'office other_department',
    ]);
  });

  it('takes a period on its last day, and a milestone on its day', () => {
    const state = series([], { indicator: indicator({ periods: ['day', 'year'] }) });
    expect(decideFigure(state, reporting({ period: TODAY }), TODAY).ok).toBe(true);
    expect(refusalOf(decideFigure(state, reporting({ period: '2016-02-16' }), TODAY))).toEqual([
      'period period_not_over',
    ]);
    expect(decideFigure(state, reporting({ period: '2015' }), '2015-12-31').ok).toBe(true);
  });

  it('knows when a fiscal year ends', () => {
    const fiscal = indicator({ periods: ['range'], range: 'fiscal_year', fiscalYearStart: '04-01' });
    const state = series([], { indicator: fiscal });
    const on = (period: string, today: string) =>
      refusalOf(decideFigure(state, reporting({ period }), today));
    expect(on('2014/2015', '2015-03-31')).toEqual([]);
    expect(on('2014/2015', '2015-03-30')).toEqual(['period period_not_over']);
    expect(on('2013/2015', '2015-12-31')).toEqual(['period period_range']);
  });
});

describe('a figure that stands', () => {
  it('is unchanged by the same report, however it is written', () => {
    const state = series([figure({ value: '74.0' })]);
    expect(decide({ value: '74' }, state)).toEqual({ ok: true, events: [], unchanged: 7 });
  });

  it('is corrected, not reported again; the refusal says what stands and where', () => {
    const state = series([figure({ corrections: [{ position: 9, by: {} }] })]);
    const [problem] = problemsOf(decide({ value: '75' }, state));
    expect(problem).toMatchObject({ field: 'value', code: 'already_reported' });
    expect(problem?.message).toContain('74.8 (event 9)');
  });

  it.each(['returned', 'withdrawn'] as const)('makes room once it is %s', (state) => {
    const ended = figure({ state, ended: { position: 8 } });
    expect(eventOf(decide({ value: '75' }, series([ended]))).data.value).toBe('75');
  });

  it('does not count for another scope', () => {
    expect(decide({ value: '75', scope: '真如' }, series([figure()])).ok).toBe(true);
  });

  it('keeps made-up figures away when it is real', () => {
    const state = series([figure()], { demo: true });
    expect(refusalOf(decide({ synthetic: true, period: '2013' }, state))).toEqual([
      'synthetic synthetic_beside_real',
    ]);
  });
});

describe('a ratio', () => {
  const permille = series([], { indicator: indicator({ unit: '‰', decimals: 2, maximum: '1000' }) });
  const plain = series([], { indicator: indicator({ unit: '人/户', decimals: 3 }) });
  const ratio = (state: typeof plain, value: string, numerator: string, denominator: string) =>
    refusalOf(decide({ value, numerator, denominator }, state));

  it('is of a hundred, of a thousand, or as it is', () => {
    expect(ratio(series(), '33.3', '1', '3')).toEqual([]);
    expect(ratio(permille, '333.33', '1', '3')).toEqual([]);
    expect(ratio(plain, '0.333', '1', '3')).toEqual([]);
    expect(ratio(permille, '33.33', '1', '3')).toEqual(['value not_the_ratio']);
  });

  it('may be rounded either way at the half', () => {
    expect(ratio(series(), '0.1', '5', '10000')).toEqual([]);
    expect(ratio(series(), '0.0', '5', '10000')).toEqual([]);
    expect(ratio(series(), '0.2', '5', '10000')).toEqual(['value not_the_ratio']);
  });
});

describe('places', () => {
  const named = indicator({
    unit: '个',
    targets: [
      {
        id: 'cover',
        name: '全覆盖',
        quote: '九个',
        offset: 0,
        unit: '个',
        due: '2015',
        kind: 'coverage',
        params: { places: ['长寿', '真如'] },
      },
    ],
  });
  const state = series([], { indicator: named });

  it('are those that the plan names, once each', () => {
    expect(eventOf(decide({ value: '2', places: ['长寿', '真如'] }, state)).data.places).toEqual([
      '长寿',
      '真如',
    ]);
    expect(refusalOf(decide({ value: '2', places: ['长寿', '曹杨', '长寿'] }, state))).toEqual([
      'places unknown_place',
      'places repeated_place',
    ]);
  });
});
