/** `/account/second-factor`: setting up one-time codes, in three steps on two pages. */
import { raw } from 'hono/html';
import { AccountForm } from '../parts/account-form.tsx';
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { link, useReading } from '../reading.ts';

type Problem = { field: string; message: string } | undefined;

/** The first page asks for the password again: whoever finds a browser open must not lock its owner out. */
export function SecondFactorStart({ mustSetUp, problem }: { mustSetUp: boolean; problem?: Problem }) {
  const { say } = useReading();
  const words = say.accounts.secondFactor;
  return (
    <div class="wide account-page">
      <Trail />
      <h1>{words.setUp}</h1>
      {mustSetUp && <p class="due">{words.must}</p>}
      <p class="lead">{words.passwordLead}</p>
      <AccountForm
        action="/account/second-factor"
        submit={words.next}
        problem={problem}
        fields={[
          {
            name: 'password',
            label: say.accounts.password,
            type: 'password',
            autocomplete: 'current-password',
          },
        ]}
      />
    </div>
  );
}

/** @param picture the QR code as SVG of our own making. */
export function SecondFactorKeys({
  picture,
  secret,
  spare,
}: {
  picture: string;
  secret: string;
  spare: readonly string[];
}) {
  const { say } = useReading();
  const words = say.accounts.secondFactor;
  return (
    <div class="wide account-page">
      <Trail />
      <h1>{words.setUp}</h1>
      <h2>{words.scan}</h2>
      <p>{words.scanLead}</p>
      <div class="totp-code" role="img" aria-label={words.qr}>
        {raw(picture)}
      </div>
      <p>
        {words.key}
        <br />
        <span class="totp-key">{secret.match(/.{1,4}/g)?.join(' ')}</span>
      </p>
      <h2>{words.spare}</h2>
      <p>{words.spareLead}</p>
      <ul class="spare-codes">
        {spare.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
      <h2>{words.check}</h2>
      <p>{words.checkLead}</p>
      <CodeForm />
    </div>
  );
}

/** The code was wrong: the key that was scanned is still good. */
export function SecondFactorAgain({ problem }: { problem: Problem }) {
  const reading = useReading();
  const words = reading.say.accounts.secondFactor;
  return (
    <div class="wide account-page">
      <Trail />
      <h1>{words.setUp}</h1>
      <p class="lead">{words.checkLead}</p>
      <CodeForm problem={problem} />
      <p>
        <a href={link(reading, '/account/second-factor')}>{words.startOver}</a>
      </p>
    </div>
  );
}

function CodeForm({ problem }: { problem?: Problem }) {
  const { say } = useReading();
  return (
    <AccountForm
      action="/account/second-factor/code"
      submit={say.accounts.secondFactor.finish}
      problem={problem}
      fields={[
        {
          name: 'code',
          label: say.accounts.code,
          type: 'text',
          autocomplete: 'one-time-code',
          numeric: true,
        },
      ]}
    />
  );
}

function Trail() {
  const { say } = useReading();
  const words = say.accounts;
  return (
    <Breadcrumbs
      crumbs={[
        { name: say.nav.home, path: '/' },
        { name: words.account, path: '/account' },
        { name: words.secondFactor.title },
      ]}
    />
  );
}
