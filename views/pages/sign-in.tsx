/** `/sign-in`: account and password, then the one-time code. */
import { AccountForm } from '../parts/account-form.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { link, useReading } from '../reading.ts';

export type DemoAccount = { role: string; name: string; email: string; department?: string | undefined };
export type SignInProps = {
  /** Whether this site has accounts. */
  isOpen: boolean;
  /** Where to go afterwards. */
  back?: string | undefined;
  email?: string | undefined;
  problem?: 'refused' | 'throttled' | 'ended' | undefined;
  /** Something went well before: a password was set. */
  note?: string | undefined;
  demo?: { password: string; accounts: readonly DemoAccount[] } | undefined;
};

export function SignIn({ isOpen, note, demo, ...form }: SignInProps) {
  const { say } = useReading();
  const words = say.accounts;
  return (
    <div class="wide account-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.signIn }]} />
      <h1>{words.signIn}</h1>
      <p class="lead">{words.staffOnly}</p>
      {note && (
        <p class="done" role="status">
          {note}
        </p>
      )}
      {isOpen ? <PasswordForm {...form} /> : <p>{words.unavailable}</p>}
      {demo && <DemoAccounts {...demo} back={form.back} />}
    </div>
  );
}

function PasswordForm({ back, email, problem }: Pick<SignInProps, 'back' | 'email' | 'problem'>) {
  const words = useReading().say.accounts;
  return (
    <>
      <AccountForm
        action="/sign-in"
        submit={words.enter}
        hidden={{ back }}
        problem={problem && { field: 'email', message: words.problems[problem] }}
        fields={[
          {
            name: 'email',
            label: words.email,
            type: 'email',
            autocomplete: 'username',
            hint: words.emailHint,
            value: email,
          },
          { name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' },
        ]}
      />
      <p class="hint">{words.forgotten}</p>
    </>
  );
}

function DemoAccounts({
  password,
  accounts,
  back,
}: NonNullable<SignInProps['demo']> & { back: string | undefined }) {
  const reading = useReading();
  const words = reading.say.accounts.demo;
  return (
    <section class="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{words.title}</h2>
      <p>
        {words.lead} <code>{password}</code>
      </p>
      <ul>
        {accounts.map(({ role, name, email, department }) => (
          <li>
            <strong>{reading.say.roles[role] ?? role}</strong>
            {department && <span class="quiet"> {department}</span>}
            <br />
            <a
              href={link(reading, '/sign-in', [
                ['account', email],
                ...(back === undefined ? [] : [['back', back] as const]),
              ])}
            >
              <bdi lang="zh-CN">{name}</bdi> · {email}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/sign-in/code` */
export function SignInCode({ back, problem }: Pick<SignInProps, 'back' | 'problem'>) {
  const reading = useReading();
  const { say } = reading;
  const words = say.accounts;
  const message = problem === 'throttled' ? words.problems.throttled : words.problems.codeRefused;
  return (
    <div class="wide account-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: words.signIn, path: '/sign-in' },
          { name: words.code },
        ]}
      />
      <h1>{words.codeTitle}</h1>
      <p class="lead">{words.codeLead}</p>
      <AccountForm
        action="/sign-in/code"
        submit={words.confirm}
        hidden={{ back }}
        problem={problem && { field: 'code', message }}
        fields={[
          {
            name: 'code',
            label: words.code,
            type: 'text',
            autocomplete: 'one-time-code',
            hint: words.codeHint,
          },
        ]}
      />
      <p>
        <a href={link(reading, '/sign-in')}>{words.again}</a>
      </p>
    </div>
  );
}

/** `/sign-out` */
export function SignOut() {
  const { say } = useReading();
  const words = say.accounts;
  return (
    <div class="wide account-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: words.signOut }]} />
      <h1>{words.signOut}</h1>
      <p class="lead">{words.signOutAsk}</p>
      <AccountForm action="/sign-out" submit={words.signOut} fields={[]} />
    </div>
  );
}
