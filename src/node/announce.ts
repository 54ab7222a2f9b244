/** What a person at the terminal reads when the portal is ready. */
import type { Config } from '../config.ts';

export function announcement({ publicUrl, database, demo }: Config): string {
  const lines = [`明白账 is ready: ${publicUrl}`];
  if (demo) {
    lines.push(
      '  演示数据:大部分数据为虚构,并非普陀区实际数据。',
      '  A demonstration: most of its figures are made up and say nothing about the real district.',
    );
  }
  if (database.kind === 'embedded') {
    lines.push(
      `  数据在 ${database.folder}(内嵌数据库,写入不做 fsync,断电可能丢失):仅供试看,正式使用请设置 DATABASE_URL。`,
      `  Data in ${database.folder}: the embedded database does not fsync, so a power cut may lose data. It is for a`,
      '  first look; set DATABASE_URL for real use.',
    );
  }
  return lines.join('\n');
}
