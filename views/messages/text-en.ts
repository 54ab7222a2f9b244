/** The page of the plan’s text: contents, notes, what opens beside it, print. */
import type { textZh } from './text-zh.ts';

export const textEn: typeof textZh = {
  planText: {
    lead: 'The whole document, word for word. Underlined is what can be checked; the colour and form of the line show where it stands, and the note beside it says so in words.',
    keys: 'Keyboard: Tab goes from target to target; with the focus in the text, J and K go to the next and the one before, Enter shows why, Esc closes.',
    legend: 'Legend; choose a state to see it alone',
    all: 'All',
    meanings: 'Meanings and keys',
    targets: (n) => `${n} targets`,
    tally: (n, state) => `${n} ${state.toLowerCase()}`,
    note: 'Notes',
    here: (n) => `Link to paragraph ${n}`,
    hereTitle: 'Link to this paragraph',
    short: (amount) => `short by ${amount}`,
    over: (amount) => `over by ${amount}`,
    comma: ', ',
    endnotes: (heading) => `Notes: ${heading}`,
    endnotesBare: 'Notes',
    beside: 'Why',
    close: 'Close',
    whole: 'Open the indicator',
    loading: 'Opening…',
  },
};
