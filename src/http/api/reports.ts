/** One figure is reported by a program: the same command that a form or the command line would bring. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { EventId } from '../../../events/scalars.ts';
import { messageOf, type Problem as Refusal, scopeOf } from '../../domain/decide/index.ts';
import { perform } from '../../office/perform.ts';
import { joinKey } from '../../projections/act.ts';
import type { Env } from '../context.ts';
import { invalid, jsonBody, Typed } from '../json-body.ts';
import { isId, type Parsed } from '../parameters.ts';
import { fieldProblem, type Problem, refuse, statusProblem } from '../problem.ts';
import { withToken } from '../token.ts';
import { describe, PLAN } from './describe.ts';
import { Accepted } from './shapes.ts';
import { toldFigure } from './told.ts';

const Text = Typed(4000);
/** As typed: the domain checks periods, decimals, units and departments, and says what is right. */
const Report = z
  .strictObject({
    indicator: Text,
    scope: Text.optional(),
    period: Text,
    value: Text.optional(),
    numerator: Text.optional(),
    denominator: Text.optional(),
    status: Text.optional(),
    places: z.array(Text).max(500).optional(),
    unit: Text.optional(),
    source: z
      .strictObject({ name: Text, url: Text.optional(), secondary: z.boolean().optional() })
      .optional(),
    statedOn: Text.optional(),
    note: Text.optional(),
    synthetic: z.boolean().optional(),
    /** Reports as a clerk of this department, which must then be the indicator's. */
    department: Text.optional(),
  })
  .meta({ id: 'FigureReport', description: 'Numbers are decimal strings: "62.2", never 62.2.' });
type Report = z.infer<typeof Report>;

export const reports = new Hono<Env>().post(
  '/plans/:plan/figures',
  describe({
    summary: 'Reports a figure.',
    description:
      'Needs the token of the portal. The same `Idempotency-Key` with the same report is answered with the first positions.',
    parameters: [
      PLAN,
      {
        in: 'header',
        name: 'Idempotency-Key',
        required: true,
        description: 'A UUID: it becomes the id of the event.',
        schema: { type: 'string', format: 'uuid' },
      },
    ],
    body: Report,
    answers: [
      { status: 201, description: 'Recorded.', schema: Accepted },
      { description: 'It was recorded before, or the same figure stands already.', schema: Accepted },
    ],
    refusals: [400, 401, 404, 409, 413, 415, 422, 429],
    secured: true,
  }),
  withToken(),
  async (c) => {
    const body = await jsonBody(c, Report);
    if (!body.ok) return refuse(c, body.problem);
    const id = idempotencyKey(c.req.header('Idempotency-Key'));
    if (!id.ok) return refuse(c, id.problem);
    return report(c, id.value, body.value);
  },
);

async function report(c: Context<Env>, id: string, { department, ...asked }: Report): Promise<Response> {
  const { log, clock, config } = c.get('deps');
  const plan = c.req.param('plan') ?? '';
  if (!isId(plan)) return refuse(c, statusProblem(404));
  const performed = await perform(
    { log, clock, demo: config.demo },
    { type: 'report_figure', id, plan, actor: actorOf(department), ...asked },
  );
  if (performed.ok) {
    const { outcome, positions } = performed;
    return c.json({ outcome, positions }, outcome === 'recorded' ? 201 : 200, {
      'Cache-Control': 'no-store',
    });
  }
  if (performed.reason === 'refused') return refuse(c, await refusalOf(c, asked, performed.problems));
  const { conflict } = performed;
  if (conflict.kind === 'revision') return refuse(c, statusProblem(409));
  const [current] = await log.readEvents({ from: conflict.position, to: conflict.position });
  return refuse(c, { ...keyTaken(conflict.position), extra: { current, sent: asked } });
}

/** The holder of the token acts as the portal's operator, or as a clerk where a department is named. */
const actorOf = (department: string | undefined) =>
  department === undefined
    ? { role: 'operator' as const, ref: 'api' }
    : { role: 'clerk' as const, office: department, ref: 'api' };

/** 404 for the plan, 409 where another figure stands, else 422 with every field. */
async function refusalOf(c: Context<Env>, asked: Report, refused: readonly Refusal[]): Promise<Problem> {
  const errors = refused.map(({ field, code, params }) => ({
    field: field === 'office' ? 'department' : field,
    message: { zh: messageOf('zh', code, params), en: messageOf('en', code, params) },
  }));
  const problem = invalid(errors);
  const codes = new Set(refused.map(({ code }) => code));
  if (codes.has('unknown_plan')) return { ...problem, status: 404, code: 'plan-unknown' };
  if (!codes.has('already_reported')) return problem;
  const current = await standing(c, asked);
  return { ...problem, status: 409, code: 'already-reported', extra: { current, sent: asked } };
}

/** The figure that stands where one was to be reported. */
async function standing(c: Context<Env>, { indicator: id, scope, period }: Report) {
  const { log } = c.get('deps');
  const plan = c.req.param('plan');
  const at = (await log.head()).size - 1;
  const indicator = await log.row('indicators', joinKey(plan, id), at);
  if (!indicator) return null;
  const figure = await log.row('figures', joinKey(plan, id, scopeOf(indicator, scope), period), at);
  return figure ? toldFigure(figure) : null;
}

function idempotencyKey(text: string | undefined): Parsed<string> {
  const key = EventId.safeParse(text?.toLowerCase());
  if (key.success) return { ok: true, value: key.data };
  return {
    ok: false,
    problem: fieldProblem(400, 'idempotency-key-invalid', 'Idempotency-Key', {
      zh: '请求头 Idempotency-Key 应为一个 UUID:重复提交同一个值不会重复记录。',
      en: 'The header Idempotency-Key must be a UUID: sending the same one again records nothing twice.',
    }),
  };
}

const keyTaken = (position: number): Problem =>
  fieldProblem(409, 'id-taken', 'Idempotency-Key', {
    zh: `这个 Idempotency-Key 已用于第 ${position} 条记录,内容不同。`,
    en: `This Idempotency-Key was used for the event at position ${position}, which says something else.`,
  });
