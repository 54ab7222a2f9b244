/** Records as entries of a feed: who did what to what, in the words of the ledger. Pure. */
import type { Messages } from '../../../views/messages/messages.ts';
import type { Language } from '../../../views/reading.ts';
import { departmentName, type Names } from '../../../views/words/names.ts';
import { number } from '../../../views/words/numbers.ts';
import { told } from '../../../views/words/told.ts';
import type { AtomEntry } from '../../feeds/atom.ts';
import type { Recorded } from '../../projections/projection.ts';

type Words = { say: Messages; language: Language; names: Names; publicUrl: string };

/** One record. Its id is the event's own, so that a reader sees it once wherever it is subscribed. */
export function entryOf(event: Recorded, { say, language, names, publicUrl }: Words): AtomEntry {
  const { about, says = '' } = told(event, { say, language, names });
  const { synthetic, plan } = event.data as { synthetic?: true; plan?: string };
  const verb = say.eventTypes[event.type];
  const mark = synthetic ? say.feeds.mark : '';
  const office = event.actoroffice && departmentName(names, plan ?? '', event.actoroffice);
  const lang = language === 'zh' ? '' : `?lang=${language}`;
  return {
    id: `urn:uuid:${event.id}`,
    title: `${mark}${verb} ${about}${isShort(says) ? ` · ${says}` : ''}`,
    published: event.time,
    updated: event.time,
    author: office || (say.roles[event.actorrole] ?? event.actorrole),
    links: [{ rel: 'alternate', type: 'text/html', href: `${publicUrl}/events/${event.position}${lang}` }],
    summary: summaryOf(event, { say, language, names }),
    categories: [{ term: event.type, label: verb }],
  };
}

/** Short enough to stand in a title: `17.2 → 16.8 万平方米`. */
const isShort = (text: string): boolean => text !== '' && [...text].length <= 40 && !text.includes('\n');

/** What it says, the reason or opinion behind it, and its place in the ledger. */
function summaryOf(event: Recorded, words: Pick<Words, 'say' | 'language' | 'names'>): string {
  const { say } = words;
  const { says } = told(event, words);
  const { reason, opinion, synthetic, statedOn } = event.data as Partial<Record<string, unknown>>;
  const parts = [
    says,
    typeof reason === 'string' && reason !== says && `${say.indicator.reason}${say.colon}${reason}`,
    typeof opinion === 'string' && opinion !== says && opinion,
    typeof statedOn === 'string' && `${say.event.statedOn}${say.colon}${statedOn}`,
    say.indicator.record(number(event.position)),
    synthetic === true && say.banner.synthetic,
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n');
}
