/** What the check of a receipt found, in Chinese and in English. */
import type { Proven, ReceiptFault, ReceiptResult } from '../verify/receipt.ts';

export type Language = 'zh' | 'en';

/** What the record says of itself: its type, when it was recorded, its stream. */
export type RecordSays = { type: string; time: string; subject: string };

/** A line each. `says` is left out where the bytes are not those of an event. */
export const receiptLines = (
  result: ReceiptResult,
  says: RecordSays | undefined,
  language: Language,
): string[] => (result.ok ? proven[language](result, says) : [faults[language](result)]);

const proven: Record<Language, (found: Proven, says: RecordSays | undefined) => string[]> = {
  zh: ({ index, origin, size, root, signedBy, cosignedBy, unchecked }, says) => [
    `核对通过:这就是账本 ${origin} 的第 ${index} 条记录。`,
    ...(says ? [`  记录 ${says.type},${says.time} 入账,属于 ${says.subject}`] : []),
    `  检查点 ${size} 条,根哈希 ${root}`,
    ...signedBy.map((key) => `  签署 ${key}`),
    ...cosignedBy.map(({ key, at }) => `  见证 ${key},${at}(以见证方的时钟为准)`),
    ...unchecked.map((key) => `  未核对的签名 ${key}:没有给出它的公钥`),
    '  这证明它已写入签过名的账本,不证明它所说的是事实。',
  ],
  en: ({ index, origin, size, root, signedBy, cosignedBy, unchecked }, says) => [
    `It verifies: this is record ${index} of the log ${origin}.`,
    ...(says ? [`  record      ${says.type}, recorded ${says.time}, of ${says.subject}`] : []),
    `  checkpoint  ${size} records, root hash ${root}`,
    ...signedBy.map((key) => `  signed by   ${key}`),
    ...cosignedBy.map(({ key, at }) => `  witnessed   by ${key} at ${at} (its own clock)`),
    ...unchecked.map((key) => `  not checked ${key}: its public key was not given`),
    '  This proves that it is in the signed log, not that what it says is true.',
  ],
};

const faults: Record<Language, (fault: ReceiptFault) => string> = {
  zh: (fault) => {
    switch (fault.code) {
      case 'not-a-receipt':
        return '核对不通过:凭据文件不是 C2SP tlog-proof 格式。';
      case 'not-a-checkpoint':
        return '核对不通过:凭据里没有完整的检查点。';
      case 'other-log':
        return `核对不通过:凭据属于账本 ${fault.origin},而所给公钥是 ${fault.keys.join('、')}。`;
      case 'not-signed':
        return `核对不通过:检查点上没有所给公钥(${fault.keys.join('、')})的有效签名。`;
      case 'not-cosigned':
        return `核对不通过:检查点上没有所给见证方(${fault.keys.join('、')})的有效签名。`;
      case 'not-included':
        return `核对不通过:记录文件的内容不是这本账(${fault.size} 条)的第 ${fault.index} 条。请确认两个文件属于同一条记录,且记录文件一个字节也没有改动(末尾多一个换行也不行)。`;
    }
  },
  en: (fault) => {
    switch (fault.code) {
      case 'not-a-receipt':
        return 'It does not verify: the receipt is not a C2SP tlog-proof.';
      case 'not-a-checkpoint':
        return 'It does not verify: the receipt has no whole checkpoint in it.';
      case 'other-log':
        return `It does not verify: the receipt is of the log ${fault.origin}, and the given key is ${fault.keys.join(', ')}.`;
      case 'not-signed':
        return `It does not verify: the checkpoint has no valid signature by the given key (${fault.keys.join(', ')}).`;
      case 'not-cosigned':
        return `It does not verify: the checkpoint has no valid cosignature by the given witness (${fault.keys.join(', ')}).`;
      case 'not-included':
        return `It does not verify: the event file is not record ${fault.index} of this log of ${fault.size}. Are both files of one record, and is the event file as it was, byte for byte (without a line break at its end)?`;
    }
  },
};
