/** A new password: of one's own account, or by a one-time link. */
import { AccountForm, type FormField } from '../parts/account-form.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { useReading } from '../reading.ts';

type Problem = { field: string; message: string } | undefined;
/** Characters. */
type Least = { least: number };

/** `/account/password` */
export function ChangePassword({ least, email, problem }: Least & { email: string; problem?: Problem }) {
  const { say } = useReading();
  const words = say.accounts.changePassword;
  return (
    <div class="wide account-page">
      <Breadcrumbs
        crumbs={[
          { name: say.nav.home, path: '/' },
          { name: say.accounts.account, path: '/account' },
          { name: words.title },
        ]}
      />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(least)}</p>
      <AccountForm
        action="/account/password"
        submit={words.save}
        problem={problem}
        // Password managers keep passwords by the account.
        hidden={{ username: email }}
        fields={[
          {
            name: 'current',
            label: words.current,
            type: 'password',
            autocomplete: 'current-password',
          },
          ...useNewPassword(),
        ]}
      />
    </div>
  );
}

/** `/invitation/<secret>` and `/reset/<secret>` */
export function TakeLink({
  kind,
  action,
  name,
  email,
  least,
  problem,
}: Least & {
  kind: 'invitation' | 'reset';
  action: string;
  name: string;
  email: string;
  problem?: Problem;
}) {
  const { say } = useReading();
  const { link: words, changePassword } = say.accounts;
  return (
    <div class="wide account-page">
      <h1>{words[kind]}</h1>
      <p class="lead">
        <bdi>{words.lead(name)}</bdi>
      </p>
      <p>{changePassword.lead(least)}</p>
      <dl class="facts">
        <div>
          <dt>{say.accounts.email}</dt>
          <dd>
            <bdi>{email}</bdi>
          </dd>
        </div>
      </dl>
      <AccountForm
        action={action}
        submit={changePassword.save}
        problem={problem}
        hidden={{ username: email }}
        fields={useNewPassword()}
      />
      <p class="hint">{words.once}</p>
    </div>
  );
}

/** The link was used, is too old, or never was: which of them is not told. */
export function LinkGone() {
  const { say } = useReading();
  const { link: words } = say.accounts;
  return (
    <div class="wide account-page">
      <h1>{words.gone}</h1>
      <p class="lead">{words.goneText}</p>
    </div>
  );
}

function useNewPassword(): FormField[] {
  const words = useReading().say.accounts.changePassword;
  return [
    { name: 'next', label: words.next, type: 'password', autocomplete: 'new-password' },
    { name: 'repeat', label: words.repeat, type: 'password', autocomplete: 'new-password' },
  ];
}
