/** Every kind of page that the portal has, as the demonstration fills it. */
const PLAN = '/plans/putuo-2013-2015';
const INDICATOR = `${PLAN}/indicators/air-quality-good-rate`;

/** A name for screenshots, the route that it stands for, and an address on it. */
export type KnownPage = { name: string; route: string; path: string; status?: number };

export const EVERY_PAGE: readonly KnownPage[] = [
  { name: 'home', route: '/', path: '/' },
  { name: 'plan', route: '/plans/:plan', path: PLAN },
  { name: 'plan-then', route: '/plans/:plan', path: `${PLAN}?at=2014-12-31` },
  { name: 'text', route: '/plans/:plan/text', path: `${PLAN}/text` },
  { name: 'indicators', route: '/plans/:plan/indicators', path: `${PLAN}/indicators` },
  { name: 'missed', route: '/plans/:plan/indicators', path: `${PLAN}/indicators?state=missed` },
  { name: 'indicator', route: '/plans/:plan/indicators/:indicator', path: INDICATOR },
  { name: 'indicator-then', route: '/plans/:plan/indicators/:indicator', path: `${INDICATOR}?at=2014-12-31` },
  { name: 'tasks', route: '/plans/:plan/tasks', path: `${PLAN}/tasks` },
  { name: 'task', route: '/plans/:plan/tasks/:task', path: `${PLAN}/tasks/road-traffic` },
  { name: 'departments', route: '/plans/:plan/departments', path: `${PLAN}/departments` },
  {
    name: 'department',
    route: '/plans/:plan/departments/:department',
    path: `${PLAN}/departments/quality-bureau`,
  },
  { name: 'events', route: '/events', path: '/events' },
  { name: 'event', route: '/events/:position', path: '/events/2276' },
  { name: 'changes', route: '/plans/:plan/changes', path: `${PLAN}/changes?from=2014-12-31` },
  { name: 'years', route: '/plans/:plan/years', path: `${PLAN}/years` },
  { name: 'year', route: '/plans/:plan/years/:year', path: `${PLAN}/years/2014` },
  { name: 'acceptance', route: '/plans/:plan/acceptance', path: `${PLAN}/acceptance` },
  { name: 'search', route: '/search', path: '/search?q=噪声' },
  { name: 'search-empty', route: '/search', path: '/search' },
  { name: 'data', route: '/data', path: '/data' },
  { name: 'codebook', route: '/data/codebook', path: '/data/codebook' },
  { name: 'api', route: '/data/api', path: '/data/api' },
  { name: 'share', route: '/share', path: `/share?path=${INDICATOR}` },
  { name: 'embed', route: '/embed/plans/:plan/indicators/:indicator', path: `/embed${INDICATOR}` },
  { name: 'comments', route: '/comments', path: '/comments' },
  { name: 'comments-all', route: '/comments', path: '/comments?text=all' },
  {
    name: 'comment',
    route: '/comments/:id',
    path: '/comments/f6d37105-02b9-8f5c-af41-bfd582aab4da',
  },
  {
    name: 'comment-erased',
    route: '/comments/:id',
    path: '/comments/a8c23661-3fa0-8bad-b7b3-29c498176bcc',
  },
  { name: 'comment-rate', route: '/comments/rate', path: '/comments/rate' },
  { name: 'comment-statistics', route: '/comments/statistics', path: '/comments/statistics' },
  {
    name: 'comment-new',
    route: '/comments/new',
    path: '/comments/new?about=indicator/air-quality-good-rate&plan=putuo-2013-2015',
  },
  { name: 'comment-track', route: '/comments/track', path: '/comments/track' },
  { name: 'sign-in', route: '/sign-in', path: '/sign-in' },
  { name: 'verify', route: '/verify', path: '/verify' },
  { name: 'about', route: '/about', path: '/about' },
  { name: 'parts', route: '/about/parts', path: '/about/parts' },
  { name: 'accessibility', route: '/accessibility', path: '/accessibility' },
  { name: 'sitemap', route: '/sitemap', path: '/sitemap' },
  { name: 'search', route: '/search', path: '/search' },
  { name: 'found', route: '/search', path: '/search?q=%E7%8E%AF%E5%A2%83' },
  { name: 'not-found', route: '/search', path: '/search?q=%E7%8E%AF%E5%A2%83+%E6%9C%88%E7%90%83' },
  { name: 'nowhere', route: '*', path: '/nowhere', status: 404 },
  { name: 'refused', route: '*', path: `${PLAN}?at=yesterday`, status: 400 },
];
