/**
 * What a reply repeats of a comment that the public cannot read: the name that it was signed with, what was masked in
 * it by hand, and its own words at some length. A reply is public whether the comment is or not.
 */

/** Fewer characters in a row are everybody's: names of indicators, of departments, usual phrases. */
const LONG = 20;

/** @param isPublic the comment's own words can be read anyway; what was masked in them cannot. */
export function repeatedIn(
  reply: string,
  { words, hidden, isPublic }: { words: Words; hidden: readonly string[]; isPublic: boolean },
): string[] {
  const told = [words.name.trim(), ...hidden].filter((each) => [...each].length > 1 && reply.includes(each));
  const quoted = isPublic ? [] : [words.title, words.body].flatMap((text) => stretchesOf(reply, text));
  return [...new Set([...told, ...quoted])];
}
type Words = { title: string; body: string; name: string };

/** The stretches of a text that stand in another one, each as long as it goes. */
function stretchesOf(text: string, other: string): string[] {
  const points = [...text];
  const known = new Set<string>();
  const others = [...other];
  for (let at = 0; at + LONG <= others.length; at++) known.add(others.slice(at, at + LONG).join(''));
  const found: string[] = [];
  for (let at = 0; known.size > 0 && at + LONG <= points.length; at++) {
    let end = at;
    while (end + LONG <= points.length && known.has(points.slice(end, end + LONG).join(''))) end++;
    if (end === at) continue;
    found.push(points.slice(at, end - 1 + LONG).join(''));
    at = end - 1 + LONG;
  }
  return found;
}
