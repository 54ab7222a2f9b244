import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/db/postgres.ts';
import { createDatabase } from '../database.ts';
import { type StartedPortal, startPortal } from './start.ts';

describe('a portal on a PostgreSQL server', () => {
  let url: string;
  let portalUrl: string;
  let drop: () => Promise<void>;
  const started: StartedPortal[] = [];

  beforeAll(async () => {
    ({ url, drop } = await createDatabase());
    portalUrl = await portalsOwnUrl(url);
  });
  afterAll(async () => {
    for (const portal of started) portal.signal('SIGKILL');
    await Promise.all(started.map(({ ended }) => ended));
    await drop();
  });
  const start = async (environment: Record<string, string>) => {
    const portal = await startPortal(environment);
    started.push(portal);
    return portal;
  };

  it('migrates as the owner, serves as the portal, and stops without cutting a request off', async () => {
    const portal = await start({
      DATABASE_URL: portalUrl,
      DATABASE_OWNER_URL: url,
      MINGBAI_API_TOKEN: TOKEN,
    });
    await portal.says(`http://localhost:${portal.port}`);
    expect((await fetch(`${portal.address}/readyz`)).status).toBe(200);

    const socket = await halfARequest(portal.port);
    portal.signal('SIGTERM');
    await portal.says('"stopping"');
    await expect(fetch(`${portal.address}/healthz`)).rejects.toThrow();
    expect(await otherHalf(socket)).toMatch(/^HTTP\/1\.1 4\d\d /);

    const { code, out, err } = await portal.ended;
    expect(code).toBe(0);
    expect(out).toContain('is ready');
    for (const line of err.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  });

  it('starts with the portal’s role alone, once somebody has migrated', async () => {
    const portal = await start({ DATABASE_URL: portalUrl });
    await portal.says('is ready');
    expect((await fetch(`${portal.address}/readyz`)).status).toBe(200);
    portal.signal('SIGINT');
    expect((await portal.ended).code).toBe(0);
  });

  it('hears through npm that it is to stop', async () => {
    const portal = await startPortal({ DATABASE_URL: portalUrl }, ['npm', 'start']);
    await portal.says('is ready');
    portal.signal('SIGTERM');
    expect((await portal.ended).err).toContain('"stopped"');
    await expect(fetch(`${portal.address}/healthz`)).rejects.toThrow();
  });

  it('refuses to be a demonstration on a log that is real', async () => {
    const { code, err } = await (await start({ DATABASE_URL: url, MINGBAI_DEMO: '1' })).ended;
    expect(code).toBe(1);
    expect(err).toContain('set MINGBAI_DEMO=0');
  });

  it('says whose port it is', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, err } = await (await start({ DATABASE_URL: url, PORT: port })).ended;
    other.close();
    expect(code).toBe(1);
    expect(err).toContain(`port ${port} of 127.0.0.1 is in use`);
  });

  it('refuses a database in another encoding', async () => {
    const name = `latin_${randomUUID().replaceAll('-', '')}`;
    const owner = openPostgres(url, { max: 1 });
    await sql`create database ${sql.id(name)} encoding 'LATIN1' locale 'C' template template0`.execute(owner);
    const { code, err } = await (await start({ DATABASE_URL: url.replace(/[^/]+$/, name) })).ended;
    await sql`drop database ${sql.id(name)}`.execute(owner);
    await owner.destroy();
    expect(code).toBe(1);
    expect(err).toContain('encoding is LATIN1');
    expect(err).not.toContain('    at ');
  });

  it('says that no server answers, and that a variable is wrong', async () => {
    const nowhere = await (await start({ DATABASE_URL: 'postgres://owner@127.0.0.1:1/none' })).ended;
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('cannot be reached') });
    const wrong = await (await start({ MINGBAI_DEMO: 'yes' })).ended;
    expect(wrong).toMatchObject({ code: 1, err: 'mingbai: MINGBAI_DEMO is neither 0 nor 1\n' });
  });
});

/** A role that may log in and do nothing yet. */
async function portalsOwnUrl(ownerUrl: string): Promise<string> {
  const role = `portal_${randomUUID().replaceAll('-', '')}`;
  const owner = openPostgres(ownerUrl, { max: 1 });
  await sql`create role ${sql.id(role)} login`.execute(owner);
  await owner.destroy();
  return ownerUrl.replace('//owner@', `//${role}@`);
}

const TOKEN = 'a-token-for-the-tests';
const BODY = '{"indicator":"x"}';

/** Sends the head and the first half of a body. */
async function halfARequest(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    'POST /api/v1/plans/none/figures HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${TOKEN}`,
    `Idempotency-Key: ${randomUUID()}`,
    'Content-Type: application/json',
    `Content-Length: ${BODY.length}`,
    'Expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  // The server has begun with it when it asks for the body.
  await once(socket, 'data');
  socket.write(BODY.slice(0, 5));
  return socket;
}

async function otherHalf(socket: Socket): Promise<string> {
  const answer = once(socket.setEncoding('utf8'), 'data');
  socket.write(BODY.slice(5));
  return String((await answer)[0]);
}
