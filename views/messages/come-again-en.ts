/** Too many people at once: please send it again in a while. */
import type { comeAgainZh } from './come-again-zh.ts';

export const comeAgainEn: typeof comeAgainZh = {
  comeAgain: {
    title: 'Please send it again in a while',
    comment: (seconds) =>
      `Too many comments are coming in, and this one was not taken yet. All that you typed is below: please press “Send again” in ${seconds} seconds.`,
    question: (seconds) =>
      `Too many are asking at once, and nothing was done yet. All that you typed is below: please press “Send again” in ${seconds} seconds.`,
    noFile:
      'The file that you chose was not kept: please go back and choose it again, or open this page anew in a while.',
    again: 'Send again',
    opening: 'Opening',
  },
};
