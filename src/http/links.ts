/** Addresses within the portal. */

type Query = Readonly<Record<string, string | number | undefined>>;

/** A path with a query; `undefined` leaves a parameter out. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
