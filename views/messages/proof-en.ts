/** Words of checking records on the reader's own machine; the page and the checking script share them. */
import type { Difference } from '../client/verify/compare.ts';
import { number } from '../words/numbers.ts';
import type { proofZh } from './proof-zh.ts';

const tell = 'save this page and tell an oversight body.';
const again = `Try again; if it stays so, ${tell}`;

export const proofEn: typeof proofZh = {
  proof: {
    title: 'Check this record',
    short: 'Check the records',
    titleAll: 'Check every record of this indicator',
    lead: 'You need not take our word. Press the button and your own device fetches the bytes of this record and computes for itself whether they are in the signed log, and whether they say what this page shows.',
    leadAll: (records) =>
      `You need not take our word. Press the button and your own device fetches the bytes of the ${records} records listed here and computes for itself whether they are in the signed log, say what this page shows, and lack none in between.`,
    start: 'Start the check',
    again: 'Check again',
    running: 'Checking…',
    own: 'Use your own key, or a checkpoint you kept',
    keys: 'Public keys',
    keysHint:
      'Keys that you got elsewhere, this portal’s or witnesses’, one a line. With a key of this portal, the one given by this page is not used.',
    kept: 'A checkpoint you kept',
    keptHint: 'Paste all of it. The check then shows that since then the log only grew.',
    steps: 'Steps of the check',
    result: 'Result of the check',
    detail: 'Technical detail',
    save: 'Save this checkpoint',
    saveHint: 'Keep it: pasted above on a later visit, it shows whether the log was rewritten.',
    limit:
      'The check shows that the record was not changed after it was signed. It does not show that a figure is true, nor that nobody else is shown another log: that takes witnesses, or comparing with a checkpoint that somebody else kept.',
    without: 'Check without this page’s script',
    withoutLead:
      'The checking script comes from this portal too. To depend on it for nothing, download receipt and bytes, and check them on the command line or with C2SP tools by others.',
    whole: 'Check the whole log:',
    needsScript: 'Checking on this device needs JavaScript. Without it, there are the ways below.',
    takenAt: (time) => `Checked at ${time} (by the clock of your device)`,
    passed: 'It verifies',
    passedSays: (records) =>
      records === 1
        ? 'This record is in the signed log and says what this page shows.'
        : `All ${number(records)} records are in the signed log and say what this page shows.`,
    failed: 'It does not verify',
    failedSays: 'The step marked above failed; those after it were not taken.',
    open: 'The check could not be finished',
    openSays: 'That does not mean that the record is wrong; it has not been checked yet.',
    verdicts: { passed: 'passed', failed: 'failed', open: 'not finished', none: 'nothing to check' },
    inputs: {
      key: (given) =>
        `This line of “Public keys” is not a key; is it whole? ${given} A key looks like “name+eight digits+letters and digits”.`,
      note: '“A checkpoint you kept” is not a checkpoint; is it whole, from the name in its first line to the signature in its last?',
      checkpoint:
        '“A checkpoint you kept” is signed, but its first three lines are not name, size and root; is it whole?',
    },
    fields: {
      entry: 'bytes',
      position: 'position',
      id: 'id',
      type: 'type',
      subject: 'stream',
      revision: 'place in its stream',
      time: 'time of recording',
      value: 'value',
      change: 'values',
    },
    details: {
      origin: 'Name of the log',
      size: 'Records',
      root: 'Root',
      bytes: 'Bytes',
      compared: 'Things compared',
      leaf: 'Leaf hash',
      tile: 'Tile',
      hashes: 'Hashes on the way',
      rule: 'Rule',
      leafRule: 'SHA-256(00 ‖ bytes), RFC 6962',
      nodeRule: 'SHA-256(01 ‖ left ‖ right), RFC 9162 §2.1.3.2',
      olderRule: 'RFC 9162 §2.1.4.2',
      key: 'Key id',
      signatureRule: 'Ed25519, RFC 8032; C2SP signed-note',
      shown: 'Shown here',
      said: 'In the bytes',
      path: 'Asked for',
      status: 'HTTP status',
      note: 'The checkpoint',
    },
    taken: ({ size, origin, problem }) => {
      if (problem === undefined)
        return {
          text: `To begin: fetched the newest checkpoint. The log “${origin}” has ${number(size)} records`,
        };
      if (problem === 'unpublished')
        return {
          text: 'The log has not signed a checkpoint yet',
          meaning: 'Without a signature there is nothing to check against. Try again later.',
        };
      if (problem === 'malformed')
        return {
          text: 'What was fetched is no checkpoint, or not all of one',
          meaning: `It may have been changed on its way, or the portal is at fault. Try another network; if it stays so, ${tell}`,
        };
      return {
        text: `The newest checkpoint reaches record ${number(size - 1)}, and not yet record ${number(problem.uncovered)}`,
        meaning: 'New records are signed within seconds as a rule. Wait a little and try again.',
      };
    },
    bytes: ({ records, bytes, compared, problem }) => {
      if (problem === undefined)
        return {
          text:
            records === 1
              ? `Step 1: fetched ${number(bytes)} bytes; they say the ${number(compared)} things shown here`
              : `Step 1: fetched the bytes of ${number(records)} records; they say the ${number(compared)} things shown here, and none is missing in between`,
        };
      if ('malformed' in problem)
        return {
          text: 'Step 1: the bytes that were fetched are not whole',
          meaning: `They may have been changed on their way, or the portal is at fault. ${again}`,
        };
      if ('gap' in problem)
        return {
          text: `Step 1: record ${number(problem.gap.revision + 1)} of this indicator is missing, or another stands in its place`,
          meaning: `This page does not list all records of the indicator: ${tell}`,
        };
      return { text: `Step 1: ${differs(problem)}`, meaning: `Do not rely on it; ${tell}` };
    },
    leaf: ({ records, problem }) => {
      if (problem)
        return {
          text: `Step 2: the fingerprint of record ${number(problem.position)} is not the one that the log published`,
          meaning: `The bytes are not those that were recorded: they were changed, or damaged on their way. ${again}`,
        };
      return records === 1
        ? { text: 'Step 2: the fingerprint computed from the bytes is the one that the log published' }
        : {
            text: `Step 2: the fingerprints of all ${number(records)} records are those that the log published`,
          };
    },
    root: ({ records, hashes, size, problem }) => {
      if (problem && 'position' in problem)
        return {
          text: `Step 3: what record ${number(problem.position)} adds up to is not the root that was signed`,
          meaning: `What the log published contradicts what it signed: it was changed, or damaged on its way. ${again}`,
        };
      if (problem)
        return {
          text: 'Step 3: the hashes that were fetched are not whole and do not lead to the root',
          meaning: `They may have been changed on their way, or the portal is at fault. ${again}`,
        };
      if (size === 1)
        return { text: 'Step 3: it is the only record, and its fingerprint is the signed root' };
      return {
        text:
          records === 1
            ? `Step 3: ${number(hashes)} hashes on the way lead to the root that was signed`
            : `Step 3: each record leads to the root that was signed (by ${number(hashes)} hashes at most)`,
      };
    },
    signature: ({ key, pasted, problem }) => {
      const whose = pasted ? 'the key that you pasted' : 'the key that this portal gives';
      if (problem === undefined)
        return {
          text: `Step 4: the root’s signature is valid by ${whose} (${key?.id})`,
          ...(!pasted && {
            meaning: 'If you got this portal’s key from elsewhere, paste it above and check again.',
          }),
        };
      if (problem === 'keyless')
        return {
          text: 'Step 4: there is no key to check the signature by',
          meaning: 'Paste this portal’s key, from elsewhere, above and try again.',
        };
      if (problem === 'origin')
        return {
          text: `Step 4: it is signed as “${key?.name}”, which is not the name of this log`,
          meaning: `The key is not this log’s. Check the key; if it is right, ${tell}`,
        };
      return pasted
        ? {
            text: `Step 4: the checkpoint has no valid signature of the key that you pasted (${key?.id})`,
            meaning:
              'Either the key is not the one that this portal uses now (check where it came from, and whether it was changed), or the checkpoint was not signed by this portal.',
          }
        : {
            text: `Step 4: the checkpoint has no valid signature of this portal’s key (${key?.id})`,
            meaning: `What was fetched is not signed by this portal. Try another network; if it stays so, ${tell}`,
          };
    },
    witnesses: ({ cosigned, unknown, wrong }) => {
      if (wrong.length > 0)
        return {
          text: `Step 5: the signature of witness “${wrong.join(', ')}” is not valid`,
          meaning:
            'Somebody uses the witness’s name, or the signature was damaged on its way. Try again; if it stays so, tell the witness.',
        };
      if (cosigned.length > 0) {
        const names = cosigned.map(({ name, at }) => `${name} (${day(at)})`).join(', ');
        return { text: `Step 5: valid signatures of witnesses (${number(cosigned.length)}): ${names}` };
      }
      return unknown.length > 0
        ? {
            text: `Step 5: “${unknown.join(', ')}” signed too; without their keys this was not checked`,
            meaning: 'Paste the witnesses’ keys above and check again.',
          }
        : {
            text: 'Step 5: no witness has signed this checkpoint yet',
            meaning: 'While there is no witness, save the checkpoint and compare when you come back.',
          };
    },
    older: ({ size = 0, signed, problem }, now) => {
      const evidence = signed
        ? 'Both checkpoints are signed by one key and contradict each other: that is evidence of rewriting. Keep both and give them to an oversight body.'
        : 'But the one that you pasted has no valid signature of this key: it may be miscopied, or the portal changed its key. Look again.';
      if (problem === 'origin')
        return {
          text: 'Step 6: the checkpoint that you pasted is another log’s',
          meaning: 'Check whether it is the right one.',
        };
      if (problem === 'longer')
        return {
          text: `Step 6: the log had ${number(size)} records when you kept the checkpoint, and has ${number(now)} now`,
          meaning: evidence,
        };
      if (problem === 'rewritten')
        return {
          text: `Step 6: it contradicts the checkpoint that you kept: the first ${number(size)} records were rewritten`,
          meaning: evidence,
        };
      if (problem)
        return {
          text: 'Step 6: the hashes that were fetched are not whole; your checkpoint could not be compared',
          meaning: again,
        };
      const added = now - size;
      const since =
        added === 0
          ? 'there are no new records'
          : `since then ${number(added)} were added and none was rewritten`;
      return {
        text: `Step 6: it agrees with the checkpoint that you kept (${number(size)} records); ${since}`,
        ...(!signed && {
          meaning: 'What you pasted has no valid signature of this key: it is no evidence, but it agrees.',
        }),
      };
    },
    olderNone: { text: 'Step 6: there is no earlier checkpoint to compare with' },
    unreached: ({ status }) => ({
      text:
        status === 0
          ? 'There is no connection: what the check needs was not fetched'
          : `What the check needs was not fetched (${status})`,
      meaning: 'That does not mean that the record is wrong. Check the connection and try again later.',
    }),
    broken: 'The checking script failed. Reload the page and try again, or use the ways without it below.',
  },
};

function differs({ position, field, shown, said }: Difference): string {
  const what = `${proofEn.proof.fields[field]} of record ${number(position)}`;
  if (field === 'entry' || said === '') return `the ${what} shown here differs from the log’s bytes`;
  return `the ${what} is shown as “${shown.trim()}”, and the log’s bytes say “${said}”`;
}

const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
