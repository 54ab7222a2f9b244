import { link, useReading } from '../reading.ts';
import { date } from '../words/dates.ts';
import { number } from '../words/numbers.ts';

/** How far the page's knowledge reaches, and whose site this is. Codes that nobody gave are not invented. */
export function Footer() {
  const reading = useReading();
  const { say, language, moment, site } = reading;
  return (
    <footer class="site-footer">
      <div class="wide">
        {moment.position !== null && moment.position < 0 && <p>{say.footer.empty}</p>}
        {moment.position !== null && moment.position >= 0 && (
          <p>
            <a href={link(reading, `/events/${moment.position}`)}>
              {say.footer.position(number(moment.position))}
            </a>
            {' · '}
            {say.footer.judgedOn(date(moment.day, language))}
          </p>
        )}
        <p>
          {site.demo && <strong>{say.footer.demo}</strong>}
          {site.demo && ' · '}
          {say.footer.licence}
          {' · '}
          <a href="/api/v1/openapi.json">{say.footer.api}</a>
        </p>
      </div>
    </footer>
  );
}
