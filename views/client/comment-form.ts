/** 我要留言: counts characters, and works out the check against floods while people write. */

const form = document.querySelector<HTMLFormElement>('form.comment-form[data-challenge]');
if (form) {
  countCharacters(form);
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

/** How long to wait for a slow machine after it was sent: then it goes without, and waits in a queue. */
const PATIENCE_MS = 30_000;

function proveWork(form: HTMLFormElement): void {
  const { challenge = '', worker = '' } = form.dataset;
  const proof = form.querySelector<HTMLInputElement>('input[name=proof]');
  if (!proof || form.dataset.proven !== undefined) return;
  let working: Promise<string> | undefined;
  const fill = (solution: string) => {
    proof.value = solution;
    form.dataset.proven = '';
  };
  const start = () => (working ??= solve(worker, challenge));
  // Worked out while people write: most never wait.
  form.addEventListener('input', () => void start().then(fill), { once: true });
  form.addEventListener('submit', (event) => {
    if (form.dataset.proven !== undefined) return;
    event.preventDefault();
    if (form.hasAttribute('aria-busy')) return;
    form.setAttribute('aria-busy', 'true');
    const status = form.querySelector<HTMLElement>('.working');
    if (status) status.textContent = status.dataset.working ?? '';
    const late = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, ''));
    void Promise.race([start(), late]).then((solution) => {
      fill(solution);
      form.removeAttribute('aria-busy');
      // A form that is being submitted takes no other submission: after this event.
      setTimeout(() => form.requestSubmit());
    });
  });
}

/** The solution; empty where it cannot be found. */
const solve = (script: string, challenge: string): Promise<string> =>
  new Promise((resolve) => {
    const worker = new Worker(script, { type: 'module' });
    const end = (solution: unknown) => {
      worker.terminate();
      resolve(typeof solution === 'string' ? solution : '');
    };
    worker.addEventListener('message', ({ data }) => end(data));
    worker.addEventListener('error', () => end(''));
    worker.postMessage(JSON.parse(challenge));
  });
