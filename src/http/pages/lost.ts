/** Addresses below a plan that lead to nothing: refused with the plan at hand, so that the page can lead back to it. */
import { Hono } from 'hono';
import { inPlan } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse, statusProblem } from '../problem.ts';

export const lost = new Hono<Env>().get('/plans/:plan/*', inPlan(), (c) => refuse(c, statusProblem(404)));
