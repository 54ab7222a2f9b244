/** `/verify`: what is signed and published of the log, by whom, and how anyone checks it. */
import { type Context, Hono } from 'hono';
import { messages } from '../../../views/messages/messages.ts';
import {
  type AnnouncedKey,
  type CheckpointLine,
  type KnownWitness,
  Verify,
} from '../../../views/pages/verify.tsx';
import type { Published } from '../../log/published.ts';
import { base64 } from '../../tlog/bytes.ts';
import { formatVkey, parseNote } from '../../tlog/note.ts';
import { atMoment } from '../at-moment.ts';
import type { Env } from '../context.ts';
import { integer } from '../parameters.ts';
import { refuse } from '../problem.ts';
import { onlyPlan } from './only-plan.ts';
import { page, type Rendering } from './render.tsx';

/** Checkpoints of one page of their history. */
const PER_PAGE = 25;
/** Changes of keys that are shown. */
const MOST_KEYS = 100;

export const verify = new Hono<Env>().get('/verify', atMoment(), async (c) => {
  const bounds = { least: 1, most: Number.MAX_SAFE_INTEGER, otherwise: Number.MAX_SAFE_INTEGER };
  const before = integer('before', c.req.query('before') || undefined, bounds);
  if (!before.ok) return refuse(c, before.problem);
  const below = before.value === bounds.otherwise ? undefined : before.value;
  return page(c, { before: below === undefined ? undefined : String(below) }, () => verifyPage(c, below));
});

async function verifyPage(c: Context<Env>, below: number | undefined): Promise<Rendering> {
  const { log, config } = c.get('deps');
  const say = messages[c.get('language')].verify;
  const where = { limit: PER_PAGE + 1, ...(below !== undefined && { below }) };
  const [published, history, witnesses, keys] = await Promise.all([
    log.recentPublished(),
    log.publications(where),
    witnessesOf(c),
    announcedKeys(c),
  ]);
  return {
    title: say.heading,
    description: say.lead,
    here: 'verify',
    plan: await onlyPlan(c),
    synthetic: false,
    children: (
      <Verify
        vkey={config.vkey}
        checkpoint={published && { ...lineOf(published), note: published.note, signer: signerOf(published) }}
        witnesses={witnesses}
        keys={keys}
        history={history.slice(0, PER_PAGE).map(lineOf)}
        older={history.length > PER_PAGE ? (history[PER_PAGE - 1]?.size ?? null) : null}
        isLater={below !== undefined}
      />
    ),
  };
}

/** Those that the configuration names, also while they are silent; then others that have cosigned. */
async function witnessesOf(c: Context<Env>): Promise<KnownWitness[]> {
  const { log, config } = c.get('deps');
  const cosigned = await log.witnesses();
  const named = (config.witnesses ?? []).map(({ key, required }) => ({
    name: key.name,
    keyId: key.id,
    vkey: formatVkey(key),
    required,
    last: cosigned.find(({ keyId, name }) => keyId === key.id && name === key.name),
  }));
  const others = cosigned
    .filter(({ keyId }) => !named.some((each) => each.keyId === keyId))
    .map((last) => ({ name: last.name, keyId: last.keyId, last }));
  return [...named, ...others];
}

const lineOf = ({ size, root, signedAt, publishedAt, cosignatures }: Published): CheckpointLine => ({
  size,
  root: base64(root),
  signedAt,
  publishedAt,
  witnesses: cosignatures.map(({ name }) => name),
});

/** Who signed it first: the log itself. */
function signerOf({ note }: Published): { name: string; id: string } | undefined {
  const [own] = parseNote(note)?.signatures ?? [];
  return own && { name: own.name, id: own.id };
}

async function announcedKeys(c: Context<Env>): Promise<AnnouncedKey[]> {
  const events = await c
    .get('deps')
    .log.readEvents({ types: ['key.announced'], order: 'descending', limit: MOST_KEYS });
  return events.flatMap((event) =>
    event.type === 'key.announced'
      ? [{ vkey: event.data.vkey, action: event.data.action, position: event.position, at: event.time }]
      : [],
  );
}
