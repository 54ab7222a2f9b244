/**
 * better-auth on our database: passwords, sessions and second factors are what it exists for. It is asked through
 * requests that are made here (`ask.ts`), never mounted: nobody outside reaches an endpoint of it.
 */
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { CLIENT_HEADER, LIBRARY_PATH } from './ask.ts';
import { PASSWORD_LENGTH } from './password-length.ts';
import type { Throttle } from './throttle.ts';

/** A working day and a little: then one signs in again. */
const SESSION_SECONDS = 12 * 3_600;
/** What stands in an authenticator beside the code. */
const ISSUER = '明白账';

export type LibraryOptions = {
  db: Kysely<Database>;
  /** At least 32 characters: signs cookies and encrypts the secrets of second factors. */
  secret: string;
  publicUrl: string;
  throttle: Throttle;
  onError: (message: string) => void;
};
export type Library = ReturnType<typeof openLibrary>;

export function openLibrary({ db, secret, publicUrl, throttle, onError }: LibraryOptions) {
  const isSecure = publicUrl.startsWith('https:');
  return betterAuth({
    appName: ISSUER,
    baseURL: new URL(publicUrl).origin,
    basePath: LIBRARY_PATH,
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      revokeSessionsOnPasswordReset: true,
    },
    ...tables,
    session: { ...tables.session, expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    plugins: [
      twoFactor({
        issuer: ISSUER,
        schema: twoFactorTables,
        // Whoever spends it has the password already: no stranger can lock anybody out.
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
      }),
    ],
    // The one gate of all sessions: a disabled account gets none, whichever way it came.
    databaseHooks: {
      session: { create: { before: async ({ userId }) => (await isDisabled(db, userId)) === false } },
    },
    rateLimit: {
      enabled: true,
      customStorage: throttle,
      window: 60,
      max: 60,
      customRules: {
        '/sign-in/email': perAddress,
        '/change-password': perAddress,
        '/two-factor/*': perAddress,
        '/get-session': false,
      },
    },
    advanced: {
      // `__Host-`: no other host of the domain can plant one (RFC 6265bis §4.1.3.2). The library knows `__Secure-` alone.
      cookiePrefix: isSecure ? '__Host-mingbai' : 'mingbai',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      // Joined, an account that is not there is asked for in as many questions as one that is.
      database: { validateSchema: false, joins: true },
    },
  });
}

/** A whole office may stand behind one address. What is made inside the process has none, and is not limited. */
const perAddress = (request: Request): false | { window: number; max: number } =>
  request.headers.has(CLIENT_HEADER) ? { window: 60, max: 30 } : false;

async function isDisabled(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_users')
    .select('disabled_at')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.disabled_at !== null;
}

const recorded = { createdAt: 'created_at', updatedAt: 'updated_at' };
const tables = {
  user: {
    modelName: 'staff_users',
    fields: { ...recorded, emailVerified: 'email_verified' },
    // Told with each session, at no further question to the database.
    additionalFields: {
      disabledAt: { type: 'date' as const, required: false, input: false, fieldName: 'disabled_at' },
    },
  },
  session: {
    modelName: 'staff_sessions',
    fields: {
      ...recorded,
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'staff_credentials',
    fields: {
      ...recorded,
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: {
    modelName: 'staff_verifications',
    fields: { ...recorded, expiresAt: 'expires_at' },
    storeIdentifier: 'hashed' as const,
  },
};
const twoFactorTables = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'staff_two_factors',
    fields: {
      userId: 'user_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
};
