/** Columns that many tables have, and short ways to define one. */
import { ACTOR_ROLES } from '../../events/envelope.ts';
import type { Observation } from '../../events/figure.ts';
import { OBSERVATION_STATUSES, type Source } from '../../events/scalars.ts';
import type { Act } from '../projections/rows.ts';
import type { Column, Kind, Value } from './table.ts';

type Rest<Row> = Omit<Partial<Column<Row>>, 'name' | 'kind' | 'meaning' | 'of'>;

/** `zh` and `en` say what the column means. */
export const column = <Row>(
  name: string,
  kind: Kind,
  [zh, en]: readonly [zh: string, en: string],
  of: (row: Row) => Value,
  more: Rest<Row> = {},
): Column<Row> => ({ name, kind, meaning: { zh, en }, of, ...more });

/** `required: true`, in short. */
export const ALWAYS = { required: true } as const;

type OfIndicator = { indicator: string; indicatorName?: string | undefined };
export const INDICATOR: readonly Column<OfIndicator>[] = [
  column('indicator', 'text', ['指标的标识', 'Id of the indicator'], (row) => row.indicator, ALWAYS),
  column(
    'indicator_name',
    'text',
    ['指标名称', 'Name of the indicator'],
    (row) => row.indicatorName ?? row.indicator,
    ALWAYS,
  ),
];

export const SCOPE: Column<{ scope?: string | undefined | null }> = column(
  'scope',
  'text',
  [
    '口径范围:同一指标的另一组数据;空白为指标本身的口径',
    "Scope of the series, where it is not the indicator's own",
  ],
  (row) => row.scope,
);

export const PERIOD: Column<{ period: string }> = column(
  'period',
  'text',
  [
    '时期:2014、2014-H1、2014-Q3、2014-07、2014-07-31,或区间 2013/2014',
    'Period: 2014, 2014-H1, 2014-Q3, 2014-07, 2014-07-31, or a range 2013/2014',
  ],
  (row) => row.period,
  ALWAYS,
);

export const UNIT: Column<{ unit: string }> = column(
  'unit',
  'text',
  ['数值的单位,按计划原文;“-”为没有单位', 'Unit of the value, in the words of the plan; `-` for none'],
  (row) => row.unit,
  ALWAYS,
);

export const STATUS: Column<Pick<Observation, 'status'>> = column(
  'status',
  'text',
  ['观测状态,SDMX 代码表 CL_OBS_STATUS', 'Observation status, SDMX code list CL_OBS_STATUS'],
  (row) => row.status,
  { required: true, values: OBSERVATION_STATUSES, vocabulary: 'observation' },
);

/** A number, and the parts that it was made from. */
export const NUMBERS: readonly Column<Omit<Observation, 'status' | 'places'>>[] = [
  column(
    'value',
    'decimal',
    [
      '数值,位数与入账时一致;空白为缺失,不是零',
      'The value, digit by digit as recorded; empty is missing, never zero',
    ],
    (row) => row.value,
  ),
  column('numerator', 'decimal', ['比率的分子', 'Numerator of a rate'], (row) => row.numerator),
  column('denominator', 'decimal', ['比率的分母', 'Denominator of a rate'], (row) => row.denominator),
];

export const OBSERVATION: readonly Column<Observation>[] = [
  ...NUMBERS,
  STATUS,
  column(
    'places',
    'texts',
    ['已覆盖的地点或项目', 'Places or items that are covered'],
    (row) => row.places ?? [],
  ),
];

type Sourced = { source?: Source | undefined };
/** Name and address of the source. */
export const READ_IN: readonly Column<Sourced>[] = [
  column('source', 'text', ['出处', 'Where it was read'], (row) => row.source?.name),
  column('source_url', 'text', ['出处的网址', 'Address of the source'], (row) => row.source?.url),
];

export const SOURCE: readonly Column<Sourced>[] = [
  ...READ_IN,
  column(
    'source_secondary',
    'boolean',
    ['是否二手转载,待核对原件', 'Whether it is a copy of a copy, yet to be checked'],
    (row) => (row.source ? row.source.secondary === true : null),
  ),
];

export const STATED_ON: Column<{ statedOn?: string | undefined }> = column(
  'stated_on',
  'date',
  ['作出或发布的日期,早于入账时另行注明', 'Day of the statement, where it is not the day of the record'],
  (row) => row.statedOn,
);

export const NOTE: Column<{ note?: string | undefined | null }> = column(
  'note',
  'text',
  ['说明', 'Note'],
  (row) => row.note,
);

export const SYNTHETIC: Column<{ synthetic?: boolean | undefined }> = column(
  'synthetic',
  'boolean',
  ['是否为演示而虚构', 'Whether it is made up for a demonstration'],
  (row) => row.synthetic === true,
  ALWAYS,
);

export const positionOf = <Row>(
  name: string,
  meaning: readonly [zh: string, en: string],
  of: (row: Row) => number | null | undefined,
  more: Rest<Row> = {},
): Column<Row> => column(name, 'integer', meaning, of, more);

export const PLACE: Column<{ position: number }> = positionOf(
  'position',
  ['记下这一行的记录在账本中的序号', 'Position in the log of the event that says so'],
  (row) => row.position,
  ALWAYS,
);

/** Who did it, when, and where the log says so. */
export const act = <Row>(of: (row: Row) => Act): readonly Column<Row>[] => [
  positionOf(
    'position',
    ['记下这一行的记录在账本中的序号', 'Position in the log of the event that says so'],
    (row) => of(row).position,
    ALWAYS,
  ),
  column('recorded_at', 'instant', ['入账时间', 'When it was recorded'], (row) => of(row).at, ALWAYS),
  column('recorded_by_role', 'text', ['记录者的职责', 'Role of who recorded it'], (row) => of(row).by.role, {
    required: true,
    values: ACTOR_ROLES,
    vocabulary: 'roles',
  }),
  column(
    'recorded_by_office',
    'text',
    ['记录者所在的部门或机构', 'Office of who recorded it'],
    (row) => of(row).by.office,
  ),
];
