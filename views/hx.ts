/** The htmx attributes of an element. JSX refuses names such as `hx-status:422`: they are spread from here. */

type Attribute =
  | 'get'
  | 'target'
  | 'select'
  | 'select-oob'
  | 'swap'
  | 'trigger'
  | 'push-url'
  | 'replace-url'
  | 'sync'
  | 'boost'
  | `status:${number}`;

/** `hx({ get: '/x', 'status:422': 'none' })`. Nothing that evaluates (`on`, `vals`, `js:`) can be named. */
export const hx = (attributes: { [name in Attribute]?: string }): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`hx-${name}`, value]));

/** The same for every link and form within an element. */
export const hxWithin = (attributes: { [name in Attribute]?: string }): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`hx-${name}:inherited`, value]));

/** What htmx reads at its start: no style element of its own, which the policy would refuse. */
export const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false });
