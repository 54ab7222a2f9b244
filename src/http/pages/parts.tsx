/** `/about/parts`, for those who build: not there unless the configuration says that this is development. */
import { Hono } from 'hono';
import { Parts } from '../../../views/pages/parts.tsx';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { refuse, statusProblem } from '../problem.ts';
import { page } from './render.tsx';

export const parts = new Hono<Env>().get('/about/parts', atMoment(), (c) =>
  c.get('deps').config.development
    ? page(c, {}, async () => ({ title: 'Parts', synthetic: false, children: <Parts /> }))
    : refuse(c, statusProblem(404)),
);
