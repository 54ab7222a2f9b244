/** Asks one address over a few kept-alive connections, as fast as answers come, and counts. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Asked = { port: number; path: string; headers?: Readonly<Record<string, string>> };

const CONNECTIONS = 8;

/**
 * Requests answered per second, over `count` of them. The answers must all be as long as the first: whole ones are
 * counted by their bytes, so that the asking costs as little as it can beside the answering.
 */
export async function requestsPerSecond(asked: Asked, count: number): Promise<number> {
  const request = requestOf(asked);
  const length = await lengthOf(asked.port, request);
  const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, () => opened(asked.port)));
  const each = Math.ceil(count / CONNECTIONS);
  const start = performance.now();
  await Promise.all(sockets.map((socket) => ask(socket, request, length, each)));
  const seconds = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  return (each * CONNECTIONS) / seconds;
}

const requestOf = ({ path, headers = {} }: Asked): string =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  return socket;
}

/** Bytes of one answer, head and body. */
async function lengthOf(port: number, request: string): Promise<number> {
  const socket = await opened(port);
  socket.write(request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  const answer = Buffer.concat(chunks).toString('latin1');
  // What a closing answer says of its connection, a kept one says otherwise.
  const closing = 'Connection: close\r\n';
  const keeping = 'Connection: keep-alive\r\nKeep-Alive: timeout=5\r\n';
  if (!answer.includes(closing)) throw new Error(`an answer of another form: ${answer.slice(0, 300)}`);
  return answer.length - closing.length + keeping.length;
}

/** Sends the request again as soon as the answer before is whole. */
function ask(socket: Socket, request: string, length: number, times: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = times;
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes < length) return;
      if (bytes > length) return reject(new Error(`an answer of ${bytes} bytes, not of ${length}`));
      bytes = 0;
      left -= 1;
      if (left === 0) resolve();
      else socket.write(request);
    });
    socket.once('error', reject);
    socket.write(request);
  });
}
