/** Why a command is refused, in English. `{name}` stands for a parameter of the problem. */
export const en = {
  required: 'is required',
  too_long: 'is longer than {max} characters',
  ill_formed: 'contains a character that cannot be stored (a NUL or a lone surrogate)',
  not_an_id: '“{value}” is not an id (a UUID)',
  not_a_date: '“{value}” is not a date; write it as 2014-06-30',
  date_ahead: '{value} is after today, {today}',
  not_a_url: '“{value}” is not an http or https address',
  url_without_source: 'an address needs the name of its source as well',
  not_a_choice: '“{value}” is not one of {choices}',
  not_a_boolean: '“{value}” is neither true nor false',

  unknown_plan: 'there is no plan “{value}”',
  unknown_indicator: 'there is no indicator “{value}” in this plan',
  unknown_target: 'there is no target “{value}” in this plan',
  unknown_reference: 'there is no reference series “{value}” in this plan',
  unknown_scope: '“{value}” is not a scope of this indicator; it has {choices}',
  no_scopes: '“{value}” is not a scope of this indicator; it has none but its own (leave it empty)',
  unknown_place: '“{value}” is not one of the places that the plan names: {choices}',
  repeated_place: '“{value}” is named twice',
  too_many: 'are more than {max}',

  not_a_period: '“{value}” is not a period such as 2014, 2014-H1, 2014-Q3, 2014-07, 2014-07-31 or 2013/2014',
  period_not_taken: '{value} is a period of another kind; this indicator takes figures by {units}',
  period_range: '{value} is not a fiscal year of this indicator: those span two years, one after the other',
  period_not_over: '{value} is not over: it ends on {end}, and today is {today}',

  decimal_spaces: '“{value}” has a space before, after or inside the number; write {hint}',
  decimal_exponent: '“{value}” has an exponent; write the number out: {hint}',
  decimal_comma: '“{value}” has a comma; write no thousands separator, and a point before decimals: {hint}',
  decimal_full_width: '“{value}” has full-width characters; write ASCII digits: {hint}',
  decimal_other_digits: '“{value}” has digits of another script; write ASCII digits 0 to 9',
  decimal_sign: '“{value}” begins with a sign other than the ASCII minus; write {hint}',
  decimal_point: '“{value}” needs a digit on both sides of its point; write {hint}',
  decimal_leading_zero: '“{value}” has needless zeros in front; write {hint}',
  decimal_negative_zero: '“{value}” is negative zero; write {hint}',
  decimal_percent: '“{value}” has a sign of its unit; write the number alone: {hint}',
  decimal_not_number:
    '“{value}” is not a number; write one such as 12, -3 or 5.0, or leave it empty and say why it is missing',
  decimal_too_long: 'is longer than 40 characters',

  decimals: '{value} has {count} decimals; this indicator takes at most {max}',
  below_minimum: '{value} is below {limit}, the least that can be true',
  above_maximum: '{value} is above {limit}, the most that can be true',
  other_unit: '“{value}” is not this indicator’s unit; it is {unit}',
  numerator_alone: 'a numerator and a denominator come together',
  denominator_zero: 'a denominator cannot be zero',
  not_the_ratio: '{value} is not {numerator} ÷ {denominator}, which makes {ratio}',
  value_missing: 'is empty; give a value, or a status of L, M, O or Q and a note that says why it is missing',
  value_with_missing: 'a figure with status {status} is missing and has no value; clear one of the two',
  parts_with_missing: 'a missing figure has no numerator, denominator or places',
  note_for_missing: 'a missing figure says why in its note',
  reference_missing: 'a reference series takes values alone, with status A or none',

  already_reported: 'already reported as {value} (event {position}); correct that figure instead',
  reference_already_reported:
    'already reported as {value} (event {position}); report it singly to replace that',
  baseline_already_set: 'already set to {value} (event {position}); say that it is replaced',
  no_figure: 'there is no figure of {indicator} for {period}',
  other_figure: 'the figure that stands is {figure} (event {position}), not the one that was meant',
  figure_ended: 'the figure was {state} (event {position}); report it anew',
  already_verified: 'the figure is verified already (event {position})',
  verified_return:
    'the figure is verified (event {position}); correct or withdraw it instead of returning it',
  old_differs: 'the figure is {value} by now (event {position}), not what was expected',
  nothing_changed: 'the correction changes nothing',

  role_refused: 'a {role} may not do this; it takes {roles}',
  other_department: '“{office}” is not one of this indicator’s departments ({choices})',
  clerk_without_office: 'a clerk acts for a department; say which',
  own_report: 'nobody verifies or evaluates a figure that they reported or corrected themselves',
  asker_unnamed:
    'nobody is named as the one who asks, so it cannot be shown to be another person than the reporter',
  reporter_unnamed:
    'nobody is named as the one who reported the figure (event {position}), so the asker cannot be shown to be another person',

  occasion: '“{value}” is neither a year from {first} to {last} nor acceptance',
  occasion_ahead: '{value} has not begun; today is {today}',
  unknown_figure: '“{value}” is not the id of a figure that stands in this plan',
  reason_for_revision: 'evaluated already as {state} (event {position}); a revision says why',

  entry_refused: 'cannot be recorded: {message}',
  plan_refused: '{message}',
  already_adopted: 'the plan is adopted already (event {position}); amend it instead',
  not_adopted: 'the plan is not adopted yet; adopt it first',
  synthetic_outside_demo: 'made-up figures belong on a demonstration alone',
  synthetic_beside_real: 'made-up figures may not touch {indicator}, which has real ones',

  same_cell: 'is the cell that line {line} reports already: the same indicator, scope and period',
  imported_before:
    'this row was imported before (event {position}) and has been returned or withdrawn since; report it anew in another file',
  cells: 'has {count} cells where the header has {expected}',
  unknown_column: '“{value}” is not a column of this file; those are {choices}',
  missing_column: 'there is no column {value}',
  repeated_column: 'the column {value} stands twice in the header',
  empty_file: 'the file is empty: it begins with a header, {choices}',
  not_utf8: 'there are bytes here that are not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)',
  broken_row: 'the row cannot be read: {message}',
  file_too_large: 'the file has {size} bytes, more than {max}; split it',
  cell_too_long: 'a row is longer than {max} characters; a quotation mark may be missing',
} as const;

export type ProblemCode = keyof typeof en;
