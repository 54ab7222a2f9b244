/** `MINGBAI_WITNESSES`: who cosigns the log's checkpoints. Pure. */
import { sha256 } from '../log/sha256.ts';
import { COSIGNATURE, parseVkey, type VerifierKey } from '../tlog/note.ts';

/** `url`: the prefix before `/add-checkpoint`, without trailing slash. */
export type WitnessSetting = { required: boolean; key: VerifierKey; url: string };
export type Settings = { ok: true; witnesses: WitnessSetting[] } | { ok: false; problem: string };
type Entry = { ok: true; witness: WitnessSetting } | { ok: false; problem: string };

const MOST = 20;

/** `required|optional <vkey> <address>`, entries between commas or line feeds. */
export function parseWitnesses(text: string): Settings {
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length > MOST) return { ok: false, problem: `names more than ${MOST} witnesses` };
  const parsed = entries.map((entry, index) => entryOf(entry, `entry ${index + 1}`));
  const witnesses = parsed.flatMap((each) => (each.ok ? [each.witness] : []));
  const wrong = parsed.find((each) => !each.ok);
  if (wrong && !wrong.ok) return wrong;
  const ids = witnesses.map(({ key }) => `${key.name}+${key.id}`);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice ? { ok: false, problem: `names the witness ${twice} twice` } : { ok: true, witnesses };
}

function entryOf(entry: string, where: string): Entry {
  const [demand = '', vkey = '', address = '', ...rest] = entry.split(/\s+/);
  if (rest.length > 0 || address === '') {
    return { ok: false, problem: `${where} is not “required|optional <vkey> <address>”` };
  }
  if (demand !== 'required' && demand !== 'optional') {
    return { ok: false, problem: `${where} begins with neither “required” nor “optional”` };
  }
  const key = parseVkey(sha256, vkey);
  if (!key)
    return { ok: false, problem: `${where} has no valid vkey: name+id+key, as the witness prints it` };
  if (key.type !== COSIGNATURE) {
    return {
      ok: false,
      problem: `${where} has a vkey that signs notes, not one of a witness (its key begins with B)`,
    };
  }
  const url = addressOf(address);
  if (url === undefined) {
    return { ok: false, problem: `${where} has no https address without user, query and fragment` };
  }
  return { ok: true, witness: { required: demand === 'required', key, url } };
}

/** https; http as far as this machine alone. */
function addressOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || url.username || url.password || url.search || url.hash) return undefined;
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isFit = url.protocol === 'https:' || (url.protocol === 'http:' && isOwnMachine);
  return isFit ? url.href.replace(/\/+$/, '') : undefined;
}
