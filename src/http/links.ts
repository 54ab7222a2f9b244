/** Addresses within the portal. */

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A path with a query; `undefined` leaves a parameter out, a list repeats it. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value ?? []].flat()) parameters.append(name, String(each));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
