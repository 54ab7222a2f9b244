import { link, useReading } from '../reading.ts';
import { FormSwitch } from './page-form.tsx';

/** Switches between the standard display and 长者模式; a form, so that it works without script and is remembered. */
export function DisplaySwitch() {
  const reading = useReading();
  const { say, display } = reading;
  const next = display === 'elder' ? 'standard' : 'elder';
  if (reading.form)
    return (
      <FormSwitch name="display" value={next}>
        {say.site[next]}
      </FormSwitch>
    );
  return (
    <form class="display-switch" method="post" action="/display">
      <input type="hidden" name="display" value={next} />
      <input type="hidden" name="back" value={link(reading, reading.path, reading.query)} />
      <button type="submit">{say.site[next]}</button>
    </form>
  );
}
