/** Reads SVG text strictly enough to refuse what an XML parser would. */

/** What is wrong with a document; nothing when it is well-formed. */
export function complaintsOf(svg: string): string[] {
  const open: string[] = [];
  const complaints: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_, close, name, __, self) => {
      if (close) {
        const last = open.pop();
        if (last !== name) complaints.push(`</${name}> closes <${last}>`);
      } else if (!self) open.push(name);
      return '';
    },
  );
  if (/[<>]/.test(rest)) complaints.push(`stray bracket: ${/.{0,20}[<>].{0,20}/.exec(rest)?.[0]}`);
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/.test(svg)) complaints.push('bare ampersand');
  if (open.length > 0) complaints.push(`left open: ${open.join(' ')}`);
  return complaints;
}

/** What a strict policy refuses, or what a picture must not fetch or run. */
export const forbiddenIn = (svg: string): string[] =>
  [
    ...svg.matchAll(/<(?:script|style|foreignObject|image|a)\b|\s(?:style|class|on\w+|href|xlink:href)=/g),
  ].map(([found]) => found);
