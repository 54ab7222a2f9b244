/** The whole document round a page: head, banners, navigation, content, footer. */
import type { Child } from 'hono/jsx';
import { DemoBanner } from './parts/demo-banner.tsx';
import { FeedLink } from './parts/feed-link.tsx';
import { Footer } from './parts/footer.tsx';
import { Head } from './parts/head.tsx';
import { Header } from './parts/header.tsx';
import { Html } from './parts/html.tsx';
import { MomentBar } from './parts/moment-bar.tsx';
import { StaffBar } from './parts/staff-bar.tsx';
import { type Reading, ReadingProvider } from './reading.ts';
import type { LinkedData } from './words/linked-data.ts';

export type PageProps = {
  /** Names the thing first; the site's name follows. */
  title: string;
  description?: string | undefined;
  /** Which entry of the navigation is the present one. */
  here?:
    | 'plan'
    | 'text'
    | 'indicators'
    | 'tasks'
    | 'departments'
    | 'events'
    | 'comments'
    | 'years'
    | 'data'
    | 'verify'
    | 'search'
    | undefined;
  /** The Atom feed that goes with the page. */
  feed?: { title: string; path: string } | undefined;
  /** The picture of what the page says, for links to it; its plan's or the site's where left out. */
  picture?: { path: string; alt: string } | undefined;
  /** Its facts in the words of schema.org. */
  jsonLd?: readonly LinkedData[] | undefined;
  children?: Child;
};

/** A page as one HTML document. */
export function Document({ reading, ...props }: PageProps & { reading: Reading }) {
  return (
    <ReadingProvider value={reading}>
      <Page {...props} />
    </ReadingProvider>
  );
}

function Page({ children, ...props }: PageProps) {
  const { here, feed } = props;
  return (
    <Html>
      <Head {...props} />
      <body>
        <DemoBanner />
        <Header here={here} />
        <StaffBar />
        <MomentBar />
        <main id="main" tabindex={-1}>
          {children}
          {feed && <FeedLink feed={feed} />}
        </main>
        <Footer />
      </body>
    </Html>
  );
}
