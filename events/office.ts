/** The office family: who may act, and which keys sign the log. */
import { z } from 'zod';
import { Slug, Synthetic, Text } from './scalars.ts';

/** What an account may be granted. A responder and a reporter act for one department, which is the office. */
export const ROLES = [
  'administrator',
  'moderator',
  'editor',
  'responder',
  'reporter',
  'office',
  'auditor',
  // As they were granted before there were accounts: a reporter's, and the two halves of the office's.
  'clerk',
  'verifier',
  'evaluator',
] as const;

const grant = {
  role: z.enum(ROLES),
  office: Text(100),
  /** Opaque: who that is stays in the database. */
  reference: Text(100),
  plan: Slug.optional(),
  synthetic: Synthetic,
};

export const officeEvents = {
  'role.granted': z.strictObject(grant),
  'role.revoked': z.strictObject(grant),
  'key.announced': z.strictObject({
    /** C2SP signed-note verifier key. */
    vkey: Text(500),
    action: z.enum(['added', 'retired']),
    synthetic: Synthetic,
  }),
} as const;
