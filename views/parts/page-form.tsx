/** Switches of a page that holds a form or answers one: they send it, and it comes back with all that is in it. */
import { type Language, link, PAGE_FORM, type Reading, useReading } from '../reading.ts';

/** Where the form of the page is sent; never to another moment. */
export const formAction = (reading: Reading, language: Language = reading.language): string =>
  link(
    { ...reading, language, moment: { ...reading.moment, asked: {} } },
    reading.form?.path ?? reading.path,
  );

/** What the switches send where the page has no form that people fill in. */
export function PageForm() {
  const reading = useReading();
  const { form } = reading;
  if (!form?.fields) return null;
  return (
    <form id={PAGE_FORM} method="post" action={formAction(reading)} hidden>
      {form.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

/** A switch: `name` and `value` say to the form's route that nothing is submitted by it. */
export function FormSwitch(props: {
  name: 'act' | 'display';
  value: string;
  language?: Language;
  tag?: string;
  children: string;
}) {
  const { name, value, language, tag, children } = props;
  return (
    <button
      type="submit"
      form={PAGE_FORM}
      formaction={formAction(useReading(), language)}
      formnovalidate
      name={name}
      value={value}
      lang={tag}
    >
      {children}
    </button>
  );
}

/**
 * Enter in a field presses the first button of its form, and the switches stand before all others in the page: this one
 * stands before them, and is the button at the end of the form to whoever presses Enter.
 */
export const EnterButton = () => (
  <span class="enter-button" aria-hidden="true">
    <button type="submit" form={PAGE_FORM} tabindex={-1} />
  </span>
);
