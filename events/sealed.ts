/** A commitment to sealed text: HMAC-SHA256 in lower-case hex. It says nothing else of the text. */
import { z } from 'zod';

export const Commitment = z.string().regex(/^[0-9a-f]{64}$/);

/** The first line of what a commitment's HMAC covers. */
export const SEALED_PREFIX = 'mingbai/sealed/v1\n';
