import { useReading } from '../reading.ts';

/** How to reach whoever runs the site, as far as the configuration says. */
export function Contact() {
  const { say, site } = useReading();
  const { host, phone, faults } = site.identity ?? {};
  if (!phone && !faults) return <p>{say.about.contactNone}</p>;
  return (
    <ul class="dashed">
      {host && (
        <li>
          {say.site.footer.host}
          {say.colon}
          <bdi>{host}</bdi>
        </li>
      )}
      {phone && (
        <li>
          {say.site.footer.phone}
          {say.colon}
          <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</a>
        </li>
      )}
      {faults && (
        <li>
          <a href={faults}>{say.site.footer.faults}</a>
        </li>
      )}
    </ul>
  );
}
