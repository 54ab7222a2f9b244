/** Forms of people without an account, worked a few at a time, so that a flood of them does not stand before readers. */
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../context.ts';
import { type Form, formBody } from '../form-body.ts';
import { type Problem, refuse, statusProblem } from '../problem.ts';
import { comeAgain, type Formed } from './come-again.tsx';

/**
 * Goes in front of all that asks the database. What comes beyond the turns is answered by 429, `Retry-After` and all
 * that was typed.
 * @param isComment whether what was sent is to become a comment; else it is a question that costs as much.
 */
export const inTurn = (formed: Formed, isComment?: (form: Form) => boolean): MiddlewareHandler<Env> =>
  async function inTurn(c, next) {
    const { desk } = c.get('deps');
    if (!desk) return next();
    // What is longer than anybody's words is not even read before its turn.
    const long = Number(c.req.header('Content-Length') ?? Number.NaN) > LONG_BYTES;
    const form = isComment && !long ? await formBody(c) : undefined;
    if (form && !form.ok) return refuse(c, form.problem);
    const asked =
      form && isComment?.(form.value)
        ? { what: 'comment' as const, claimsProof: form.value.text('proof') !== '' }
        : { what: 'question' as const };
    const answer = await desk.inTurn(asked, next);
    if ('done' in answer) return;
    if (long) return refuse(c, longAndFull(answer.comeAgainIn));
    return comeAgain(c, formed, answer.comeAgainIn);
  };

/** A comment of the greatest length with all its fields comes to less than 40 KiB as a browser encodes it. */
const LONG_BYTES = 128 * 1024;

const longAndFull = (seconds: number): Problem => ({
  ...statusProblem(429),
  headers: { 'Retry-After': String(seconds) },
  message: {
    zh: '现在提交的人太多,而且这次提交的内容很长,没有收下。按浏览器的“后退”,可以回到填写的那一页,多数浏览器还保留着您写的内容;请过一会儿再提交。',
    en: 'Too many are sending forms at once, and this one is very long: it was not taken. “Back” leads to the form, where most browsers still have what you wrote; please send it again in a while.',
  },
});
