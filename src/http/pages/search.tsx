/** `/search`: indicators, tasks, departments, the plans' text and the ledger. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { Search, type SearchProps } from '../../../views/pages/search.tsx';
import type { PlanRow } from '../../projections/rows.ts';
import { examplesOf } from '../../search/examples.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { withQuery } from '../links.ts';
import { type Problem, refuse } from '../problem.ts';
import { type Asked, askedFor, FOUND_KINDS } from '../search/asked.ts';
import { readDocuments } from '../search/documents.ts';
import { search as run, type SearchAnswer } from '../search/run.ts';
import { type Known, page, queryOf, type Rendering, unkeptPage } from './render.tsx';

/** Results of a kind: a few when every kind is shown, else a page of them. */
const SOME = 5;
const PAGE = 20;

export const search = new Hono<Env>().get('/search', atMoment(), async (c) => {
  const result = askedFor(c);
  if (!result.ok && !result.tooMuch) return refuse(c, result.problem);
  if (!result.ok) return unkeptPage(c, { q: c.req.query('q') }, 400, () => refusedPage(c, result.problem));
  const { asked } = result;
  const { position } = c.get('moment');
  const indexed = asked.words.length === 0 ? position + 1 : await c.get('deps').log.indexEvents();
  const behind = indexed <= position ? indexed : null;
  const make = () => searchPage(c, asked, behind);
  const known = knownOf(asked);
  // What is not finished is different a moment later.
  const sealed = asked.words.length > 0;
  const response =
    behind === null ? await page(c, known, make, { sealed }) : await unkeptPage(c, known, 200, make);
  // htmx shows this address instead of the form's own, which names every empty field.
  const lang = c.get('language') === 'en' ? 'en' : undefined;
  const query = queryOf({ ...known, ...c.get('moment').asked, lang });
  response.headers.set('HX-Replace-Url', withQuery('/search', Object.fromEntries(query)));
  return response;
});

function knownOf({ q, kind, family, plan, after }: Asked): Known {
  return { q: q || undefined, kind, family, plan, after: after === undefined ? undefined : String(after) };
}

async function searchPage(c: Context<Env>, asked: Asked, behind: number | null): Promise<Rendering> {
  const { log } = c.get('deps');
  const moment = c.get('moment');
  const { position: at } = moment;
  const language = c.get('language');
  const say = messages[language];
  const plans = await log.rows('plans', { at });
  const limit = asked.kind === undefined ? SOME : PAGE;
  const answer =
    asked.words.length === 0 ? NOTHING : await run({ log, moment, at, plans, say, language, limit }, asked);
  const examples = asked.words.length === 0 ? await readExamples(c, plans, at) : [];
  return rendering(c, { ...answer, asked, plans, behind, examples });
}

/** Told beside the field, with what was typed still there. */
async function refusedPage(c: Context<Env>, problem: Problem): Promise<Rendering> {
  const plans = await c.get('deps').log.rows('plans', { at: c.get('moment').position });
  const asked = { q: c.req.query('q') ?? '', words: [], typed: [] };
  const told = problem.message[c.get('language')];
  return rendering(c, { ...NOTHING, asked, plans, behind: null, examples: [], problem: told });
}

type Props = Omit<SearchProps, 'plans'> & { plans: readonly PlanRow[] };

function rendering(c: Context<Env>, props: Props): Rendering {
  const say = messages[c.get('language')];
  const { asked, plans, groups } = props;
  return {
    title: asked.typed.length === 0 ? say.search.title : say.search.titleOf(asked.q),
    description: say.search.lead,
    here: 'search',
    plan: plans.length === 1 ? plans[0] : undefined,
    synthetic: groups.some(({ found }) =>
      found.some(({ event, synthetic }) => event?.synthetic ?? synthetic),
    ),
    children: <Search {...props} />,
  };
}

async function readExamples(c: Context<Env>, plans: readonly PlanRow[], at: number): Promise<string[]> {
  const [first] = plans;
  return first ? examplesOf(await readDocuments(c.get('deps').log, first, at)) : [];
}

const NOTHING: SearchAnswer = {
  total: 0,
  more: false,
  facets: { kinds: FOUND_KINDS.map((value) => ({ value, count: 0 })), families: [], plans: [] },
  groups: [],
};
