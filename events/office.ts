/** The office family: who may act, and which keys sign the log. */
import { z } from 'zod';
import { Slug, Synthetic, Text } from './scalars.ts';

const grant = {
  role: z.enum(['clerk', 'verifier', 'evaluator', 'editor', 'auditor', 'administrator']),
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
