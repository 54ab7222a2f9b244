/** One page of the site, ready to be passed on: links, QR code, snippet. It prints on one sheet. */
import { Breadcrumbs } from '../parts/breadcrumbs.tsx';
import { OwnWords } from '../parts/own-words.tsx';
import { type Shared, ShareWays } from '../parts/share.tsx';
import { useReading } from '../reading.ts';

export function SharePage({ shared }: { shared: Shared }) {
  const { say } = useReading();
  return (
    <div class="wide share-page">
      <Breadcrumbs crumbs={[{ name: say.nav.home, path: '/' }, { name: say.share.title }]} />
      <p class="issuer">{say.share.title}</p>
      <h1>
        <OwnWords text={shared.title} />
      </h1>
      <p class="lead">{say.share.lead}</p>
      <p class="actions">
        <a class="button primary" href={shared.permanent}>
          {say.share.open}
        </a>
      </p>
      <h2 class="visually-hidden">{say.share.ways}</h2>
      <ShareWays shared={shared} />
      {shared.picture && (
        <figure class="share-picture">
          <img src={shared.picture} alt={shared.title} width="1200" height="630" loading="lazy" />
          <figcaption class="quiet">{say.share.picture}</figcaption>
        </figure>
      )}
    </div>
  );
}
