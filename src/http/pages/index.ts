/** What renders for people: one file a noun. */
import { Hono } from 'hono';
import type { Env, Pages } from '../context.ts';
import { staff } from '../staff/index.ts';
import { about } from './about.tsx';
import { acceptance } from './acceptance.tsx';
import { accessibility } from './accessibility.tsx';
import { account } from './account.tsx';
import { card } from './card.ts';
import { changes } from './changes.tsx';
import { charts } from './chart.ts';
import { commentErase } from './comment-erase.tsx';
import { commentNew } from './comment-new.tsx';
import { commentRate } from './comment-rate.tsx';
import { commentReceipt } from './comment-receipt.tsx';
import { commentStatistics } from './comment-statistics.tsx';
import { commentTrack } from './comment-track.tsx';
import { comments } from './comments.tsx';
import { data } from './data.tsx';
import { departments } from './departments.tsx';
import { embed } from './embed.tsx';
import { errorPage } from './error-page.tsx';
import { events } from './events.tsx';
import { feeds } from './feeds.ts';
import { handling } from './handling.ts';
import { indicators } from './indicators.tsx';
import { lost } from './lost.ts';
import { oneTimeLink } from './one-time-link.tsx';
import { parts } from './parts.tsx';
import { password } from './password.tsx';
import { plans } from './plans.tsx';
import { search } from './search.tsx';
import { secondFactor } from './second-factor.tsx';
import { share } from './share.tsx';
import { signIn } from './sign-in.tsx';
import { sitemap } from './sitemap.tsx';
import { tasks } from './tasks.tsx';
import { text } from './text.tsx';
import { verify } from './verify.tsx';
import { years } from './years.tsx';

/** The pages, to be mounted last, and the body of every error outside `/api`. */
export const pages = (): Pages => ({
  routes: new Hono<Env>()
    // Before the ledger: `/events/:position` would take its feed for a record.
    .route('/', commentNew)
    .route('/', commentReceipt)
    .route('/', commentTrack)
    .route('/', commentRate)
    .route('/', commentErase)
    .route('/', feeds)
    .route('/', card)
    .route('/', share)
    .route('/', embed)
    // Before what takes `/comments/:id`.
    .route('/', commentStatistics)
    .route('/', plans)
    .route('/', comments)
    .route('/', search)
    .route('/', text)
    .route('/', indicators)
    .route('/', charts)
    .route('/', tasks)
    .route('/', departments)
    .route('/', changes)
    .route('/', years)
    .route('/', acceptance)
    .route('/', data)
    .route('/', about)
    .route('/', verify)
    .route('/', signIn)
    .route('/', account)
    .route('/', staff)
    .route('/', handling)
    .route('/', secondFactor)
    .route('/', password)
    .route('/', oneTimeLink)
    .route('/', parts)
    .route('/', accessibility)
    .route('/', sitemap)
    .route('/', events)
    // Last: what no page took.
    .route('/', lost),
  errorPage,
});
