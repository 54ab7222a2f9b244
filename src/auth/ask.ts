/** How better-auth is asked: with a request to its handler, so that its rate limits work. */
import type { Library } from './library.ts';

export const LIBRARY_PATH = '/staff-auth';
/** Says which client a request is for. Only requests made here reach the library, so that nobody else writes it. */
export const CLIENT_HEADER = 'x-mingbai-client';

/** Who asks: cookies as the browser sent them, the client's address, its program. */
export type Asking = {
  cookie?: string | undefined;
  client?: string | undefined;
  /** What attempts are counted by: an IPv4 address, or the network of an IPv6 subscriber. */
  subscriber?: string | undefined;
  /** The same while an account is under attack: of IPv6 the /48 that one customer can have. */
  network?: string | undefined;
  agent?: string | undefined;
};
export type Answered = {
  status: number;
  /** `Set-Cookie`, one each. */
  cookies: string[];
  body: Record<string, unknown>;
};

/** @param body sent as JSON; left out for a GET. */
export async function ask(
  library: Library,
  path: string,
  { cookie, client, agent }: Asking,
  body?: Record<string, unknown>,
): Promise<Answered> {
  const { baseURL } = library.options;
  const headers = new Headers({ Origin: baseURL });
  if (cookie !== undefined) headers.set('Cookie', cookie);
  if (client !== undefined) headers.set(CLIENT_HEADER, client);
  if (agent !== undefined) headers.set('User-Agent', agent.slice(0, LONGEST_AGENT));
  if (body) headers.set('Content-Type', 'application/json');
  const answer = await library.handler(
    new Request(`${baseURL}${LIBRARY_PATH}${path}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, cookies: answer.headers.getSetCookie(), body: await objectOf(answer) };
}

const LONGEST_AGENT = 300;

async function objectOf(answer: Response): Promise<Record<string, unknown>> {
  const value: unknown = await answer.json().catch(() => null);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
