/** A log that signs checkpoints of made-up entries, and a witness that remembers in this process. */
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { newSigningKey, type SigningKey } from '../../src/keys/signing-key.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { utf8 } from '../../src/tlog/bytes.ts';
import { formatCheckpoint } from '../../src/tlog/checkpoint.ts';
import { COSIGNATURE, ED25519, signNote, type VerifierKey } from '../../src/tlog/note.ts';
import { proveConsistency } from '../../src/tlog/prove.ts';
import { createWitnessApp } from '../../src/witness/node/app.ts';
import { formatRequest } from '../../src/witness/request.ts';
import { createWitness, type Memory, type Signed } from '../../src/witness/witness.ts';
import { grow } from '../tlog/given.ts';

export const ORIGIN = 'portal.example/log';
/** 2016-02-15T04:00:00Z */
export const NOW = 1_455_508_800;

export type GivenLog = {
  key: VerifierKey;
  /** The signed checkpoint of the first `size` entries. */
  note(size: number): string;
  proof(old: number, size: number): Promise<Uint8Array[]>;
  /** The body of an add-checkpoint. */
  request(old: number, size: number): Promise<string>;
};

/** `first`: the entries that it has in common with others; from there on they are its own. */
export function logOf({
  origin = ORIGIN,
  signing = newSigningKey(origin, ED25519),
  first = 0,
  entries = 20,
}: {
  origin?: string;
  signing?: SigningKey;
  first?: number;
  entries?: number;
} = {}): GivenLog {
  const mine = signing.key.id;
  const tree = grow(
    Array.from({ length: entries }, (_, index) =>
      utf8(index < first ? `${index}` : `${index} of ${mine}/${first}`),
    ),
  );
  const note = (size: number) =>
    signNote(formatCheckpoint({ origin, size, root: tree.root(size) }), signing.key, signing.sign);
  const proof = (old: number, size: number) => proveConsistency(sha256, tree.read, old, size);
  return {
    key: signing.key,
    note,
    proof,
    request: async (old, size) => formatRequest({ old, proof: await proof(old, size), note: note(size) }),
  };
}

/** Two histories signed by one key: alike up to `first`. */
export function forkedLogs(first: number): [GivenLog, GivenLog] {
  const signing = newSigningKey(ORIGIN, ED25519);
  return [logOf({ signing, first: 1000 }), logOf({ signing, first })];
}

export type Said = { status: number; type: string | null; text: string };

/** A witness of these logs, asked over HTTP. */
export function witnessOf(
  logs: readonly VerifierKey[],
  given: { memory?: Memory; signing?: SigningKey; signed?: readonly Signed[]; peer?: string } = {},
) {
  const signing = given.signing ?? newSigningKey('audit.example/witness', COSIGNATURE);
  const written: (readonly Signed[])[] = [];
  const lines: { level: string; fields: Record<string, unknown>; message: string }[] = [];
  const memory = given.memory ?? { write: async (signed) => void written.push(signed) };
  const witness = createWitness({
    signing,
    logs,
    signed: given.signed ?? [],
    memory,
    hash: sha256,
    verify: verifyEd25519,
    now: () => NOW,
  });
  const told = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  const { peer } = given;
  const app = createWitnessApp({
    witness,
    logger: { info: told('info'), warn: told('warn'), error: told('error') },
    now: () => 0,
    ...(peer !== undefined && { peer: () => peer }),
  });
  const said = async (asked: Response | Promise<Response>): Promise<Said> => {
    const response = await asked;
    return {
      status: response.status,
      type: response.headers.get('Content-Type'),
      text: await response.text(),
    };
  };
  return {
    key: signing.key,
    witness,
    app,
    written,
    lines,
    get: (path: string) => said(app.request(path)),
    add: (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      said(app.request('/add-checkpoint', { method: 'POST', body, headers })),
  };
}
