import { looksLikeByline, unlabelledSource } from "./credits";
import { LONGEST, type Findings } from "./findings";
import { isProse } from "./prose";
import { endsLikeSentence } from "./words";

/** A name in the last line is the author's; "Theo Báo Lao Động" names the source. */
export function takeLastLines(findings: Findings): void {
  const { body } = findings;
  for (let last = body.at(-1); last?.kind === "text" && !isProse(last); last = body.at(-1)) {
    const before = body
      .slice(0, -1)
      .filter(({ kind }) => kind !== "image")
      .at(-1);
    if (!before) return;
    const source = findings.sourceName ? null : unlabelledSource(last.text);
    const signed = isProse(before) || endsLikeSentence(before.text);
    if (source && source.length <= LONGEST.sourceName) findings.sourceName = source;
    else if (findings.bylines.length === 0 && signed && looksLikeByline(last.text))
      findings.bylines.push(last.text);
    else return;
    body.pop();
  }
}
