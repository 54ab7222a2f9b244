/** A passage that is selected, in the original or in a field, goes among those to be masked. Typing it does the same. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-masks-selection]')) {
  button.hidden = false;
  // A press would take the selection away before the click comes.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const field = document.getElementById(button.dataset.masksSelection ?? '');
    const passage = selected().replace(/\s+/g, ' ').trim();
    if (!(field instanceof HTMLTextAreaElement) || passage === '') return;
    const lines = field.value.split('\n').filter((line) => line.trim() !== '');
    if (!lines.includes(passage)) field.value = [...lines, passage].join('\n');
    field.focus();
  });
}

function selected(): string {
  const at = document.activeElement;
  if (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) {
    const inField = at.value.slice(at.selectionStart ?? 0, at.selectionEnd ?? 0);
    if (inField !== '') return inField;
  }
  return String(getSelection() ?? '');
}
