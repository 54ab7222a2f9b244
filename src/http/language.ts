/** The language of the chrome: in the URL, so that caches and links keep it. Chinese unless `?lang=en`. */
import type { MiddlewareHandler } from 'hono';
import type { Env, Language } from './context.ts';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];
/** BCP 47 tags, for `Content-Language`, `lang` and `hreflang`. */
export const LANGUAGE_TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** Sets `language`; an unknown one is ignored. Texts for people say which language they are in. */
export const language = (): MiddlewareHandler<Env> =>
  async function language(c, next) {
    const asked = c.req.query('lang') === 'en' ? 'en' : 'zh';
    c.set('language', asked);
    await next();
    const type = c.res.headers.get('Content-Type') ?? '';
    if (/^(text\/html|application\/problem\+json)/.test(type) && !c.res.headers.has('Content-Language')) {
      c.res.headers.set('Content-Language', LANGUAGE_TAGS[asked]);
    }
  };
