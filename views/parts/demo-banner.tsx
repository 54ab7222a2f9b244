import { useReading } from '../reading.ts';
import { date } from '../words/dates.ts';

/** Says on every page that shows something made up that it is, and in a demo which day it pretends to be. */
export function DemoBanner() {
  const { say, site, synthetic, moment, language } = useReading();
  // A page of an error may not know what day it is.
  const tellsDay = site.demo && moment.today !== '';
  if (!synthetic && !tellsDay) return null;
  return (
    <aside class="demo-banner" aria-label={say.banner.mark}>
      <p>
        {synthetic && <strong class="whole">{say.banner.synthetic}</strong>}{' '}
        {tellsDay && <span class="whole clock">{say.banner.clock(date(moment.today, language))}</span>}
      </p>
    </aside>
  );
}
