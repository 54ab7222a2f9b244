/** The accounts of a demonstration: everybody knows their password. */
import type { Context } from 'hono';
import { isDemoAccount } from '../../auth/demo-accounts.ts';
import type { Env } from '../context.ts';
import { type Problem, statusProblem } from '../problem.ts';

export const isShared = (c: Context<Env>, id: string): boolean =>
  c.get('deps').config.demo && isDemoAccount(id);

export const sharedAccount: Problem = {
  ...statusProblem(403),
  code: 'account-shared',
  message: {
    zh: '这是演示账号,大家共用,不能改动。可以邀请一个新账号来试。',
    en: 'This account of the demonstration is shared by everybody and stays as it is. Invite a new one to try.',
  },
};
