/** The catalogue's shape is the Chinese one: every other language must have the same entries, by type. */
import type { Language } from '../reading.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Messages = typeof zh;

export const messages: Record<Language, Messages> = { zh, en };
