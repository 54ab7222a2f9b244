/** The small words of the vocabulary: decimals, periods, dates, identifiers. */
import { z } from 'zod';

/**
 * Text that can be canonicalised and stored: no lone surrogate (RFC 8785 §3.2.2.2 forbids them), no NUL
 * (PostgreSQL's text refuses it).
 */
export const Text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed(), 'contains a lone surrogate')
    .refine((text) => !text.includes('\u0000'), 'contains a NUL character');

/** A decimal number as a string, in ASCII digits: no exponent, no grouping, no sign but `-`, no `-0`. */
export const Decimal = z
  .string()
  .max(40)
  .regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/, 'is not a plain decimal such as 12, -3 or 5.0')
  .refine((text) => !/^-0(\.0+)?$/.test(text), 'negative zero is not a value');

/** A calendar date, `2014-06-30`, that exists. */
export const CalendarDate = z.iso.date();

/** A date known to the day, the month or the year: `2015-06-30`, `2015-06`, `2015`. */
export const PartialDate = z.string().regex(/^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/);

/**
 * A period of observation: `2014`, `2014-H1`, `2014-Q3`, `2014-07`, `2014-07-31`, or a range `2013/2014`.
 * `src/domain/period.ts` says what days each covers.
 */
export const Period = z
  .string()
  .regex(
    /^(?!0000)[0-9]{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)|\/[0-9]{4})?$/,
    'is not a period such as 2014, 2014-H1, 2014-Q3, 2014-07, 2014-07-31 or 2013/2014',
  )
  .refine((text) => {
    if (text.length === 10) return CalendarDate.safeParse(text).success;
    const [from, to] = text.split('/');
    return to === undefined || Number(to) > Number(from);
  }, 'is not a period of the calendar');

export const PERIOD_UNITS = ['year', 'half', 'quarter', 'month', 'day', 'range'] as const;
export const PeriodUnit = z.enum(PERIOD_UNITS);

/** A stable identifier within a plan, in English: `air-quality-good-rate`. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug such as air-quality')
  .max(80);

export const EventId = z.uuid();

/** An unsigned count of code points or events. */
export const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** An exact substring of the plan's official text and the code point at which it begins. */
export const Quote = { quote: Text(4000), offset: Count };

/** Where a statement was read. `secondary` marks a copy of a copy: 二手转载,待核对原件. */
export const Source = z.strictObject({
  name: Text(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  secondary: z.literal(true).optional(),
});

/**
 * Observation status, from the SDMX code list CL_OBS_STATUS 2.x: A normal, B break in the series, E estimated,
 * P provisional; and four ways to be missing: M cannot exist, L not collected, O missing, Q suppressed.
 */
export const OBSERVATION_STATUSES = ['A', 'B', 'E', 'P', 'L', 'M', 'O', 'Q'] as const;
export const ObservationStatus = z.enum(OBSERVATION_STATUSES);
export const MISSING_STATUSES: readonly z.infer<typeof ObservationStatus>[] = ['L', 'M', 'O', 'Q'];

/** Made up for a demonstration. Present and true, or absent. */
export const Synthetic = z.literal(true).optional();

export type Source = z.infer<typeof Source>;
export type ObservationStatus = z.infer<typeof ObservationStatus>;
export type PeriodUnit = z.infer<typeof PeriodUnit>;
