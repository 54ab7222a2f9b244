/** Words of the feeds. */
import type { feedsZh } from './feeds-zh.ts';

export const feedsEn: typeof feedsZh = {
  feeds: {
    subscribe: 'Subscribe',
    what: 'Atom: open it in a feed reader to hear of new records',
    ledger: 'All records of the ledger',
    plan: 'All records of this plan',
    mark: '[made up] ',
    ofDepartment:
      'What it did, what was said of it, and all that happened to the indicators and tasks in its charge.',
  },
};
