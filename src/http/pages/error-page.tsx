/** The body of every refusal and failure outside `/api`. It asks the database nothing. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import { ProblemPage, problemWords } from '../../../views/pages/problem.tsx';
import type { Reading } from '../../../views/reading.ts';
import { dayOf } from '../../domain/day.ts';
import type { PlanRow } from '../../projections/rows.ts';
import type { AppDeps, Display, Env, Language } from '../context.ts';
import type { Problem } from '../problem.ts';
import { parentOf } from './parent.ts';
import { html } from './render.tsx';

/** A whole document for a problem. What middleware did not come to set is done without. */
export function errorPage(c: Context<Env>, { status, message, errors = [] }: Problem): string {
  const language = (c.get('language') as Language | undefined) ?? 'zh';
  const reading = readingOf(c, language);
  const { title } = problemWords(status, reading.say.errors);
  return html(reading, {
    title,
    children: (
      <ProblemPage
        status={status}
        message={message[language]}
        errors={errors.map((error) => ({ field: error.field, message: error.message[language] }))}
        requestId={c.get('requestId')}
        parent={parentAt(status, c.req.path, reading)}
      />
    ),
  });
}

const parentAt = (status: number, path: string, reading: Reading) =>
  status === 401
    ? { path: '/sign-in', name: reading.say.accounts.signIn }
    : status === 404
      ? parentOf(path, reading)
      : undefined;

/** For a page that may not ask the database. */
export function readingOf(c: Context<Env>, language: Language): Reading {
  const deps = c.get('deps') as AppDeps | undefined;
  const plan = c.get('plan') as PlanRow | undefined;
  const moment = c.get('moment') as Reading['moment'] | undefined;
  return {
    language,
    say: messages[language],
    path: c.req.path,
    query: [],
    moment: moment ?? {
      ...UNKNOWN,
      today: deps && plan ? dayOf(deps.clock().toISOString(), plan.timeZone) : '',
    },
    plan: plan && { ...plan, source: plan.source.name },
    synthetic: false,
    site: {
      publicUrl: deps?.config.publicUrl ?? NOWHERE,
      origin: deps?.config.origin ?? '',
      demo: deps?.config.demo ?? false,
      identity: deps?.config.site,
    },
    staff: c.get('staff'),
    display: (c.get('display') as Display | undefined) ?? 'standard',
    assets: {
      style: urlOf(deps, 'portal.css'),
      script: urlOf(deps, 'portal.js'),
      icon: urlOf(deps, 'icon.svg'),
    },
  };
}

/** A page that fails for want of a style would say nothing of what failed first. */
function urlOf(deps: AppDeps | undefined, name: string): string {
  try {
    return deps?.assets.url(name) ?? '';
  } catch {
    return '';
  }
}

/** An address must be one: the head takes it apart. */
const NOWHERE = 'http://localhost';
/** Which day it is depends on a plan's time zone: without a plan, none is told. */
const UNKNOWN = { position: null, day: '', timeZone: 'UTC', recordedOn: null, asked: {} };
