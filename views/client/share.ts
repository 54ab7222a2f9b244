/** Copying a link and the system's share sheet: shown only where the browser has them. */

type Shares = { share?: (what: { title: string; url: string }) => Promise<void> };

// The clipboard and the share sheet are there in secure contexts alone.
const root = document.documentElement;
if (navigator.clipboard) root.classList.add('can-copy');
if ((navigator as Shares).share) root.classList.add('can-share');

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  if (!button) return;
  const { copy, share, title = '' } = button.dataset;
  if (copy !== undefined) void copied(button, copy);
  // Whoever closes the sheet has shared nothing: that is no failure.
  if (share !== undefined) navigator.share({ title, url: share }).catch(() => undefined);
});

async function copied(button: HTMLButtonElement, text: string): Promise<void> {
  const { copied: done = '', notCopied = '' } = button.dataset;
  const say = await navigator.clipboard.writeText(text).then(
    () => done,
    () => notCopied,
  );
  const status = button.closest('.share-ways')?.querySelector('[role="status"]');
  if (status) status.textContent = say;
}
