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
  { name: 'nowhere', route: '*', path: '/nowhere', status: 404 },
  { name: 'refused', route: '*', path: `${PLAN}?at=yesterday`, status: 400 },
];
