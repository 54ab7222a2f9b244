/** Where staff work, less the handling of comments. */
import { Hono } from 'hono';
import type { Env } from '../context.ts';
import { accessLog } from './access-log.tsx';
import { staffAccount } from './account.tsx';
import { staffAccounts } from './accounts.tsx';
import { staffHome } from './home.tsx';

export const staff = new Hono<Env>()
  .route('/', staffHome)
  .route('/', staffAccounts)
  .route('/', staffAccount)
  .route('/', accessLog);
