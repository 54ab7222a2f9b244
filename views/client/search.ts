/**
 * Search while one types. What an input method has not settled yet (pinyin that is to become characters) is not
 * searched for: the form hears of it when the characters stand.
 */
const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.closest('.search-form') !== null;

document.addEventListener(
  'input',
  (event) => {
    if (isSearch(event.target) && event instanceof InputEvent && event.isComposing)
      event.stopImmediatePropagation();
  },
  true,
);
document.addEventListener('compositionend', ({ target }) => {
  if (isSearch(target)) target.dispatchEvent(new Event('input', { bubbles: true }));
});
