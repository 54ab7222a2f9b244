/** 核验: the form shows where scripts run; the script that checks is loaded when a reader asks for it. */

type Checking = { verify(form: HTMLFormElement): Promise<void> };

document.documentElement.classList.add('can-prove');

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.proof === undefined) return;
  event.preventDefault();
  if (form.hasAttribute('aria-busy')) return;
  form.setAttribute('aria-busy', 'true');
  void run(form, form.dataset.proof).finally(() => form.removeAttribute('aria-busy'));
});

async function run(form: HTMLFormElement, script: string): Promise<void> {
  try {
    const { verify }: Checking = await import(script);
    await verify(form);
  } catch (error) {
    const result = form.closest('.proof')?.querySelector('.proof-result');
    if (result && !result.hasChildNodes()) result.textContent = form.dataset.broken ?? '';
    throw error;
  }
}
