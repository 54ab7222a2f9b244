/** The notice family: supervision (督办), quality information (质量信息抄告), risk warnings (风险预警), 整改. */
import { z } from 'zod';
import { Evidence } from './figure.ts';
import { CalendarDate, Slug, Synthetic, Text } from './scalars.ts';

export const NOTICE_KINDS = ['supervision', 'quality_information', 'risk_warning'] as const;

const of = { notice: Slug, plan: Slug, synthetic: Synthetic };

export const noticeEvents = {
  'notice.issued': z.strictObject({
    ...of,
    kind: z.enum(NOTICE_KINDS),
    title: Text(200),
    text: Text(8000),
    departments: z.array(Slug).min(1),
    targets: z.array(Slug).max(200).default([]),
    answerBy: CalendarDate.optional(),
  }),
  'notice.answered': z.strictObject({ ...of, department: Slug, text: Text(8000) }),
  'notice.closed': z.strictObject({ ...of, opinion: Text(4000) }),
  'rectification.reported': z.strictObject({
    ...of,
    department: Slug,
    text: Text(8000),
    finished: z.boolean(),
    evidence: z.array(Evidence).max(20).optional(),
  }),
} as const;
