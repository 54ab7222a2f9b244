import type { verifyZh } from './verify-zh.ts';

export const verifyEn: typeof verifyZh = {
  verify: {
    title: 'Verify',
    heading: 'Verify the ledger',
    lead: 'You need not believe us. This portal makes one root hash out of all its records, signs it and publishes it: a checkpoint. Anyone can check for themselves that a record is in the ledger, and that nothing was changed, removed or swapped after it was published.',
    contents: 'On this page',
    footer: {
      log: (position) => `Ledger up to record ${position}`,
      checkpoint: (size) => `checkpoint ${size}`,
      unsigned: 'not signed yet',
      signed: 'signed by',
      witnessed: 'witnessed by',
      unwitnessed: 'not witnessed yet',
    },
    now: {
      title: 'The checkpoint now',
      none: 'This portal has not published a checkpoint yet: the ledger can be read, but it is not signed, and cannot yet be verified as this page describes.',
      noneHow:
        'Whoever runs this portal should make a signing key, keep it safe, and start the portal again:',
      key: 'Public key (vkey)',
      keyHint:
        'Please check the public key by another way than this site: ask the organisation behind it, or look in its printed papers.',
      noKey:
        'The program that runs this portal has no signing key: published checkpoints can be verified, new records are not signed for now.',
      size: 'Records within',
      sizeOf: (n, last) => `${n} (records 0 to ${last})`,
      pending: (n) => `${n} more recorded since, not signed yet`,
      root: 'Root hash (Base64)',
      signedAt: 'Signed',
      publishedAt: 'Published',
      signer: 'Signed by',
      keyId: (id) => `key id ${id}`,
      note: 'The checkpoint itself',
      noteLead:
        'Its three lines are the name of the ledger, the number of records and the root hash; after the blank line, each line is a signature. Please keep a copy: compared with it later, a rewritten ledger cannot hide.',
      address: 'Address of the checkpoint',
      realTime: 'Signatures and cosignatures tell real time, not the demonstration’s clock.',
    },
    witnesses: {
      title: 'Who has witnessed it',
      lead: 'A witness is an organisation outside this portal. It signs a checkpoint only after checking that the ledger continues the one that it saw last.',
      none: 'No outside organisation has witnessed a checkpoint of this portal yet.',
      caption: 'The last cosignature of each witness',
      name: 'Witness',
      last: 'Last checkpoint witnessed',
      at: 'Time (by the witness’s own clock)',
      required: 'required: nothing is published without it',
      optional: 'optional: its cosignature is added when it comes',
      notYet: 'none yet',
      join: 'An oversight body can run a witness of its own (C2SP tlog-witness):',
      joinThen:
        'Then give its public key and address to whoever runs this portal, to be named in MINGBAI_WITNESSES.',
    },
    how: {
      title: 'How to verify it yourself',
      browser: 'Records, in the browser',
      browserLead: (button) =>
        `Open the page of any record or indicator and press “${button}”. Your own phone or computer does the checking and tells each step; you may paste a public key that you got elsewhere, or a checkpoint that you kept.`,
      whole: 'The whole ledger, with our command',
      wholeLead:
        'Run it in the program’s folder. It fetches all records, checks signatures, root hash and every record, then computes every verdict again by the public rules and compares it with what this portal published.',
      wholeThen:
        'Next time, bring the checkpoint that you saved: it then also proves that in between the ledger was only added to.',
      one: 'One record, with our command',
      oneLead:
        'The page of each record has its receipt (.tlog-proof) and its exact bytes. Keep both files: they can be checked without a network, and after this portal is gone:',
      own: 'With a program of your own',
      ownLead: 'All formats are public, and a verifier needs nothing but SHA-256 and Ed25519:',
      steps: [
        ['/log/checkpoint', 'The checkpoint, as a C2SP signed-note.'],
        [
          '/log/tile/entries/<N>',
          'Records as stored, 256 to a bundle, each after two bytes that tell its length (big-endian).',
        ],
        ['/log/tile/<L>/<N>', 'Tiles of the hash tree, 256 hashes each; one that is not full is <N>.p/<W>.'],
        ['/events/<n>.json', 'Record n, byte for byte as stored.'],
        ['/events/<n>.tlog-proof', 'The receipt of record n.'],
      ],
      rules:
        'A leaf is SHA-256(00 ‖ record), a node SHA-256(01 ‖ left ‖ right), split at the largest power of two below the number of leaves (RFC 6962). N is written in groups of three digits, all but the last after an x: 1234067 is x001/x234/067.',
      others: 'With tools by others',
      othersLead:
        'We did not write these. Tessera’s fsck checks the whole tree from the start (it needs Go):',
      othersThen:
        'golang.org/x/mod/sumdb/note checks signatures of checkpoints; golang.org/x/mod/sumdb/tlog and filippo.io/torchwood read logs like this one.',
      specifications: 'The formats (C2SP):',
    },
    limits: {
      title: 'What it can prove, and what it cannot',
      can: 'It can prove',
      canPoints: [
        'Since a checkpoint was published, not one of its records has been changed, removed or swapped.',
        'The record in your hands is in the signed ledger, at that position.',
        'The verdicts follow from the records by the public rules.',
      ],
      cannot: 'It cannot prove',
      cannotPoints: [
        'That a reported figure is true. It proves who reported what and when, and that it has stayed so since.',
        'That everything was recorded. What never entered the ledger does not show in it.',
        'That everybody sees the same ledger: without a witness, and without anyone who kept a checkpoint, an operator could still show two histories to two people.',
        'Anything about records that were added just now and are not signed yet.',
      ],
      remedy:
        'So please keep a checkpoint and compare it with those that others kept; where there is a witness, check its signature.',
    },
    keys: {
      title: 'Keys',
      points: [
        'The signing key is kept outside the database, by whoever runs this portal. Without it, whoever holds the database cannot sign another checkpoint.',
        'When the key is changed, the old key first signs a record that announces the new public key; then the new key signs. Whoever trusts the old one can come to trust the new one by that record.',
      ],
      announced: 'Keys announced in the ledger',
      added: 'taken into use',
      retired: 'retired',
      noneAnnounced: 'The ledger records no change of keys.',
    },
    history: {
      title: 'All checkpoints',
      caption: 'Checkpoints, newest first',
      size: 'Checkpoint',
      root: 'Root hash',
      signedAt: 'Signed',
      witnesses: 'Witnesses',
      noWitness: 'none',
      older: 'Older checkpoints',
      newest: 'The newest checkpoints',
      noneOlder: 'There are no older checkpoints.',
    },
    receipt: {
      link: 'receipt',
      of: (position) => `receipt of record ${position}`,
      title: 'Receipt',
      download: 'Receipt (.tlog-proof)',
      raw: 'The record itself (.json)',
      lead: 'The receipt proves that this record is in the signed ledger. Keep it with the record itself; both can be checked without a network:',
      pending: 'This record was added just now and is not signed yet; its receipt will be here once it is.',
      how: 'How to verify',
    },
  },
};
