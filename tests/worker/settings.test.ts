/** What a deployment on Workers is set to, and what it says when that is wrong or not whole. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { ED25519 } from '../../src/tlog/note.ts';
import { notSetUp, readSettings } from '../../src/worker/settings.ts';

const URL = 'postgres://portal:x@db.example/mingbai';
const SECRETS = {
  MINGBAI_LOG_KEY: newSigningKey('localhost/log', ED25519).secret,
  MINGBAI_AUTH_SECRET: 'a secret of the tests, which is long enough',
  MINGBAI_CODE_KEY: 'another secret of the tests, long enough',
  MINGBAI_CONTACT_KEY: randomBytes(32).toString('base64'),
};
const withoutOf = (bindings: Record<string, unknown>) => {
  const read = readSettings(bindings, URL);
  return read.ok ? read.settings.without : [read.problem];
};

describe('a deployment on Workers', () => {
  it('does everything with its four secrets', () => {
    const read = readSettings({ ...SECRETS, ASSETS: {} }, URL);
    expect(read).toMatchObject({ ok: true, settings: { without: [] } });
    expect(read.ok && [read.settings.desk, read.settings.signing].every(Boolean)).toBe(true);
  });

  it('tells what is not done for want of each', () => {
    const { MINGBAI_LOG_KEY: _, ...unsigned } = SECRETS;
    expect(withoutOf(unsigned)).toEqual(['the log is not published: MINGBAI_LOG_KEY is not set']);
    const { MINGBAI_CONTACT_KEY: __, ...half } = SECRETS;
    expect(withoutOf(half)).toEqual(['no comments are taken: not set: MINGBAI_CONTACT_KEY']);
    const read = readSettings(half, URL);
    expect(read.ok && read.settings.desk).toBeFalsy();
    expect(withoutOf({})).toHaveLength(3);
  });

  it.each([
    ['MINGBAI_LOG_KEY', 'PRIVATE+KEY+none'],
    ['MINGBAI_LOG_KEY', newSigningKey('elsewhere.example/log', ED25519).secret],
    ['MINGBAI_AUTH_SECRET', 'far too short'],
    ['MINGBAI_CODE_KEY', 'far too short'],
    ['MINGBAI_CODE_KEY', `mostly blanks${' '.repeat(40)}`],
    ['MINGBAI_CONTACT_KEY', 'no-base64'],
    // Well-formed base64 whose last digit has bits that stand for nothing.
    ['MINGBAI_CONTACT_KEY', `${'A'.repeat(42)}B=`],
  ])('names %s that cannot be used, and does not repeat it', (name, value) => {
    const read = readSettings({ ...SECRETS, [name]: value }, URL);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(name) });
    expect(JSON.stringify(read)).not.toContain(value);
  });

  it('names a database that is not bound', () => {
    expect(readSettings(SECRETS, undefined)).toMatchObject({
      problem: expect.stringContaining('HYPERDRIVE'),
    });
  });

  it('answers readers that it is not set up, and nothing of why', async () => {
    const answer = notSetUp();
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([503, 'no-store']);
    expect(await answer.text()).not.toContain('MINGBAI');
  });
});
