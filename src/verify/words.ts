/** Every finding in words, in Chinese and in English. */
import { CannotGoOn, type Check, type Finding, type Severity } from './finding.ts';

type Where = Pick<Finding, 'position' | 'to' | 'id'>;
const say =
  (severity: Severity, check: Check, code: string) =>
  (zh: string, en: string, where: Where = {}): Finding => ({ severity, check, code, ...where, zh, en });

/** Of an event: 「第 421 条记录(id)」. */
const named = ({ position, id }: Where) => ({
  zh: `第 ${position} 条记录${id === undefined ? '' : `(${id})`}`,
  en: `event ${position}${id === undefined ? '' : ` (${id})`}`,
});

// What was asked of the verifier, and what it could read.

export const unreadable = (check: Check, what: { zh: string; en: string }, where: Where = {}): Finding =>
  say('unchecked', check, 'unreadable')(what.zh, what.en, where);

/** @throws CannotGoOn */
export const giveUp = (check: Check, what: { zh: string; en: string }, options?: ErrorOptions): never => {
  throw new CannotGoOn(unreadable(check, what), options);
};

// Signatures.

/** @param position of the event that announces the key, where the log has one. */
export const notSigned = (keys: readonly string[], position: number | undefined): Finding =>
  say('failed', 'signature', 'not-signed')(
    `检查点上没有所给公钥(${keys.join('、')})的有效签名${position === undefined ? '' : `;第 ${position} 条记录公布了签署它的公钥,但没有所给公钥签署过的检查点包括那条记录`}。`,
    `The checkpoint has no valid signature by the given key (${keys.join(', ')})${position === undefined ? '' : `; event ${position} announces the key that signed it, but no checkpoint signed by a given key covers that event`}.`,
    { position },
  );

export const otherOrigin = (origin: string, key: string): Finding =>
  say(
    'failed',
    'signature',
    'other-origin',
  )(
    `检查点属于账本“${origin}”,而所给公钥属于“${key}”。`,
    `The checkpoint is of the log “${origin}”, and the given key is of “${key}”.`,
  );

export const notCosigned = (key: string): Finding =>
  say(
    'failed',
    'cosignatures',
    'not-cosigned',
  )(
    `检查点上没有所给见证方 ${key} 的有效共同签名。`,
    `The checkpoint has no valid cosignature by the given witness ${key}.`,
  );

export const signedByAnnounced = (key: string, position: number): Finding =>
  say('noted', 'signature', 'key-rotated')(
    `检查点由公钥 ${key} 签署;第 ${position} 条记录公布了它,而那一段历史由所给公钥签署过。`,
    `The checkpoint is signed by the key ${key}, announced by event ${position} of a history that a given key signed.`,
    { position },
  );

// The tree.

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

// History.

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

// Events.

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

// Sealed text and evidence.

export const openingWrong = (where: Where): Finding => {
  const { zh, en } = named(where);
  return say('failed', 'sealed', 'opening-wrong')(
    `${zh}所公布的文字与记录中的承诺值不符:文字或盐被改动。`,
    `The text served for ${en} does not match the commitment in it: the text or its salt was changed.`,
    where,
  );
};
export const openingStray = (where: Where): Finding =>
  say('failed', 'sealed', 'opening-stray')(
    `公布了第 ${where.position} 条记录的文字,但该记录没有可公开的承诺值。`,
    `A text is served for event ${where.position}, which has no commitment that is opened to the public.`,
    where,
  );
export const openingMissing = (where: Where, isBehind: boolean): Finding => {
  const { zh, en } = named(where);
  if (isBehind)
    return say('unchecked', 'sealed', 'opening-missing-yet')(
      `${zh}的文字没有提供;检查点尚未包括账本的全部记录,是否已有删除的记录不得而知。`,
      `The text of ${en} is not served; the checkpoint does not cover the whole log yet, so its erasure may be logged after it.`,
      where,
    );
  return say('failed', 'sealed', 'opening-missing')(
    `${zh}的文字应当公开,却没有提供,账本里也没有删除、取消选登或撤回的记录。`,
    `The text of ${en} should be public; it is not served, and no erasure, deselection or withdrawal is logged.`,
    where,
  );
};
export const openingErased = (where: Where): Finding =>
  say('noted', 'sealed', 'opening-erased')(
    `第 ${where.position} 条记录的文字,账本说已删除或取消选登,却仍提供(也可能是读取期间刚刚删除)。`,
    `The text of event ${where.position} is served although its erasure or deselection is logged (or it was erased while we read).`,
    where,
  );
export const evidenceDiffers = (where: Where): Finding =>
  say('failed', 'evidence', 'evidence-differs')(
    `凭证清单与账本不符:第 ${where.position} 条记录。`,
    `The list of evidence is not what the log says: event ${where.position}.`,
    where,
  );
export const evidenceCount = (listed: number, expected: number): Finding =>
  say(
    'failed',
    'evidence',
    'evidence-count',
  )(
    `凭证清单有 ${listed} 项,账本里有 ${expected} 项。`,
    `The list of evidence has ${listed} items, and the log ${expected}.`,
  );

// Verdicts.

export const verdictDiffers = (
  plan: string,
  target: string,
  what: string,
  ours: string,
  theirs: string,
): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-differs',
  )(
    `计划“${plan}”的目标“${target}”:公布的与由账本重新得出的不同(${what}:公布 ${theirs},应为 ${ours})。`,
    `Target “${target}” of the plan “${plan}”: what is published is not what the log gives (${what}: published ${theirs}, computed ${ours}).`,
  );
export const verdictMissing = (plan: string, target: string): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-missing',
  )(
    `计划“${plan}”的目标“${target}”没有公布结论。`,
    `No verdict is published on the target “${target}” of the plan “${plan}”.`,
  );
export const verdictExtra = (plan: string, target: string): Finding =>
  say(
    'failed',
    'verdicts',
    'verdict-extra',
  )(
    `公布了计划“${plan}”的目标“${target}”的结论,而账本里没有这个目标。`,
    `A verdict is published on the target “${target}” of the plan “${plan}”, which the log does not have.`,
  );
export const planMissing = (plan: string): Finding =>
  say(
    'failed',
    'verdicts',
    'plan-missing',
  )(`没有公布计划“${plan}”的结论。`, `No verdicts are published for the plan “${plan}”.`);
export const planExtra = (plan: string): Finding =>
  say(
    'failed',
    'verdicts',
    'plan-extra',
  )(
    `公布了计划“${plan}”的结论,而账本里没有这个计划。`,
    `Verdicts are published for the plan “${plan}”, which the log does not have.`,
  );
export const ruleUnknown = (plan: string, target: string, rule: string): Finding =>
  say(
    'unchecked',
    'verdicts',
    'rule-unknown',
  )(
    `计划“${plan}”的目标“${target}”依规则“${rule}”判定,本程序不知道这条规则或这个版本:无法核对。`,
    `Target “${target}” of the plan “${plan}” is judged by the rule “${rule}”, which this program does not know: it could not be checked.`,
  );
export const fieldUnknown = (plan: string, target: string, field: string): Finding =>
  say(
    'unchecked',
    'verdicts',
    'field-unknown',
  )(
    `计划“${plan}”的目标“${target}”有本程序不知道的内容“${field}”:无法核对。`,
    `Target “${target}” of the plan “${plan}” has “${field}”, which this program does not know: it could not be checked.`,
  );
/** What differs where events were not understood proves nothing. */
export const cannotReplay = (differs: Finding): Finding => ({
  ...differs,
  severity: 'unchecked',
  code: 'cannot-replay',
  zh: `${differs.zh}账本中有本程序不懂的记录,此项不作定论。`,
  en: `${differs.en} The log has events that this program does not understand: this is no proof.`,
});
