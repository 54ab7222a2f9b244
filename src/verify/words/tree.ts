/** What is found about the tree, its tiles and its earlier roots. */
import type { Finding } from '../finding.ts';
import { named, say, type Where } from './say.ts';

export const entryChanged = (where: Where, time: string | undefined): Finding => {
  const { zh, en } = named(where);
  return say('failed', 'tree', 'entry-changed')(
    `${zh}与签署时不同:它的内容在发布之后被改动了${time ? `(记录自称的时间:${time})` : ''}。`,
    `${en} is not what was signed: its bytes were changed after they were published${time ? ` (it gives its time as ${time})` : ''}.`,
    where,
  );
};

export const entryContradicts = (where: Where): Finding => {
  const { zh, en } = named(where);
  return say('failed', 'tree', 'entry-contradicts-tile')(
    `${zh}与账本自己公布的哈希不符。`,
    `${en} contradicts the hash that the log itself serves for it.`,
    where,
  );
};

export const rangeContradicts = (position: number, to: number): Finding =>
  say('failed', 'tree', 'range-contradicts-tile')(
    `第 ${position} 至 ${to} 条记录之中,至少一条与账本公布的上层哈希不符。`,
    `At least one of the events ${position} to ${to} contradicts the hash that the log serves for them together.`,
    { position, to },
  );

export const rootDiffers = (size: number): Finding =>
  say(
    'failed',
    'tree',
    'root-differs',
  )(
    `由全部 ${size} 条记录重新算出的根哈希,与所签署的不同。`,
    `The root computed from all ${size} events is not the root that was signed.`,
  );

export const entryMissing = (position: number, to: number): Finding =>
  say('failed', 'tree', 'entry-missing')(
    `第 ${position} 条记录缺失:检查点签署了它,账本却拿不出来${to > position ? `(其后至第 ${to} 条未能读取)` : ''}。`,
    `Event ${position} is missing: the checkpoint signs it and the log does not serve it${to > position ? ` (nor was what follows read, up to ${to})` : ''}.`,
    { position, ...(to > position && { to }) },
  );

export const bundleBroken = (position: number, to: number): Finding =>
  say('failed', 'tree', 'bundle-broken')(
    `第 ${position} 至 ${to} 条记录所在的文件不是完整的 ${to - position + 1} 条记录。`,
    `What is served as the events ${position} to ${to} is not ${to - position + 1} whole entries.`,
    { position, to },
  );

export const tileDiffers = (path: string, where: Where): Finding =>
  say('failed', 'tiles', 'tile-differs')(
    `${path} 中的哈希与由记录算出的不同(第 ${where.position} 条起)。`,
    `A hash in ${path} is not the one that the events give (from event ${where.position}).`,
    where,
  );

export const tileMissing = (path: string): Finding =>
  say(
    'failed',
    'tiles',
    'tile-missing',
  )(`账本没有提供 ${path},或长度不对。`, `The log does not serve ${path}, or not in its length.`);

export const shorter = (size: number, earlier: number): Finding =>
  say(
    'failed',
    'history',
    'log-shorter',
  )(
    `账本现有 ${size} 条记录,少于先前检查点的 ${earlier} 条:历史被截短了。`,
    `The log has ${size} events, fewer than the ${earlier} of the earlier checkpoint: history was cut off.`,
  );

/** @param since when the earlier checkpoint was cosigned, where that is known. */
export const historyDiffers = (from: number, earlier: number, since: string | undefined): Finding => {
  const last = earlier - 1;
  const where = from === 0 ? { zh: `第 ${last} 条或更早`, en: `at or before event ${last}` } : undefined;
  return say('failed', 'history', 'history-differs')(
    `历史被改写:${where?.zh ?? `第 ${from} 至 ${last} 条之间`}的某处,与先前签署的检查点(${earlier} 条${since ? `,${since}` : ''})不一致;改写发生在那个检查点之后。`,
    `History was rewritten: somewhere ${where?.en ?? `between the events ${from} and ${last}`} it is not what the earlier checkpoint signed (${earlier} events${since ? `, ${since}` : ''}); it was changed after that checkpoint.`,
    { position: from, to: last },
  );
};

export const earlierNotSigned = (name: string): Finding =>
  say(
    'unchecked',
    'history',
    'earlier-not-signed',
  )(
    `先前的检查点 ${name} 没有所给公钥的有效签名,无法据以比较。`,
    `The earlier checkpoint ${name} is not signed by a given key: nothing can be concluded from it.`,
  );
