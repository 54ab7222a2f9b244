/** Words of the pages about the site itself, the site map and the pages for what went wrong. */
import type { aboutZh } from './about-zh.ts';

export const aboutEn: typeof aboutZh = {
  about: {
    title: 'About this site',
    lead: 'Mingbai Zhang (“accounts anyone can follow”) lists each promise of a public plan that can be checked, and records who reported which figure, who verified it, whether it was changed, and where each verdict comes from. Anyone may take the ledger away and do the sums again.',
    contents: 'On this page',
    ledger: {
      title: 'How the ledger is kept',
      points: [
        'Everything that happens is one record, numbered in order: 0, 1, 2, … without a gap.',
        'Records are only ever added; none can be changed or deleted. A correction is a new record that says which one it corrects, the old value, the new value and the reason.',
        'The bytes of each record are kept as they came in and can be taken away as they are. Each has a leaf hash (SHA-256, RFC 6962), shown on the record’s page.',
        'All leaf hashes together make the root hash of the ledger: if a single byte in the ledger changes, it changes too. This site signs the root hash and publishes it, as a checkpoint.',
        'Every page says up to which record it knows, and on which day verdicts are judged. With ?at= in the address you can go back to any earlier record.',
      ],
    },
    proof: {
      title: 'What the ledger can prove, and what it cannot',
      can: 'It can prove',
      canPoints: [
        'that no verdict was altered by hand: each can be computed again from the ledger by public rules;',
        'that changes leave traces: how often a figure was changed, from what, when and why is in the ledger;',
        'that nothing was rewritten after it was published: whether a record within a published checkpoint was changed, removed or reordered is for anyone to verify.',
      ],
      cannot: 'It cannot prove',
      cannotPoints: [
        'that what was reported is true. It proves only who reported what, and when, and who verified it;',
        'that everything was recorded that should have been. What nobody reported is not in the ledger, and shows as “No data”;',
        'that everybody is shown the same ledger. Without a witness, and without anyone who kept a checkpoint, whoever runs this site could still rewrite the whole ledger, or show two histories to two people. The remedy is witnesses outside, and more people who keep checkpoints and compare them;',
        'what is in the evidence. This site keeps names and digests of evidence files, not the files.',
      ],
      take: 'Take the ledger away: ',
      verify: 'The checkpoint now, who signed and witnessed it, and how to verify it yourself: ',
    },
    verdicts: {
      title: 'Where verdicts come from',
      lead: 'Each target has three verdicts, side by side. None overwrites another, and where they differ the page says so.',
      three: [
        [
          'Computed by rule',
          'The program computes it from the reported figures by public rules, and shows the rule, the arithmetic and the records used. It depends on the day on which it is judged.',
        ],
        ['Claimed by the department', 'What the department in charge says of itself in its annual summary.'],
        [
          'Given by the leading group',
          'What the leading group finds in its yearly evaluation or at the final acceptance. It may be revised; the revision is a record too.',
        ],
      ],
      states: 'The eight states',
      state: 'State',
      meaning: 'Meaning',
      rules: 'The rules',
      kind: 'Kind of demand',
      rule: 'How it is judged',
      rulesLead:
        'Cumulative counts are summed over the plan; levels and rates go by the period that is due. Figures that nobody has verified yet count, and make the verdict provisional; returned and withdrawn ones do not. Missing is not zero: without a figure for the due period nothing is judged missed.',
      ruleOf: [
        [
          'at_least more_than',
          'Cumulative counts are met as soon as they are reached, and before that are held against a straight line over time; levels and rates are compared when due.',
        ],
        [
          'at_most less_than',
          'Cumulative counts are missed as soon as the ceiling is broken; levels and rates are compared when due.',
        ],
        [
          'between equals',
          'Cumulative counts are missed as soon as they exceed the upper bound; otherwise compared when due.',
        ],
        ['zero', 'One figure that is not zero, and it is missed.'],
        [
          'approximately',
          'Compared within the tolerance where the plan gives one; otherwise only an evaluation can say.',
        ],
        ['relative_change', 'The change from a baseline. Without a baseline it cannot be judged.'],
        ['each_year', 'Every year of the plan must satisfy it. One year that does not, and it is missed.'],
        ['maintain', 'Every period must satisfy it. One that does not, and it is missed.'],
        [
          'trend',
          'Where the plan says “every year”, each year against the one before: one wrong step, standing still included, and it is missed. Otherwise against the baseline when due.',
        ],
        [
          'versus_reference',
          'Against another series, such as the city’s average, in the same period. Without that series it cannot be judged.',
        ],
        ['coverage', 'Counts the places that are covered, or takes the share.'],
        ['milestone', 'Met once it is reported done.'],
        ['judged', 'The plan gives words alone; the evaluation decides.'],
      ],
    },
    correct: {
      title: 'Who may change what',
      points: [
        'Figures are reported and corrected by the departments in charge of the indicator; after a merger, by the successor. Verifiers and the site’s own clerks may correct too.',
        'A correction must give a reason. The old value does not disappear: it stays on the page, struck through.',
        'Nobody verifies what they reported or corrected themselves, whatever roles they hold.',
        'Evaluations are given by the leading group’s evaluators; a revision gives a reason, and the old evaluation stays.',
        'The plan’s text is never altered. When a plan is formally amended, that is a record too, and what it was before can still be seen.',
      ],
    },
    synthetic: {
      title: 'What demonstration data is',
      paragraphs: [
        'To show what a full ledger looks like, a demonstration site holds, beside real figures with public sources, figures, evaluations, summaries and comments made up by a program. Whatever is made up is marked so; a banner stands on top of the page, charts hatch it, and downloaded tables have a column for it.',
        'Nothing made up is mixed into an indicator that has real figures.',
        'The clock of a demonstration is set to February 2016; the banner says which day is “today”. A site in real use begins with an empty ledger and has no demonstration data.',
      ],
      here: 'This site is a demonstration.',
      notHere: 'This site is not a demonstration and has no such data.',
    },
    glossary: {
      title: 'Terms',
      terms: [
        [
          'Indicator',
          'A series of figures, reported period by period, such as the rate of days with good air.',
        ],
        [
          'Target',
          'One demand that the plan makes on an indicator, quoted from its text. An indicator may have several.',
        ],
        ['Task', 'One piece of work in the plan, in the charge of one or more departments.'],
        ['Level, rate, count', 'Levels and rates go by the latest period; counts are summed over the plan.'],
        ['Reported, verified', 'A department reports; the leading group’s office verifies.'],
        [
          'Returned, withdrawn',
          'Returned: not accepted by the verifier. Withdrawn: taken back by whoever reported. Both stay on record and no longer count.',
        ],
        ['Corrected', 'A new value in place of a reported one; the old one stays.'],
        ['Provisional', 'The verdict rests on a figure that nobody has verified yet.'],
        ['Baseline, reference', 'Where a change is counted from; whom one compares with.'],
        ['Record, number', 'One thing in the ledger; its place there, from 0.'],
        ['Moment', 'Up to which record. An earlier moment shows what was known then.'],
        [
          'Yearly bulletin',
          'Issued each year by the leading group’s office, with verdicts frozen at that moment.',
        ],
        ['Final acceptance', 'The examination and conclusion once the plan’s period is over.'],
      ],
    },
    software: 'The software is open under the Apache-2.0 licence: anyone may read, run and improve it.',
    contact: 'Contact',
    contactNone: 'No contact has been configured for this site.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Public accounts should be readable by everyone. This is what the site aims at, and, truthfully, how far it has come.',
    aims: {
      title: 'Aims',
      points: [
        'GB/T 37668-2019, Information technology: Requirements and testing methods for accessibility of Internet content',
        'WCAG 2.2 (Web Content Accessibility Guidelines), level AA',
      ],
      status: 'These are aims. The site has not been assessed or certified by a third party.',
    },
    done: {
      title: 'How it was checked',
      points: [
        'Automated tests open each kind of page in a real Chromium browser and run axe-core for what can be checked automatically of WCAG 2.2 levels A and AA, in the light and dark themes and with larger text.',
        'They also check that pages can be walked through by keyboard with the focus in sight, that nothing scrolls sideways at 320 pixels, that everything works without JavaScript, and that the HTML is valid.',
        'Developers have looked at every page at several widths, in dark, in print and in forced colours (high contrast).',
        'No test with people who use screen readers or other assistive technology has been done yet. Automated checks find only part of the problems.',
      ],
    },
    features: {
      title: 'Ways to use it',
      elder: 'Larger text',
      elderText:
        'Larger type, stronger contrast, one column. Switch at the top of every page; this device remembers it for a year. It needs no JavaScript.',
      keyboard: 'Keyboard',
      keyboardText:
        'Tab moves from item to item, Enter opens; the first item of each page is “Skip to content”. Nothing needs a mouse.',
      zoom: 'Zoom',
      zoomText: 'Readable at 400 % zoom, without text being cut off.',
      colour: 'Colour',
      colourText: 'Verdicts have a word and a sign besides a colour, and hold in black and white.',
      charts: 'Charts',
      chartsText:
        'Beside each chart stands a table with the same content; its text alternative says the finding.',
      motion: 'Motion',
      motionText:
        'Nothing moves when your system asks for reduced motion. Dark and high contrast follow your system.',
    },
    limits: {
      title: 'Known limits',
      points: [
        'On narrow screens wide tables become cards; some screen readers may no longer announce them as tables.',
        'The plan’s text is long; there is no easy-to-read version, no audio and no sign language.',
        'In English the plan’s own words and what people said stay in Chinese.',
        'Links to other sites lead to pages that this site cannot vouch for.',
      ],
    },
    contact: 'Tell us',
    contactLead: 'If there is a page that you cannot use, please tell us: ',
  },
  sitemap: {
    title: 'Site map',
    lead: 'All pages of this site by section. Each record of the ledger has a page of its own, reached from the ledger.',
    site: 'The whole site',
    indicators: (n) => `Indicators: ${n}`,
    tasks: (n) => `Tasks: ${n}`,
    departments: (n) => `Departments: ${n}`,
    years: 'Years',
    changes: 'What changed between two moments',
    feed: 'Feed (Atom)',
    machine: 'For programs',
    none: 'No plan has been adopted yet.',
  },
  lost: {
    search: 'Search this site',
    searchHint: 'Words of an indicator, task, department or the text',
    go: 'Search',
    parent: 'The nearest page above',
    help500: 'If it happens again, please tell whoever runs this site the request id below.',
  },
};
