import { GIVEN_STATES } from '../../../events/evaluation.ts';
import type { EvaluationRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, SYNTHETIC } from '../columns.ts';
import { paged } from '../pages.ts';
import { table } from '../table.ts';

type Revision = EvaluationRow & { revision: EvaluationRow['revisions'][number] };
const states = { required: true, values: GIVEN_STATES, vocabulary: 'states' } as const;

export const revisions = table<Revision>({
  name: 'revisions',
  title: { zh: '改评', en: 'Revisions' },
  meaning: {
    zh: '一行是领导小组对自己评定的一次修改',
    en: 'One row is one revision of an evaluation by the leading group',
  },
  key: ['position'],
  links: [{ columns: ['target', 'occasion'], table: 'evaluations', to: ['target', 'occasion'] }],
  columns: [
    column('target', 'text', ['目标的标识', 'Id of the target'], (row) => row.target, ALWAYS),
    column(
      'occasion',
      'text',
      ['年度,或 acceptance(检查验收)', 'A year, or `acceptance`'],
      (row) => row.occasion,
      ALWAYS,
    ),
    column('old_state', 'text', ['原结论', 'The verdict before'], (row) => row.revision.old, states),
    column('new_state', 'text', ['新结论', 'The verdict after'], (row) => row.revision.new, states),
    column('reason', 'text', ['改评的原因', 'Why it was revised'], (row) => row.revision.reason, ALWAYS),
    ...act<Revision>((row) => row.revision),
    SYNTHETIC,
  ],
  async *rows(source) {
    for await (const row of paged('evaluations', source)) {
      for (const revision of row.revisions) yield { ...row, revision };
    }
  },
});
