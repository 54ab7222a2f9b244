/** 我要留言: counts characters, finds subjects, and works out the check against floods while people write. */

const form = document.querySelector<HTMLFormElement>('form.comment-form[data-challenge]');
if (form) {
  countCharacters(form);
  findSubjects(form);
  proveWork(form);
}

const printButton = document.querySelector<HTMLButtonElement>('.print-page');
if (printButton) {
  printButton.hidden = false;
  printButton.addEventListener('click', () => window.print());
}

/** Code points, as the server counts: what people see as one character is one, but for some emoji. */
function countCharacters(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-most]')) {
    const count = form.querySelector<HTMLElement>(`#n-${field.name}`);
    const show = () => {
      const typed = [...field.value.trim()].length;
      if (!count) return;
      count.textContent = (count.dataset.count ?? '').replace('{n}', String(typed));
      count.classList.toggle('over', typed > Number(field.dataset.most));
    };
    field.addEventListener('input', show);
    show();
  }
}

/** The list of subjects alone is replaced, where the form as a whole would come back otherwise. */
function findSubjects(form: HTMLFormElement): void {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || !isField(event.target, 'find')) return;
    event.preventDefault();
    form.querySelector<HTMLButtonElement>('button[value=find]')?.click();
  });
  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.value !== 'find') return;
    event.preventDefault();
    // Whatever goes wrong, the form as a whole does it without a script.
    showFound(form, button).catch(() => {
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="act" value="find">');
      form.submit();
    });
  });
}

const isField = (target: EventTarget | null, name: string): boolean =>
  target instanceof HTMLInputElement && target.name === name;

async function showFound(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const typed = new FormData(form);
  const asked = new URLSearchParams([['act', 'find']]);
  for (const name of ['form', 'plan', 'about', 'choice', 'find'])
    asked.set(name, String(typed.get(name) ?? ''));
  button.setAttribute('aria-busy', 'true');
  const response = await fetch(form.action, { method: 'POST', body: asked });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const found = page.querySelector('#f-about');
  if (!response.ok || !found) throw new Error(`${response.status}`);
  form.querySelector('#f-about')?.replaceWith(document.adoptNode(found));
  form.querySelector<HTMLElement>('#f-find')?.focus();
}

/** How long to wait for a slow machine after it was sent: then it goes without, and waits in a queue. */
const PATIENCE_MS = 30_000;

function proveWork(form: HTMLFormElement): void {
  const { challenge = '', worker = '' } = form.dataset;
  const proof = form.querySelector<HTMLInputElement>('input[name=proof]');
  const status = form.querySelector<HTMLElement>('.working');
  if (!proof || form.dataset.proven !== undefined) return;
  let working: Promise<string> | undefined;
  const fill = (solution: string) => {
    proof.value = solution;
    form.dataset.proven = '';
  };
  const start = () => (working ??= solve(worker, challenge));
  const shows = (isBusy: boolean) => {
    if (isBusy) form.setAttribute('aria-busy', 'true');
    else form.removeAttribute('aria-busy');
    if (status) status.textContent = isBusy ? (status.dataset.working ?? '') : '';
  };
  // Worked out while people write: most never wait.
  form.addEventListener('input', () => void start().then(fill), { once: true });
  form.addEventListener('submit', (event) => {
    // A button that submits nothing yet (another language, a subject) needs no proof.
    const { submitter } = event;
    if (submitter instanceof HTMLButtonElement && submitter.formNoValidate) return;
    if (form.dataset.proven !== undefined) return;
    event.preventDefault();
    if (form.hasAttribute('aria-busy')) return;
    shows(true);
    const late = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, ''));
    void Promise.race([start(), late]).then((solution) => {
      fill(solution);
      form.removeAttribute('aria-busy');
      // A form that is being submitted takes no other submission: after this event.
      setTimeout(() => form.requestSubmit());
    });
  });
  // Shown again by “Back”, as it was left.
  window.addEventListener('pageshow', ({ persisted }) => persisted && shows(false));
}

/** The solution; empty where it cannot be found: the comment then waits in a queue, as without a script. */
const solve = (script: string, challenge: string): Promise<string> =>
  new Promise<string>((resolve) => {
    const worker = new Worker(script, { type: 'module' });
    const end = (solution: unknown) => {
      worker.terminate();
      resolve(typeof solution === 'string' ? solution : '');
    };
    worker.addEventListener('message', ({ data }) => end(data));
    worker.addEventListener('error', () => end(''));
    worker.postMessage(JSON.parse(challenge));
  }).catch(() => '');
