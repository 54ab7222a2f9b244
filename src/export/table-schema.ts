/** Describes a table's CSV by Table Schema (https://datapackage.org/standard/table-schema/, version 2). */
import type { Kind, Table } from './table.ts';

export type Describable = Pick<
  Table,
  'name' | 'title' | 'meaning' | 'key' | 'links' | 'columns' | 'erasable'
>;
type Language = 'zh' | 'en';
type Column = Table['columns'][number];

/** The resource that positions lead to. */
export const EVENTS = 'events';

const TYPES: Record<Kind, Readonly<Record<string, string>>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  decimal: { type: 'number' },
  date: { type: 'date' },
  instant: { type: 'datetime' },
  ids: { type: 'list', itemType: 'string', delimiter: ';' },
  positions: { type: 'list', itemType: 'integer', delimiter: ';' },
  texts: { type: 'array' },
};

/**
 * @param keepsLinks false where rows may outlive what they lead to: an amendment removes indicators and tasks, but
 *   not the figures that were reported for them.
 */
export const tableSchema = (table: Describable, language: Language, keepsLinks: boolean) => ({
  $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
  fields: table.columns.map((column) => field(column, table, language)),
  fieldsMatch: ['exact'],
  primaryKey: [...table.key],
  foreignKeys: [
    ...(keepsLinks ? (table.links ?? []) : []).map(({ columns, table: to, to: fields }) => ({
      fields: [...columns],
      reference: { resource: to === table.name ? '' : to, fields: [...fields] },
    })),
    ...table.columns
      .filter((column) => leadsToEvent(column, table))
      .map(({ name }) => ({
        fields: [name],
        reference: { resource: EVENTS, fields: ['position'] },
      })),
  ],
  missingValues: [''],
});

const leadsToEvent = ({ name, kind }: Column, { name: table }: Describable): boolean =>
  table !== EVENTS && kind === 'integer' && /(^|_)position$/.test(name);

function field(column: Column, { key }: Describable, language: Language) {
  const { name, kind, meaning, values, required, unit } = column;
  const isUnique = key.length === 1 && key[0] === name;
  const constraints = {
    ...(required && { required }),
    ...(isUnique && { unique: true }),
    ...(values && { enum: [...values] }),
  };
  return {
    name,
    ...TYPES[kind],
    description: unit ? `${meaning[language]} (${unit[language]})` : meaning[language],
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
