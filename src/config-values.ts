/** How the values of the environment's variables are written: each schema refuses the others in words of its own. */
import { z } from 'zod';
import { parseWitnesses, type WitnessSetting } from './witness/setting.ts';

/** Working days: from submission to acceptance, from acceptance to the answer, and of the one extension. */
export type CommentDays = { accept: number; answer: number; extension: number };

/** A licence by its name, an SPDX id where it has one, and the address of its text. */
export type DataLicence = { name: string; url: string };

export const Port = z
  .string()
  .regex(/^[0-9]{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535, 'is not a port between 1 and 65535');

const isPostgresUrl = (text: string) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '');
export const PostgresUrl = z.string().refine(isPostgresUrl, 'is not a postgres:// address');

export const Origin = z
  .string()
  .regex(
    /^[a-z0-9.-]+(:[0-9]+)?(\/[A-Za-z0-9._~-]+)*$/,
    'is not an address without scheme and trailing slash, such as portal.example/log',
  )
  .max(200, 'is longer than 200 characters');

export const PublicUrl = z
  .string()
  .refine(
    isPublicUrl,
    'is not an http(s) address without user, query and fragment, such as https://portal.example',
  )
  .transform((text) => text.replace(/\/+$/, ''));

function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
}

const Network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
export const Networks = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (list) => list.every((part) => Network.safeParse(part).success),
    'is not a list of addresses or networks such as 127.0.0.1, 10.0.0.0/8',
  );

const ANCESTOR = /^(\*|'none'|(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:([0-9]{1,5}|\*))?)$/i;
export const Ancestors = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine(
    (list) => list.every((part) => ANCESTOR.test(part)) && (list.length === 1 || !list.includes("'none'")),
    "is neither * nor 'none' nor a list of sites such as https://city.example, https://*.district.example",
  );

export const Seconds = z
  .string()
  .regex(/^[0-9]{1,7}$/, 'is not a number of seconds')
  .transform(Number)
  .refine((seconds) => seconds > 0, 'is not a number of seconds above 0');

/** A year has fewer working days than 366: a longer deadline is a slip. */
export const CommentDaysText = z
  .string()
  .regex(
    /^[0-9]{1,3}\s*,\s*[0-9]{1,3}\s*,\s*[0-9]{1,3}$/,
    'is not three numbers of working days such as 5,15,15',
  )
  .transform((text): CommentDays => {
    const [accept = 0, answer = 0, extension = 0] = text.split(',').map(Number);
    return { accept, answer, extension };
  })
  .refine(
    (days) => Object.values(days).every((count) => count >= 1 && count <= 366),
    'has a number of working days that is not between 1 and 366',
  );

export const Days = z
  .string()
  .regex(/^[0-9]{1,4}$/, 'is not a number of days')
  .transform(Number)
  .refine((days) => days >= 1 && days <= 3_650, 'is not a number of days between 1 and 3650');

/** Keys as `openssl rand -base64 32` makes them. */
export const ContactKeys = z
  .string()
  .regex(
    /^[\s,]*[A-Za-z0-9+/]{43}=([\s,]+[A-Za-z0-9+/]{43}=)*[\s,]*$/,
    'is not 32 bytes in base64, or several such keys between commas',
  );

export const Switch = z.enum(['0', '1'], 'is neither 0 nor 1').transform((text) => text === '1');

export const Witnesses = z.string().transform((text, context): WitnessSetting[] => {
  const parsed = parseWitnesses(text);
  if (parsed.ok) return parsed.witnesses;
  context.addIssue({ code: 'custom', message: parsed.problem });
  return z.NEVER;
});

export const Name = z.string().trim().max(100, 'is longer than 100 characters');
export const IdCode = z
  .string()
  .regex(/^([0-9]{10}|bm[0-9]{8})$/, 'is not ten digits, or bm and eight digits');
export const Icp = Name.regex(/ICP备[0-9]+号/, 'is not a number such as 沪ICP备00000000号-1');
export const Police = Name.regex(
  /公网安备\s?[0-9]{14}号/,
  'is not a number such as 沪公网安备00000000000000号',
);
export const Phone = z.string().regex(/^\+?[0-9][0-9 ()-]{4,30}$/, 'is not a telephone number');
export const Faults = z.string().refine(isFaultsUrl, 'is neither an https nor a mailto address');

function isFaultsUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^(https|mailto):$/.test(url.protocol) && !url.username;
}

/** `CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/`: a name, a blank, an address. */
export const Licence = z
  .string()
  .max(400)
  .regex(/^\S.*\shttps:\/\/\S+$/, 'is not a name and an https address, with a blank between them')
  .transform((text): DataLicence => {
    const blank = text.search(/\s\S+$/);
    return { name: text.slice(0, blank).trim(), url: text.slice(blank).trim() };
  })
  .refine(({ url }) => URL.canParse(url), 'ends with what is no address');
