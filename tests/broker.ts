/**
 * What a whole test run shares and starts when the first test asks for it: a run that needs none waits for none.
 * Tests are processes of their own, so they ask through a socket.
 */
import { connect, createServer } from 'node:net';

export type Started = { address: string; stop(): Promise<void> };
/** `port` answers with the address of what was started, once it is up. */
export type Broker = { port: number; close(): Promise<void> };

export async function openBroker(start: () => Promise<Started>): Promise<Broker> {
  let started: Promise<Started> | undefined;
  const server = createServer((socket) => {
    // A test that was interrupted has gone away.
    socket.on('error', () => {});
    started ??= start();
    started.then(
      ({ address }) => socket.end(address),
      (error) => socket.end(`error: ${error instanceof Error ? error.message : error}`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the broker has no port');
  const close = async () => {
    server.close();
    const running = await started?.catch(() => undefined);
    await running?.stop();
  };
  return { port: address.port, close };
}

/** Address of what the broker shares, which starts now if nobody asked before. */
export async function askBroker(port: number): Promise<string> {
  let answer = '';
  for await (const chunk of connect(port, '127.0.0.1').setEncoding('utf8')) answer += chunk;
  if (answer === '' || answer.startsWith('error:')) throw new Error(answer || 'the broker has gone');
  return answer;
}
