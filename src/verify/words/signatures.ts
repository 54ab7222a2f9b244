/** What is found about signatures and keys. */
import type { Finding } from '../finding.ts';
import { say } from './say.ts';

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
