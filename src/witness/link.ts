/** The portal's side: pushes a checkpoint to a witness and believes no answer that its key has not signed. */
import { verifyEd25519 } from '../keys/ed25519.ts';
import type { Pushed, WitnessLink } from '../publish/witness-link.ts';
import { concat, textOf } from '../tlog/bytes.ts';
import { cosignedAt } from '../tlog/cosignature.ts';
import { type NoteSignature, parseNote, parseSignatureLine, signatureLine } from '../tlog/note.ts';
import { formatRequest } from './request.ts';
import type { WitnessSetting } from './setting.ts';

/** `now` is real time in milliseconds; `timeoutMs` covers the whole exchange. */
export type LinkMeans = { fetch: typeof fetch; now: () => number; timeoutMs: number };

/** A witness that takes longer is down. */
const TIMEOUT_MS = 10_000;
/** A few signature lines, also of kinds that we do not know. */
const MAX_ANSWER_BYTES = 32 * 1024;
/** False or strange signature, unknown log, not an extension: asking again changes nothing. */
const REFUSALS = new Set([403, 404, 422]);
/** How far a witness's clock may be ahead of ours, in seconds. */
const AHEAD_S = 600;

const usual: LinkMeans = {
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
  timeoutMs: TIMEOUT_MS,
};

/** `push` never throws: whatever keeps a witness from cosigning is its reason. */
export function witnessLink(
  { key, required, url }: WitnessSetting,
  given: Partial<LinkMeans> = {},
): WitnessLink {
  const means = { ...usual, ...given };
  return {
    key,
    required,
    url,
    async push(note, old, proof) {
      try {
        const answer = await post(`${url}/add-checkpoint`, formatRequest({ old, proof, note }), means);
        return pushed(answer, note, key, means.now() / 1000);
      } catch (error) {
        return { ok: false, reason: reasonOf(error, means.timeoutMs) };
      }
    },
  };
}

type Told = { status: number; type: string; body: string | undefined };

async function post(url: string, body: string, { fetch, timeoutMs }: LinkMeans): Promise<Told> {
  const signal = AbortSignal.timeout(timeoutMs);
  // Workers know no `error` here; a redirect that is not followed is a status like any other.
  const response = await fetch(url, {
    method: 'POST',
    body,
    redirect: 'manual',
    signal,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
  const type = response.headers.get('Content-Type') ?? '';
  return { status: response.status, type, body: await limited(response) };
}

/** The body as text; undefined when it is none, or longer than any answer. */
async function limited({ body }: Response): Promise<string | undefined> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop cancels the rest.
    if (length > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return textOf(concat(...chunks));
}

function pushed({ status, type, body }: Told, note: string, key: WitnessLink['key'], now: number): Pushed {
  if (body === undefined) return { ok: false, reason: 'the answer is too long, or no text' };
  if (status === 409) return conflictOf(type, body);
  // What a stranger says is repeated in a log line: no more of it than a line.
  const reason = `answered ${status}: ${body.split('\n')[0]?.slice(0, 200)}`;
  if (REFUSALS.has(status)) return { ok: false, refused: true, reason };
  if (status !== 200) return { ok: false, reason };
  return cosignatureOf(body, note, key, now);
}

function conflictOf(type: string, body: string): Pushed {
  const [, digits = ''] = /^(0|[1-9][0-9]{0,15})\n$/.exec(body) ?? [];
  const size = digits === '' ? Number.NaN : Number(digits);
  if (!type.startsWith('text/x.tlog.size') || !Number.isSafeInteger(size)) {
    return { ok: false, reason: 'answered 409 without the size that it signed' };
  }
  return { ok: false, conflict: size, reason: `has signed size ${size} last` };
}

/** The line of the witness's own key, if it holds for this very checkpoint; lines of other keys are ignored. */
function cosignatureOf(body: string, note: string, key: WitnessLink['key'], now: number): Pushed {
  const text = parseNote(note)?.text ?? '';
  const own = body
    .split('\n')
    .map(parseSignatureLine)
    .filter((line): line is NoteSignature => line?.name === key.name && line.id === key.id);
  for (const signature of own) {
    const at = cosignedAt({ text, signatures: [signature] }, key, verifyEd25519);
    if (at === undefined || at === 0) continue;
    if (at > now + AHEAD_S) return { ok: false, reason: 'its clock is ahead: it signed for a time to come' };
    return { ok: true, line: signatureLine(signature), at };
  }
  return { ok: false, reason: 'answered without a valid cosignature of its key' };
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `did not answer within ${timeoutMs} ms`;
  const { cause } = error;
  return `cannot be reached: ${cause instanceof Error && cause.message ? cause.message : error.message}`;
}
