import type { PageProps } from '../layout.tsx';
import { inLanguage, link, useReading } from '../reading.ts';

/** Skip link, the site's name, navigation within the plan, the switch of language. */
export function Header({ here }: Pick<PageProps, 'here'>) {
  const reading = useReading();
  const { say, plan, language } = reading;
  const home = plan ? `/plans/${plan.plan}` : '/';
  const entries = plan
    ? ([
        ['plan', home, say.nav.plan],
        ['text', `${home}/text`, say.nav.text],
        ['indicators', `${home}/indicators`, say.nav.indicators],
        ['tasks', `${home}/tasks`, say.nav.tasks],
        ['departments', `${home}/departments`, say.nav.departments],
        ['events', '/events', say.nav.events],
      ] as const)
    : ([
        ['plan', '/', say.nav.home],
        ['events', '/events', say.nav.events],
      ] as const);
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
        <nav aria-label={say.nav.label}>
          <ul>
            {entries.map(([id, path, name]) => (
              <li>
                <a href={link(reading, path)} aria-current={here === id ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <a
          class="language"
          href={inLanguage(reading, language === 'zh' ? 'en' : 'zh')}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          hreflang={language === 'zh' ? 'en' : 'zh-CN'}
        >
          {say.nav.switchLanguage}
        </a>
      </div>
    </header>
  );
}
