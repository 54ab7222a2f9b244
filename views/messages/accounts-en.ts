/** Signing in, and the account. */
import type { accountsZh } from './accounts-zh.ts';

export const accountsEn: typeof accountsZh = {
  accounts: {
    staffOnly:
      'This page is for those who answer comments and report figures. Reading, writing a comment and following it need no account.',
    signIn: 'Staff sign-in',
    email: 'Account (e-mail address)',
    emailHint: 'The address is only the name of the account: no mail is sent.',
    password: 'Password',
    forgotten:
      'If you forgot the password or lost the authenticator, ask your administrator for a one-time link.',
    enter: 'Sign in',
    signOut: 'Sign out',
    signOutAsk: 'You will have to sign in again to go on working.',
    code: 'One-time code',
    codeTitle: 'Enter the one-time code',
    codeLead:
      'The password is right. Open the authenticator on your phone and enter the 6 digits that it shows now.',
    codeHint: 'Without your phone, enter one of your spare codes; each works once.',
    confirm: 'Confirm',
    again: 'Sign in again',
    account: 'My account',
    name: 'Name',
    roles: 'Roles',
    noRoles: 'No role has been granted yet. Ask your administrator.',
    problemTitle: 'This did not work',
    problems: {
      refused: 'The account or the password is not right. Check both and enter them again.',
      throttled:
        'Too many attempts. Try again in a while; signing in from elsewhere is not affected. If it is urgent, ask an administrator for a link to reset the password.',
      ended:
        'This code was used already, or the password was entered too long ago. Enter your password again, then the next code of your authenticator.',
      codeRefused:
        'The code is wrong, was used before, or has expired. Enter the digits that the authenticator shows now.',
      passwordRefused: 'The current password is not right.',
      passwordShort: (least) => `The new password needs at least ${least} characters.`,
      passwordLong: (most) => `The new password may have at most ${most} characters.`,
      passwordsDiffer: 'The two new passwords differ.',
      sessionGone: 'This sign-in is no longer valid. Sign in again.',
    },
    unavailable: 'Accounts are not set up on this site.',
    demo: {
      title: 'Demonstration accounts',
      lead: 'These accounts and names are made up and exist on the demonstration alone. Choose one to fill in the account; the password of all is:',
      shared:
        'Everybody shares the demonstration accounts: their passwords, codes and sign-ins cannot be changed.',
    },
    sessions: {
      title: 'Where you are signed in',
      lead: 'These sign-ins have not ended. If you do not recognise one, end it at once and change your password.',
      since: 'Signed in',
      until: 'Ends',
      address: 'From',
      agent: 'Browser',
      unknown: 'not recorded',
      current: 'this one',
      end: 'End',
      endThis: (since) => `End the sign-in of ${since}`,
    },
    secondFactor: {
      title: 'One-time codes',
      on: 'In use: besides the password, signing in asks for the 6 digits that your authenticator shows. For a new phone, ask your administrator to reset it.',
      off: 'Not in use. With it, a password that leaked lets nobody in.',
      must: 'Your role requires one-time codes. Until they are set up there is nothing else that you can do here.',
      setUp: 'Set up one-time codes',
      passwordLead: 'First enter your password, so that we know it is you.',
      next: 'Next',
      scan: 'Scan the code with an authenticator',
      scanLead: 'Open any authenticator (TOTP) on your phone and scan the code below.',
      qr: 'QR code for an authenticator',
      key: 'If you cannot scan it, type this key:',
      spare: 'Note the spare codes',
      spareLead:
        'They let you in when the phone is lost. Each works once. They are shown here and never again: print them or write them down, and keep them safe.',
      check: 'Enter a code to finish',
      checkLead: 'Enter the 6 digits that the authenticator shows now.',
      finish: 'Finish',
      startOver: 'Start over',
    },
    changePassword: {
      title: 'Change the password',
      lead: (least) =>
        `At least ${least} characters of any kind; a sentence that you remember is safer than a few symbols. All other sign-ins end.`,
      current: 'Current password',
      next: 'New password',
      repeat: 'New password again',
      save: 'Save the new password',
      saved: 'The password is changed, and all other sign-ins have ended.',
    },
    link: {
      invitation: 'Take up your account',
      reset: 'Reset the password',
      lead: (name) => `${name}, choose a password for your account.`,
      once: 'This link works once.',
      gone: 'This link does not work',
      goneText:
        'It may have been used, have expired, or be incomplete. Ask your administrator for a new one.',
      done: 'The password is set. Sign in with it.',
    },
  },
};
