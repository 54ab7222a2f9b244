/** The departments that somebody may act for. */
import type { Context } from 'hono';
import type { Env } from '../context.ts';

/** Names by id, as they are now. Plans share their departments' ids where they mean the same one. */
export async function departmentNames(c: Context<Env>): Promise<Map<string, string>> {
  const rows = await c.get('deps').log.rows('departments', { at: c.get('moment').head });
  return new Map(rows.map(({ department, name }) => [department, name]));
}

/** Those that have not become another, in the order of their names. */
export async function standingDepartments(c: Context<Env>): Promise<{ value: string; name: string }[]> {
  const rows = await c.get('deps').log.rows('departments', { at: c.get('moment').head });
  const standing = new Map(
    rows.filter(({ succeededBy }) => !succeededBy).map(({ department, name }) => [department, name]),
  );
  return [...standing]
    .map(([value, name]) => ({ value, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
