/** All migrations, by name: an explicit map, so that it bundles for Workers. */
import type { Migration } from 'kysely/migration';
import * as log from './0001_log.ts';
import * as openings from './0002_openings.ts';
import * as projections from './0003_projections.ts';
import * as portal from './0004_portal.ts';
import * as search from './0005_search.ts';
import * as checkpoints from './0006_checkpoints.ts';
import * as comments from './0007_comments.ts';
import * as accounts from './0008_accounts.ts';
import * as commentsDesk from './0009_comments_desk.ts';
import * as commentLinks from './0010_comment_links.ts';
import * as erased from './0011_erased.ts';
import * as roles from './0012_roles.ts';
import * as staffDesk from './0015_staff_desk.ts';
import * as commentColumns from './0018_comment_columns.ts';

export const migrations: Record<string, Migration> = {
  '0001_log': log,
  '0002_openings': openings,
  '0003_projections': projections,
  '0004_portal': portal,
  '0005_search': search,
  '0006_checkpoints': checkpoints,
  '0007_comments': comments,
  '0008_accounts': accounts,
  '0009_comments_desk': commentsDesk,
  '0010_comment_links': commentLinks,
  '0011_erased': erased,
  '0012_roles': roles,
  '0015_staff_desk': staffDesk,
  '0018_comment_columns': commentColumns,
};
