/** `/comments`, 留言选登, and `/comments/:id`, one comment. */
import { type Context, Hono } from 'hono';
import { COMMENT_KINDS } from '../../../events/comment.ts';
import { type Messages, messages } from '../../../views/messages/messages.ts';
import { type BoardField, Comments } from '../../../views/pages/comments.tsx';
import { withQuery } from '../../../views/reading.ts';
import { date } from '../../../views/words/dates.ts';
import { departmentName } from '../../../views/words/names.ts';
import { NO_DEPARTMENT } from '../../domain/comment-statistics.ts';
import { COMMENT_STATES, type PublicComment, TEXT_STATES } from '../../domain/public-comment.ts';
import type { CommentFilter } from '../../log/comment-search.ts';
import { readTexts } from '../../log/public-texts.ts';
import { atMoment } from '../at-moment.ts';
import { commentFeed } from '../comments/feed.ts';
import { askedComments, type CommentQuery, filterOf, unknownValues } from '../comments/filter.ts';
import { linesOf, type Named, type Naming, readNaming } from '../comments/lines.ts';
import { readComment, readComments } from '../comments/read.ts';
import type { Env } from '../context.ts';
import { fieldProblem, refuse } from '../problem.ts';
import { quoted } from '../quoted.ts';
import { commentPage } from './comment.tsx';
import { saysWords } from './filter.ts';
import { onlyPlan } from './only-plan.ts';
import { type AskedPage, askedPage, knownPage, pageOf } from './paging.ts';
import { page, queryOf, type Rendering } from './render.tsx';

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

export const comments = new Hono<Env>()
  .get('/comments', atMoment(), async (c) => {
    const asked = askedPage(c);
    if (!asked.ok) return refuse(c, asked.problem);
    const values = askedComments((name) => c.req.query(name));
    const known = { ...values, ...knownPage(asked.value) };
    const response = await page(c, known, () => listPage(c, values, asked.value), { sealed: true });
    // htmx shows this address instead of the form's own, which names every empty field.
    const lang = c.get('language') === 'en' ? 'en' : undefined;
    response.headers.set(
      'HX-Push-Url',
      withQuery('/comments', queryOf({ ...known, ...c.get('moment').asked, lang })),
    );
    return response;
  })
  .get('/comments/feed.atom', atMoment(), commentFeed)
  .get(`/comments/:id{${UUID}}`, atMoment(), async (c) => {
    const id = c.req.param('id').toLowerCase();
    const comment = await readComment(c, id);
    if (!comment) return refuse(c, commentUnknown(id, c.get('moment').position));
    return page(c, {}, () => commentPage(c, comment), { sealed: true });
  });

const TEXTS_WITHHELD = TEXT_STATES.filter((text) => text !== 'published');
/** How many there are of each whose text cannot be read. */
const WITHHELD = Object.fromEntries(TEXTS_WITHHELD.map((text) => [text, { text }])) as Record<
  (typeof TEXTS_WITHHELD)[number],
  CommentFilter
>;

async function listPage(c: Context<Env>, values: CommentQuery, asked: AskedPage): Promise<Rendering> {
  const { log } = c.get('deps');
  const say = messages[c.get('language')];
  const everything = values.text !== undefined && values.text !== 'published';
  const unknown = unknownValues({ ...values, text: values.text === 'all' ? undefined : values.text });
  const filter = filterOf({ ...values, text: undefined });
  const { text } = filterOf({ text: values.text ?? 'published' });
  const moment = c.get('moment');
  const all: CommentFilter = unknown.length > 0 ? { ids: [] } : filter;
  // Words are looked for in what is published alone.
  const ids =
    values.q === undefined ? undefined : await withWords(c, { ...all, text: 'published' }, values.q);
  const [counts, handlers, months] = await Promise.all([
    log.countComments(moment, {
      ...WITHHELD,
      received: {},
      fitting: { ...all, ids: ids ?? all.ids },
      wanted: { ...all, text, ids: ids ?? all.ids },
      published: { ...all, text: 'published', ids: ids ?? all.ids },
    }),
    log.commentValues(moment, 'handler'),
    log.commentValues(moment, 'month'),
  ]);
  const { begin, limit, paging } = pageOf(counts.wanted, asked);
  const shown = await readComments(c, { ...all, text, ids: ids ?? all.ids, after: begin, limit });
  const about =
    values.about === undefined || unknown.length > 0
      ? []
      : await readComments(c, { about: [values.about], limit: 1 });
  const named = [...shown, ...about, ...handlers.flatMap(handlerRow)];
  const [naming, texts] = await Promise.all([readNaming(c, named), readTexts(log, shown, { replies: true })]);
  return {
    title: say.board.title,
    description: say.board.lead,
    here: 'comments',
    plan: await onlyPlan(c),
    feed: { title: say.board.feed, path: '/comments/feed.atom' },
    synthetic: shown.some(({ row }) => row.synthetic === true),
    children: (
      <Comments
        path="/comments"
        values={values}
        everything={everything}
        choices={choicesOf({ handlers, months }, naming, say, c.get('language'))}
        chosen={chosenOf(values, about[0], naming, say).filter(
          ({ field }) => !unknown.some((each) => each.field === field),
        )}
        unknown={unknown}
        lines={linesOf(shown, naming, texts)}
        paging={paging}
        found={{
          published: counts.published,
          all: everything && values.text !== 'all' ? counts.wanted : counts.fitting,
        }}
        received={counts.received}
        withheld={TEXTS_WITHHELD.map((text) => ({ text, count: counts[text] })).filter(
          ({ count }) => count > 0,
        )}
        query={queryOf(values)}
      />
    ),
  };
}

/** The ids of those in whose published words a word stands. */
async function withWords(c: Context<Env>, filter: CommentFilter, q: string): Promise<string[]> {
  const published = await readComments(c, filter);
  const texts = await readTexts(c.get('deps').log, published, { replies: true });
  const says = published.filter((comment) => {
    const { title = '', body = '', name = '' } = texts.words(comment) ?? {};
    const replies = comment.row.replies.map(({ position }) => texts.reply(position) ?? '');
    return saysWords([title, body, name, ...replies], q);
  });
  return says.map(({ row }) => row.comment);
}

/** A comment of nobody's that a department has: the names that its plan gives are read with those of the rest. */
const handlerRow = (handler: string): Named[] => {
  const [plan, department] = handler.split('/');
  return department === undefined ? [] : [{ row: { ...(plan && { plan }), department, replies: [] } }];
};

type Values = { handlers: readonly string[]; months: readonly string[] };

function choicesOf({ handlers, months }: Values, { names }: Naming, say: Messages, language: 'zh' | 'en') {
  const named = (values: readonly string[], name: (value: string) => string | undefined) =>
    values.map((value) => ({ value, name: name(value) ?? value }));
  return {
    kind: named(COMMENT_KINDS, (kind) => (say.comments.kinds as Record<string, string>)[kind]),
    state: named(COMMENT_STATES, (state) => (say.board.states as Record<string, string>)[state]),
    department: named(handlers, (id) => {
      const [plan = '', department = ''] = id.split('/');
      return id === NO_DEPARTMENT ? say.board.nobody : departmentName(names, plan, department);
    }),
    month: named(months.toReversed(), (month) => date(month, language)),
  };
}

/** Filters without a field of their own: the reader is told that they hold. */
function chosenOf(values: CommentQuery, of: PublicComment | undefined, naming: Naming, say: Messages) {
  const { about, text, measure } = values;
  const chosen: { field: BoardField; value: string | undefined; name: string | undefined }[] = [
    { field: 'about', value: about, name: (of && naming.subject(of)?.name) ?? about },
    {
      field: 'text',
      value: text === 'all' || text === 'published' ? undefined : text,
      name: text && (say.board.texts as Record<string, string>)[text],
    },
    {
      field: 'measure',
      value: measure,
      name: measure && (say.commentStatistics.measures as Record<string, string>)[measure],
    },
  ];
  return chosen.flatMap(({ field, value, name }) =>
    value === undefined ? [] : [{ field, value, name: name ?? value }],
  );
}

const commentUnknown = (id: string, position: number) =>
  fieldProblem(404, 'comment-unknown', 'comment', {
    zh: `截至第 ${position} 条记录,没有编号为${quoted(id)}的留言。`,
    en: `At position ${position} there is no comment ${quoted(id)}.`,
  });
