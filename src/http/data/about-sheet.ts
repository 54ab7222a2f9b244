/** The second sheet of a workbook: what the first one is of, how to cite it, and what its columns mean. */
import type { Context } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import type { Table } from '../../export/table.ts';
import type { Sheet } from '../../export/xlsx.ts';
import type { Env } from '../context.ts';
import { citation, permanent } from './cite.ts';

export function aboutSheet(c: Context<Env>, table: Table): Sheet {
  const language = c.get('language');
  const { data } = messages[language];
  const { about } = data;
  const { position, day } = c.get('moment');
  const { dataLicence, demo } = c.get('deps').config;
  const { title } = c.get('plan');
  return {
    name: about.sheet,
    columns: [
      { name: about.item, type: 'text' },
      { name: about.value, type: 'text' },
    ],
    rows: [
      [about.plan, title],
      [about.table, `${table.title[language]} (${table.name})`],
      [about.position, String(position)],
      [about.day, day],
      [about.link, permanent(c, c.req.path)],
      [about.cite, citation(c, title, c.req.path)],
      [about.licence, dataLicence ? `${dataLicence.name} ${dataLicence.url}` : data.licenceNone],
      ...(demo ? [[about.synthetic, about.syntheticNote]] : []),
      ...table.columns.map(({ name, meaning }) => [`${about.column} ${name}`, meaning[language]]),
    ],
  };
}
