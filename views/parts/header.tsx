import type { PageProps } from '../layout.tsx';
import { inLanguage, link, type Reading, useReading } from '../reading.ts';
import { DisplaySwitch } from './display-switch.tsx';
import { EnterButton, FormSwitch, PageForm } from './page-form.tsx';

/** Skip link, the site's name, navigation within the plan; search, display mode and language at the end. */
export function Header({ here }: Pick<PageProps, 'here'>) {
  const reading = useReading();
  const { say, form } = reading;
  return (
    <header class="site-header">
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <div class="wide">
        <a class="site-name" href={link(reading, '/')}>
          <span class="seal" aria-hidden="true" lang="zh-CN">
            明
          </span>
          <span>{say.siteName}</span>
        </a>
        <nav class="main-nav" aria-label={say.nav.label}>
          <ul>
            {entriesOf(reading).map(([id, path, name]) => (
              <li>
                <a href={link(reading, path)} aria-current={here === id ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <PageForm />
        {form && !form.fields && <EnterButton />}
        <ul class="tools" aria-label={say.site.tools}>
          <li>
            <a href={link(reading, '/search')} aria-current={here === 'search' ? 'page' : undefined}>
              {say.nav.search}
            </a>
          </li>
          <li>
            <DisplaySwitch />
          </li>
          <li>
            <LanguageSwitch />
          </li>
        </ul>
      </div>
    </header>
  );
}

function LanguageSwitch() {
  const reading = useReading();
  const { say, language } = reading;
  const other = language === 'zh' ? 'en' : 'zh';
  const tag = language === 'zh' ? 'en' : 'zh-CN';
  if (reading.form)
    return (
      <FormSwitch name="act" value="language" language={other} tag={tag}>
        {say.nav.switchLanguage}
      </FormSwitch>
    );
  return (
    <a class="language" href={inLanguage(reading, other)} lang={tag} hreflang={tag}>
      {say.nav.switchLanguage}
    </a>
  );
}

/** What the navigation offers: of the plan, where the page is about one, and of the whole site. */
function entriesOf({ say: { nav }, plan }: Reading) {
  const home = plan ? `/plans/${plan.plan}` : '/';
  const ofSite = [
    ['events', '/events', nav.events],
    ['comments', '/comments', nav.comments],
    ['data', '/data', nav.data],
    ['verify', '/verify', nav.verify],
  ] as const;
  if (!plan) return [['plan', '/', nav.home], ...ofSite] as const;
  return [
    ['plan', home, nav.plan],
    ['text', `${home}/text`, nav.text],
    ['indicators', `${home}/indicators`, nav.indicators],
    ['tasks', `${home}/tasks`, nav.tasks],
    ['departments', `${home}/departments`, nav.departments],
    ['years', `${home}/years`, nav.years],
    ...ofSite,
  ] as const;
}
