/** Words of the feeds. */
import type { feedsZh } from './feeds-zh.ts';

export const feedsEn: typeof feedsZh = {
  feeds: {
    subscribe: 'Subscribe',
    mark: '[made up] ',
    ofDepartment:
      'What it did, what was said of it, and all that happened to the indicators and tasks in its charge.',
  },
};
