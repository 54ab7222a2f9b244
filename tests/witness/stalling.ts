/** A witness that is killed between keeping and answering: keeps what it is shown, says so, and answers nobody. */
import { verifyEd25519 } from '../../src/keys/ed25519.ts';
import { sha256 } from '../../src/log/sha256.ts';
import { parseVkey } from '../../src/tlog/note.ts';
import { openWitness } from '../../src/witness/node/folder.ts';
import { createWitness } from '../../src/witness/witness.ts';

const [folder = '', vkey = '', request = ''] = process.argv.slice(2);
const opened = await openWitness(folder);
const key = parseVkey(sha256, vkey);
if (!opened.ok || !key) throw new Error(opened.ok ? 'no vkey' : opened.problem);
const { memory } = opened.folder;
const witness = createWitness({
  ...opened.folder,
  logs: [key],
  memory: {
    write: async (signed) => {
      await memory.write(signed);
      process.stdout.write('kept\n');
      // Its answer never comes.
      await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
    },
  },
  hash: sha256,
  verify: verifyEd25519,
  now: () => Math.floor(Date.now() / 1000),
});
await witness.add(new TextEncoder().encode(request));
