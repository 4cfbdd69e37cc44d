import { clean } from "../words";
import type { Run, Style } from "./runs";

/** A line break among the runs of a paragraph. */
export const breakRun = (style: Style): Run => ({ ...style, text: "\n", isBreak: true }) as Run;
const isBreak = (run: Run): boolean => (run as Run & { isBreak?: boolean }).isBreak === true;

/** Old editors end a paragraph with one line break and begin the next with spaces, or with two breaks. */
export function isParagraphEnd(before: string, behind: string, breaks: number): boolean {
  if (breaks > 1) return true;
  return (before.length >= 80 && /[.!?…:;”"]$/.test(before.trim())) || /^[\s\u00a0]*\u00a0{2,}/.test(behind);
}

/** The runs between the breaks at which `ends` says so; other breaks stay among the runs. */
export function splitAtBreaks(
  runs: Run[],
  ends: (before: string, behind: string, breaks: number) => boolean,
): Run[][] {
  const parts: Run[][] = [[]];
  let breaks: Run[] = [];
  const joined = (part: Run[]) => part.map(({ text }) => text).join("");
  runs.forEach((run, index) => {
    if (isBreak(run)) return void breaks.push(run);
    if (clean(run.text) === "" && breaks.length > 0 && !/\u00a0/.test(run.text)) return;
    if (breaks.length > 0) {
      const current = parts.at(-1)!;
      if (ends(joined(current), joined(runs.slice(index, index + 3)), breaks.length)) parts.push([]);
      else current.push(breaks[0]);
      breaks = [];
    }
    parts.at(-1)!.push(run);
  });
  return parts;
}
