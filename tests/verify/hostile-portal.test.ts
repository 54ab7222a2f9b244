/** Portals that mean ill: endless and slow answers, bombs, redirects, nonsense. On real sockets. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import type { Patience } from '../../src/verify/fetch.ts';
import { openPortalLog } from '../../src/verify/portal.ts';
import { verify } from '../../src/verify/verify.ts';
import { type Files, logKey } from './given.ts';
import { entriesFor, figures, filesOver } from './small-log.ts';

const PATIENT: Patience = {
  idle: 20_000,
  whole: 30_000,
  slowest: 4,
  longestWait: 10,
  between: 1,
  attempts: 2,
};
const IMPATIENT: Patience = { ...PATIENT, idle: 300, whole: 600 };
const files = filesOver(entriesFor(figures(300)));

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Serves the files as a portal does, but for one address. */
async function served(hostile: string, answer: Answer, patience = PATIENT) {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path.startsWith(hostile)) return answer(request, response);
    return honest(files, path, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const source = openPortalLog(`http://127.0.0.1:${port}`, { patience });
  return (await verify({ source, keys: [logKey.key] })).report;
}

function honest(all: Files, path: string, response: ServerResponse): void {
  if (path.startsWith('/api/v1/openings')) response.end('{"size":300,"openings":[],"next":null}');
  else if (path.startsWith('/api/v1/plans')) response.end('{"position":299,"plans":[]}');
  else if (all.has(path.slice('/log/'.length))) response.end(all.get(path.slice('/log/'.length)));
  else response.writeHead(404).end();
}

it('verifies an honest one', async () => {
  expect((await served('/never', () => {})).findings).toEqual([]);
});

it.each<[string, string, Answer, string]>([
  ['an answer that never ends', '/log/checkpoint', (_, r) => void endless(r), 'more than the'],
  ['a bundle that never ends', '/log/tile/entries/000', (_, r) => void endless(r), 'more than the'],
  [
    'a bomb',
    '/log/tile/0/000',
    (_, r) => void r.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 << 20))),
    'more than the',
  ],
  [
    'a redirect',
    '/log/checkpoint',
    (_, r) => void r.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
    'redirects',
  ],
  ['a connection that breaks', '/log/checkpoint', (_, r) => void r.destroy(), 'cannot be read'],
  [
    'half an answer',
    '/log/tile/0/000',
    (_, r) => void r.writeHead(200, { 'Content-Length': 99 }).end('x'),
    'cannot be read',
  ],
  ['a page instead of JSON', '/api/v1/openings', (_, r) => void r.end('<html>'), 'JSON'],
  [
    'a list that begins again',
    '/api/v1/openings',
    (_, r) => void r.end('{"size":1,"openings":[],"next":0}'),
    'format',
  ],
  ['a refusal', '/log/checkpoint', (_, r) => void r.writeHead(403).end(), '403'],
  ['nothing signed', '/log/checkpoint', (_, r) => void r.writeHead(404).end(), 'has no checkpoint'],
  [
    'no checkpoint but noise',
    '/log/checkpoint',
    (_, r) => void r.end(Buffer.alloc(100, 0xff)),
    'not in its format',
  ],
  ['plans that are none', '/api/v1/plans', (_, r) => void r.end('{"plans":[7]}'), 'format'],
])('cannot check: %s', async (_what, path, answer, words) => {
  const report = await served(path, answer);
  expect(report.outcome).toBe('unchecked');
  expect(report.findings[0]?.en).toContain(words);
});

it.each<[string, Answer]>([
  ['does not come', () => {}],
  ['trickles', (_, response) => trickle(response)],
])('does not wait for an answer that %s', async (_what, answer) => {
  const report = await served('/log/checkpoint', answer, IMPATIENT);
  expect(report.outcome).toBe('unchecked');
  expect(report.findings[0]?.en).toContain('too long');
});

it.each<[string, string, Answer, string]>([
  [
    'a bundle of other bytes',
    '/log/tile/entries/000',
    (_, r) => void r.end(Buffer.alloc(400)),
    'bundle-broken',
  ],
  [
    'a bundle with more behind it',
    '/log/tile/entries/001',
    (_, r) => void r.end(Buffer.concat([files.get('tile/entries/001.p/44') ?? Buffer.of(), Buffer.of(0)])),
    'bundle-broken',
  ],
  ['no bundle', '/log/tile/entries/001', (_, r) => void r.writeHead(404).end(), 'entry-missing'],
  ['no hashes', '/log/tile/0/001', (_, r) => void r.writeHead(404).end(), 'tile-missing'],
  ['a tile that is cut off', '/log/tile/1/000', (_, r) => void r.end('x'), 'tile-missing'],
])('fails with %s', async (_what, path, answer, code) => {
  const report = await served(path, answer);
  expect(report.outcome).toBe('failed');
  expect(report.findings.map((finding) => finding.code)).toContain(code);
});

function endless(response: ServerResponse): void {
  const chunk = Buffer.alloc(1 << 20, 120);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
}

function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write('x'), 50);
  response.on('close', () => clearInterval(timer));
}
