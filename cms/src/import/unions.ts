import { folded } from "./words";
import type { Article } from "./article";

/** A union that the page names and the register knows under exactly that name, and under no other code. */
export interface ProposedUnion {
  named: string;
  code: string;
  name: string;
}

const MOST_NAMES = 6;
const WORD = "\\p{Lu}[\\p{L}\\p{N}]*";
const NAME = new RegExp(
  `(?:Công đoàn|Công Đoàn|Liên đoàn Lao động)(?: (?:cơ sở|ngành|bộ phận|cơ quan|Viên chức))*(?:(?! (?:và )?(?:Công đoàn|Công Đoàn|Liên đoàn)) (?:${WORD}|tỉnh|thành phố|huyện|thị xã|quận|và|cơ quan|công ty|trường))+`,
  "gu",
);

/** The names of unions in a text, the most frequent first. */
export function namesIn(text: string): string[] {
  const counts = new Map<string, number>();
  for (const [match] of text.matchAll(NAME)) {
    const name = match.replace(/(?: (?:và|tỉnh|thành phố|huyện|thị xã|quận|cơ quan|công ty|trường))+$/u, "");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, left], [, right]) => right - left).map(([name]) => name);
}

const QUERY =
  "query ($text: String!) { unions(filter: { text: $text }, first: 2) { totalCount nodes { code name otherNames } } }";

interface Answer {
  data?: { unions?: { totalCount: number; nodes: { code: string; name: string; otherNames: string[] }[] } };
}

async function ask(api: string, text: string): Promise<Answer> {
  const response = await fetch(`${api}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY, variables: { text } }),
    signal: AbortSignal.timeout(3000),
  });
  return (await response.json()) as Answer;
}

/** Unions to propose to the editors; null when the API could not be asked. Never written into a draft. */
export async function proposedUnions(api: string | null, article: Article): Promise<ProposedUnion[] | null> {
  if (!api) return null;
  const text = [
    article.title,
    article.byline,
    article.sourceName,
    ...article.body.map((block) => block.text),
  ].join("\n");
  const proposed: ProposedUnion[] = [];
  for (const named of namesIn(text).slice(0, MOST_NAMES)) {
    const unions = await ask(api, named).then(
      ({ data }) => data?.unions,
      () => undefined,
    );
    if (!unions) return null;
    const [union] = unions.nodes;
    const isSure =
      unions.totalCount === 1 &&
      [union.name, ...union.otherNames].some((name) => folded(name) === folded(named));
    if (isSure && !proposed.some(({ code }) => code === union.code))
      proposed.push({ named, code: union.code, name: union.name });
  }
  return proposed;
}
