/** What is found about single events. */
import type { Finding, Severity } from '../finding.ts';
import { named, say, type Where } from './say.ts';

const ofEvent =
  (code: string, severity: Severity = 'failed') =>
  (where: Where, zh: string, en: string): Finding => {
    const name = named(where);
    return say(severity, 'events', code)(`${name.zh}${zh}`, `${name.en} ${en}`, where);
  };

export const notUtf8 = (where: Where) => ofEvent('not-utf8')(where, '不是合法的 UTF-8。', 'is not UTF-8.');
export const notJson = (where: Where) =>
  ofEvent('not-json')(where, '不是一个 JSON 对象。', 'is not a JSON object.');
export const notCanonical = (where: Where) =>
  ofEvent('not-canonical')(where, '不是规范形式的 JSON(RFC 8785)。', 'is not canonical JSON (RFC 8785).');
export const badSchema = (where: Where, field: string, problem: string) =>
  ofEvent('schema')(
    where,
    `不符合公布的格式:${field}:${problem}。`,
    `breaks its schema: ${field}: ${problem}.`,
  );
export const unknownType = (where: Where, type: string) =>
  ofEvent('unknown-type', 'unchecked')(
    where,
    `的类型“${type}”不在本程序所知之列:无法核对。`,
    `has the type “${type}”, which this program does not know.`,
  );
export const unknownVersion = (where: Where, dataschema: string) =>
  ofEvent('unknown-version', 'unchecked')(
    where,
    `的格式版本“${dataschema}”不在本程序所知之列:无法核对。`,
    `has the version “${dataschema}”, which this program does not know.`,
  );
export const otherSource = (where: Where, source: string) =>
  ofEvent('other-source')(
    where,
    `的来源“${source}”不是本账本。`,
    `has the source “${source}”, which is not this log.`,
  );
export const timeBackwards = (where: Where, time: string, before: string) =>
  ofEvent('time-backwards')(
    where,
    `的时间 ${time} 早于前一条的 ${before}。`,
    `has the time ${time}, before that of the event before it, ${before}.`,
  );
export const idTwice = (where: Where) =>
  ofEvent('id-twice')(where, '的标识在账本中出现过。', 'has an id that the log had before.');
export const revisionGap = (where: Where, stream: string, revision: number, expected: number) =>
  ofEvent('revision-gap')(
    where,
    `在流“${stream}”中的序号是 ${revision},应为 ${expected}:有记录缺失或调换。`,
    `is revision ${revision} of the stream “${stream}” and should be ${expected}: an event is missing or moved.`,
  );
export const notFoldable = (where: Where, projection: string) =>
  ofEvent('not-foldable')(where, `无法计入“${projection}”。`, `cannot be folded into “${projection}”.`);
