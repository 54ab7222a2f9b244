/** What every part of a page may ask for: the language, the moment shown, the site, and how to link. */
import { createContext, useContext } from 'hono/jsx';
import type { AppConfig } from '../src/http/context.ts';
import type { Moment } from '../src/http/moment.ts';
import type { Messages } from './messages/messages.ts';
import type { MomentControlData } from './parts/moment-control.tsx';

export type Language = 'zh' | 'en';
export type Display = 'standard' | 'elder';

export type ShownPlan = {
  plan: string;
  title: string;
  shortTitle: string;
  /** BCP 47 tag of the plan's own words. */
  language: string;
  publishedOn?: string | undefined;
  /** Where the document was read. */
  source?: string | undefined;
};

/** Its last position (-1 when it is empty), and the newest checkpoint that is published of it. */
export type ShownLog = {
  last: number;
  /** The public key that it is signed with, where this process knows it. */
  vkey?: string | undefined;
  checkpoint?: { size: number; cosignedBy: readonly { name: string }[] };
};

export type ShownStaff = { name: string; roles: readonly { role: string; department?: string }[] };

export type Reading = {
  language: Language;
  say: Messages;
  /** Path of this page, without query. */
  path: string;
  /** The page's own query parameters, less `at`, `day` and `lang`. */
  query: ReadonlyArray<readonly [string, string]>;
  /** `position` is null where it is not known: on the page of a failure. */
  moment: Pick<Moment, 'day' | 'today' | 'timeZone' | 'recordedOn' | 'coversDay' | 'asked'> & {
    position: number | null;
  };
  /** The plan that the page is about, if one. */
  plan?: ShownPlan | undefined;
  /** Whether something made up is on the page. */
  synthetic: boolean;
  /** The moments that a reader can go to from here. */
  control?: MomentControlData | undefined;
  /** The log as it is now, whatever moment is shown. Left out on the page of a failure. */
  log?: ShownLog | undefined;
  site: {
    publicUrl: string;
    origin: string;
    demo: boolean;
    /** Whether residents may write here: links to the form show then. */
    takesComments?: boolean | undefined;
    identity?: AppConfig['site'];
  };
  /** Who is signed in, on the pages of staff alone. */
  staff?: ShownStaff | undefined;
  /**
   * The form with the id `PAGE_FORM`: language and display are switched by sending it, so that nothing that was typed
   * and no answer that is shown once is lost. With `fields` it is one of its own, which holds them.
   */
  form?: { path: string; fields?: Query } | undefined;
  /** 长者模式 (larger type, one column), or the standard one. */
  display: Display;
  assets: { style: string; script: string; icon: string };
};

export const PAGE_FORM = 'page-form';

const Current = createContext<Reading | undefined>(undefined);

/** Gives a page its reading. Rendering is synchronous, so that two requests never share one. */
export const ReadingProvider = Current.Provider;

/** The reading of the page that is being rendered. */
export function useReading(): Reading {
  const reading = useContext(Current);
  if (reading === undefined) throw new Error('a part was rendered outside a page');
  return reading;
}

export type Query = ReadonlyArray<readonly [string, string]>;

/** An address within the site that keeps the moment and the language of the page it stands on. */
export function link(reading: Reading, path: string, query: Query = [], fragment = ''): string {
  return withQuery(path, [...query, ...kept(reading)], fragment);
}

/** This page in another language. */
export const inLanguage = (reading: Reading, language: Language): string =>
  link({ ...reading, language }, reading.path, reading.query);

/** This page as it is now. */
export const asOfNow = (reading: Reading): string =>
  link({ ...reading, moment: { ...reading.moment, asked: {} } }, reading.path, reading.query);

/** A reading of the same page at another position, judged on its day. */
export const asOf = (reading: Reading, position: number): Reading => ({
  ...reading,
  moment: { ...reading.moment, asked: { at: String(position) } },
});

/** A reading of what was known at the end of a day; the server finds the position. */
export const asOfDay = (reading: Reading, day: string): Reading => ({
  ...reading,
  moment: { ...reading.moment, asked: { at: day } },
});

/** The parameters that every link keeps. Chinese is the language without a parameter. */
export function kept({ moment: { asked }, language }: Reading): Array<readonly [string, string]> {
  const all = { at: asked.at, day: asked.day, lang: language === 'zh' ? undefined : language };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

export function withQuery(path: string, query: Query, fragment = ''): string {
  const search = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  return path + (search && `?${search}`) + (fragment && `#${fragment}`);
}
