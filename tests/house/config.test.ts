import { describe, expect, it } from 'vitest';
import { type Config, type Environment, parseConfig } from '../../src/config.ts';
import { newSigningKey } from '../../src/keys/signing-key.ts';
import { COSIGNATURE, ED25519, formatVkey } from '../../src/tlog/note.ts';

const config = (environment: Environment): Config => {
  const result = parseConfig(environment);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
};

describe('configuration', () => {
  it('serves the demo from an embedded database when nothing is set', () => {
    expect(config({ PATH: '/bin' })).toEqual({
      port: 3000,
      host: '127.0.0.1',
      database: { kind: 'embedded', folder: './data' },
      origin: 'localhost/log',
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      embedAncestors: ['*'],
      witnesses: [],
      demo: true,
      development: false,
      dataFolder: './data',
      anchor: './data/log.anchor',
      auditInterval: 3600,
      commentDays: { accept: 5, answer: 15, extension: 15 },
      contactDays: 90,
      totp: 'optional',
    });
  });

  it('asks for second factors, but in a demonstration', () => {
    expect(config({ MINGBAI_DEMO: '0' }).totp).toBe('required');
    expect(config({ MINGBAI_DEMO: '0', MINGBAI_TOTP: 'optional' }).totp).toBe('optional');
    expect(parseConfig({ MINGBAI_TOTP: 'no', MINGBAI_AUTH_SECRET: 'short' })).toMatchObject({
      problems: [{ variable: 'MINGBAI_AUTH_SECRET' }, { variable: 'MINGBAI_TOTP' }],
    });
  });

  it('serves no demo on a PostgreSQL server, unless asked', () => {
    const DATABASE_URL = 'postgres://portal@db/mingbai';
    expect(config({ DATABASE_URL })).toMatchObject({
      demo: false,
      database: { kind: 'server', url: DATABASE_URL, ownerUrl: DATABASE_URL },
    });
    expect(config({ DATABASE_URL, MINGBAI_DEMO: '1' }).demo).toBe(true);
  });

  it('tells the owner of the tables from the portal', () => {
    const DATABASE_URL = 'postgres://portal@db/mingbai';
    const DATABASE_OWNER_URL = 'postgres://owner@db/mingbai';
    expect(config({ DATABASE_URL, DATABASE_OWNER_URL }).database).toEqual({
      kind: 'server',
      url: DATABASE_URL,
      ownerUrl: DATABASE_OWNER_URL,
    });
  });

  it('takes the keys and the days of contacts, and repeats no key that is none', () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    expect(config({ MINGBAI_CONTACT_KEY: `${key}, ${key}`, MINGBAI_CONTACT_DAYS: '30' })).toMatchObject({
      contactKey: `${key}, ${key}`,
      contactDays: 30,
    });
    expect(parseConfig({ MINGBAI_CONTACT_KEY: 'secret', MINGBAI_CONTACT_DAYS: '0' })).toEqual({
      ok: false,
      problems: [
        {
          variable: 'MINGBAI_CONTACT_KEY',
          message: 'is not 32 bytes in base64, or several such keys between commas',
        },
        { variable: 'MINGBAI_CONTACT_DAYS', message: 'is not a number of days between 1 and 3650' },
      ],
    });
  });

  it('takes links from the public address, without its last slash, and follows the port by default', () => {
    expect(config({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(config({ MINGBAI_PUBLIC_URL: 'https://portal.example/' }).publicUrl).toBe(
      'https://portal.example',
    );
  });

  it('takes a variable that is set to nothing for absent', () => {
    expect(config({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, demo: true });
  });

  it('counts working days for comments as it is told', () => {
    expect(config({ MINGBAI_COMMENT_DAYS: '3, 10,10' }).commentDays).toEqual({
      accept: 3,
      answer: 10,
      extension: 10,
    });
  });

  it('knows whose site it is only where it was told', () => {
    expect(config({}).site).toBeUndefined();
    const told = {
      MINGBAI_SITE_HOST: '某区人民政府',
      MINGBAI_SITE_ID_CODE: 'bm00000000',
      MINGBAI_SITE_FAULTS: 'mailto:faults@portal.example',
    };
    expect(config(told).site).toEqual({
      host: '某区人民政府',
      idCode: 'bm00000000',
      faults: 'mailto:faults@portal.example',
    });
  });

  it('takes the licence of the data by name and address', () => {
    expect(config({ PATH: '/bin' })).not.toHaveProperty('dataLicence');
    const url = 'https://creativecommons.org/licenses/by/4.0/';
    expect(config({ MINGBAI_DATA_LICENCE: `CC BY 4.0  ${url}` }).dataLicence).toEqual({
      name: 'CC BY 4.0',
      url,
    });
  });

  it('lists the witnesses, by vkey and address', () => {
    const [audit, archive] = ['audit.example/witness', 'archive.example'].map(
      (name) => newSigningKey(name, COSIGNATURE).key,
    );
    if (!audit || !archive) throw new Error('no keys');
    const text = `required ${formatVkey(audit)} https://audit.example/witness/,
      optional ${formatVkey(archive)} http://127.0.0.1:7380\n`;
    expect(config({ MINGBAI_WITNESSES: text }).witnesses).toEqual([
      { required: true, key: audit, url: 'https://audit.example/witness' },
      { required: false, key: archive, url: 'http://127.0.0.1:7380' },
    ]);
  });

  it.each([
    ['audit https://audit.example', /entry 1 is not/],
    ['perhaps VKEY https://audit.example', /required.*optional/],
    ['required VKEY https://audit.example now', /entry 1 is not/],
    ['required audit.example+00000000+BAAA https://audit.example', /no valid vkey/],
    ['required NOTES https://audit.example', /not one of a witness/],
    ['required VKEY http://audit.example', /https/],
    ['required VKEY https://me:secret@audit.example', /https/],
    ['required VKEY https://audit.example/?a=b', /https/],
    ['required VKEY https://audit.example, optional VKEY https://other.example', /twice/],
  ])('refuses MINGBAI_WITNESSES=%s', (text, message) => {
    const vkey = formatVkey(newSigningKey('audit.example', COSIGNATURE).key);
    const logKey = formatVkey(newSigningKey('audit.example', ED25519).key);
    const given = text.replaceAll('VKEY', vkey).replace('NOTES', logKey);
    const result = parseConfig({ MINGBAI_WITNESSES: given });
    const problem = { variable: 'MINGBAI_WITNESSES', message: expect.stringMatching(message) };
    expect(result).toEqual({ ok: false, problems: [problem] });
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it('lists proxies and networks', () => {
    const proxies = config({ MINGBAI_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1' }).trustedProxies;
    expect(proxies).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  });

  it('lists the sites that may frame a card', () => {
    const sites = 'https://city.example https://*.district.example:8443,localhost:*';
    expect(config({ MINGBAI_EMBED_ANCESTORS: sites }).embedAncestors).toEqual([
      'https://city.example',
      'https://*.district.example:8443',
      'localhost:*',
    ]);
    expect(config({ MINGBAI_EMBED_ANCESTORS: "'none'" }).embedAncestors).toEqual(["'none'"]);
  });

  it.each([
    ['PORT', '3000a'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://db/mingbai'],
    ['DATABASE_URL', 'db'],
    ['DATABASE_OWNER_URL', 'postgres://owner@db/mingbai'],
    ['MINGBAI_ORIGIN', 'https://portal.example/log'],
    ['MINGBAI_ORIGIN', 'portal.example/log/'],
    ['MINGBAI_PUBLIC_URL', 'portal.example'],
    ['MINGBAI_PUBLIC_URL', 'https://portal.example/?a=b'],
    ['MINGBAI_TRUSTED_PROXIES', '127.0.0.1, proxy'],
    ['MINGBAI_EMBED_ANCESTORS', 'https://city.example; script-src *'],
    ['MINGBAI_EMBED_ANCESTORS', "'none', https://city.example"],
    ['MINGBAI_EMBED_ANCESTORS', 'https://city.example/path'],
    ['MINGBAI_COMMENT_DAYS', '5,15'],
    ['MINGBAI_COMMENT_DAYS', '5,0,15'],
    ['MINGBAI_COMMENT_DAYS', '5,15,367'],
    ['MINGBAI_COMMENT_DAYS', '5,15,-15'],
    ['MINGBAI_DEMO', 'yes'],
    ['MINGBAI_API_TOKEN', 'short'],
    ['MINGBAI_DATA_LICENCE', 'CC-BY-4.0'],
    ['MINGBAI_DATA_LICENCE', 'https://creativecommons.org/licenses/by/4.0/'],
    ['MINGBAI_DATA_LICENCE', 'mine javascript:alert(1)'],
    ['MINGBAI_DATA_LICENCE', 'mine https://['],
    ['MINGBAI_SITE_HOST', '某'.repeat(101)],
    ['MINGBAI_SITE_ID_CODE', '123'],
    ['MINGBAI_SITE_ICP', '沪00000000号'],
    ['MINGBAI_SITE_POLICE', '公网安备1号'],
    ['MINGBAI_SITE_PHONE', '总机'],
    ['MINGBAI_SITE_FAULTS', 'javascript:alert(1)'],
    ['MINGBAI_SITE_FAULTS', 'http://faults.example'],
  ])('refuses %s=%s and names the variable', (variable, value) => {
    const result = parseConfig({ [variable]: value });
    expect(result).toMatchObject({ ok: false, problems: [{ variable }] });
  });

  it('names every wrong variable at once and repeats no secret', () => {
    const result = parseConfig({ PORT: 'x', MINGBAI_API_TOKEN: 'hunter2' });
    expect(result).toMatchObject({
      ok: false,
      problems: [{ variable: 'PORT' }, { variable: 'MINGBAI_API_TOKEN' }],
    });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});
