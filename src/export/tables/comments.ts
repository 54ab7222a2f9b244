import { COMMENT_KINDS, DECLINE_REASONS, ERASURE_REASONS } from '../../../events/comment.ts';
import {
  COMMENT_STATES,
  type PublicComment,
  publicComment,
  TEXT_STATES,
} from '../../domain/public-comment.ts';
import { type PublishedWords, readTexts } from '../../log/public-texts.ts';
import { COMMENTS } from '../../projections/comments.ts';
import type { CommentRow } from '../../projections/rows.ts';
import { ALWAYS, act, column, positionOf, SYNTHETIC } from '../columns.ts';
import { type Column, type Source, table } from '../table.ts';

type Comment = CommentRow & {
  told: PublicComment;
  words: PublishedWords | undefined;
  answers: readonly string[];
};

/** Texts read at once. */
const AT_ONCE = 500;

const NUMBER = column<Comment>(
  'comment',
  'text',
  ['留言编号', 'Number of the comment'],
  (row) => row.comment,
  ALWAYS,
);
const COLUMNS: readonly Column<Comment>[] = [
  column('kind', 'text', ['类型', 'Kind'], (row) => row.kind, {
    required: true,
    values: COMMENT_KINDS,
    vocabulary: 'commentKinds',
  }),
  column(
    'about',
    'text',
    [
      '所涉内容:indicator/指标、task/任务、department/部门、event/记录序号、text/原文位置;空白为整个计划',
      'What it is about: an indicator, task or department by id, a record by position, a place in the text; empty: the whole plan',
    ],
    (row) => row.about,
  ),
  column(
    'consent',
    'boolean',
    ['作者是否同意公开', 'Whether its writer agreed to publication'],
    (row) => row.consent,
    ALWAYS,
  ),
  column('state', 'text', ['办理状态', 'Where it stands'], (row) => row.told.state, {
    required: true,
    values: COMMENT_STATES,
    vocabulary: 'commentStates',
  }),
  column(
    'text',
    'text',
    ['文字是否登出,以及为什么没有', 'Whether its text is published, and if not, why'],
    (row) => row.told.text,
    {
      required: true,
      values: TEXT_STATES,
      vocabulary: 'commentTexts',
    },
  ),
  column('submitted_on', 'date', ['收到日期', 'Day of submission'], (row) => row.told.submittedOn, ALWAYS),
  column('accept_by', 'date', ['受理期限', 'Day by which it is to be accepted'], (row) => row.acceptBy),
  column('accepted_at', 'instant', ['受理时间', 'When it was accepted'], (row) => row.accepted?.at),
  column('declined_at', 'instant', ['不予受理的时间', 'When it was declined'], (row) => declinedOf(row)?.at),
  column(
    'declined_reason',
    'text',
    ['不予受理的理由', 'Ground on which it was declined'],
    (row) => declinedOf(row)?.reason,
    {
      values: DECLINE_REASONS,
      vocabulary: 'declineReasons',
    },
  ),
  column(
    'department',
    'text',
    ['办理部门的标识', 'Id of the department that has it'],
    (row) => row.department,
  ),
  column('answer_by', 'date', ['答复期限', 'Day by which it is to be answered'], (row) => row.answerBy),
  column(
    'answered_at',
    'instant',
    ['首次答复的时间', 'When it was first answered'],
    (row) => row.replies[0]?.at,
  ),
  column(
    'late',
    'boolean',
    ['是否超期', 'Whether its deadline was missed'],
    (row) => row.told.due?.late ?? false,
    ALWAYS,
  ),
  column(
    'satisfaction',
    'integer',
    ['满意度,1 至 5 分', 'Satisfaction, 1 to 5'],
    (row) => row.rated?.satisfaction,
  ),
  column('title', 'text', ['登出的标题', 'Its title as published'], (row) => row.words?.title),
  column('body', 'text', ['登出的正文', 'Its text as published'], (row) => row.words?.body),
  column(
    'name',
    'text',
    ['登出的署名;空白为匿名或没有登出', 'The name as published; empty: anonymous, or not published'],
    (row) => row.words?.name || undefined,
  ),
  column('replies', 'texts', ['答复的文字,按先后', 'Replies, in their order'], (row) => row.answers),
  positionOf(
    'published_position',
    ['选登记录的序号', 'Position of the event that published it'],
    (row) => row.words && row.selected?.position,
  ),
  column(
    'erased_reason',
    'text',
    ['文字删除的理由', 'Ground on which its text was erased'],
    (row) => erasedOf(row)?.reason,
    {
      values: ERASURE_REASONS,
      vocabulary: 'erasureReasons',
    },
  ),
  positionOf(
    'erased_position',
    ['删除记录的序号', 'Position of the event that erased it'],
    (row) => erasedOf(row)?.position,
  ),
  ...act<Comment>((row) => row.submitted),
  SYNTHETIC,
];

/** Its text may be taken away: the file is made anew each time, and is kept nowhere. */
export const comments = table<Comment>({
  name: 'comments',
  erasable: true,
  title: { zh: '留言', en: 'Comments' },
  meaning: {
    zh: '一行是一件留言的办理情况;文字只在选登期间登出,撤下或删除后这里也不再有',
    en: 'One row is how a comment was handled; its text stands here only while it is published, and leaves when it is taken down or erased',
  },
  key: ['comment'],
  links: [{ columns: ['department'], table: 'departments', to: ['department'] }],
  columns: [NUMBER, ...COLUMNS],
  rows: (source) => commentRows(source, ({ plan }) => plan === source.plan),
});

/** Of all plans, and of none: what is about nothing in particular is in no plan's table. */
export const allComments = table<Comment>({
  name: 'all_comments',
  erasable: true,
  title: { zh: '全部留言', en: 'All comments' },
  meaning: {
    zh: '全站的留言,一件一行,包括不针对任何计划的;文字只在选登期间登出',
    en: 'Every comment of the site, a row each, those about no plan included; texts stand here only while they are published',
  },
  key: ['comment'],
  columns: [
    NUMBER,
    column(
      'plan',
      'text',
      ['所涉计划;空白为不针对计划', 'Plan that it is about; empty: none'],
      (row) => row.plan,
    ),
    ...COLUMNS,
  ],
  rows: (source) => commentRows(source, () => true),
});

const declinedOf = ({ told, declined }: Comment) => (told.state === 'declined' ? declined : undefined);
const erasedOf = ({ told: { text, taken } }: Comment) => (text === 'erased' ? taken : undefined);

/** In the order in which they came. */
async function* commentRows(
  { reader, openings, at, head, day, timeZone = 'UTC' }: Source,
  isWanted: (row: CommentRow) => boolean,
): AsyncGenerator<Comment> {
  const [plans, rows, latest] = await Promise.all([
    reader.rows('plans', { at }),
    reader.rows('comments', { plan: COMMENTS, at }),
    reader.rows('comments', { plan: COMMENTS, at: head }),
  ]);
  const now = new Map(latest.map((each) => [each.comment, each]));
  const zones = new Map(plans.map((each) => [each.plan, each.timeZone]));
  const all = rows
    .filter(isWanted)
    .toSorted((a, b) => a.submitted.position - b.submitted.position)
    .map((each) => {
      const cutOff = { day, timeZone: zones.get(each.plan ?? '') ?? timeZone };
      return publicComment(each, now.get(each.comment) ?? each, cutOff);
    });
  for (let begin = 0; begin < all.length; begin += AT_ONCE) {
    const some = all.slice(begin, begin + AT_ONCE);
    const texts = await readTexts(openings, some, { replies: true });
    for (const told of some) {
      const answers = told.row.replies.flatMap(({ position }) => texts.reply(position) ?? []);
      yield { ...told.row, told, words: texts.words(told), answers };
    }
  }
}
