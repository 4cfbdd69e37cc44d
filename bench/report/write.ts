import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QUESTIONS } from "../questions/answers";
import type { HubKind } from "../run/options";
import type { Results } from "../run/results";
import { ROOT } from "../run/workplace";
import { growthTable, processTable, rateTable, ratioTable, spreadLine } from "./tables";

const BEGIN = "<!-- bench: begin -->";
const END = "<!-- bench: end -->";

/** The results as Markdown. */
export function reportOf(results: Results, kinds: readonly HubKind[]): string {
  const { size, seed, rounds, seconds, node, machine, day, servers, absent } = results;
  const lines = [
    `Measured on ${day}: ${size.toLocaleString("en")} grassroots unions, seed ${seed}, ${rounds} × ${seconds} s a cell, Node ${node}, ${machine}.`,
    spreadLine(results),
  ];
  if (absent.length > 0) lines.push(`**Not run:** ${absent.join("; ")}.`);
  const wrong = servers.flatMap(({ name, verdicts }) =>
    QUESTIONS.filter((question) => verdicts[question]?.right === false).map(
      (question) => `${name} ${question}`,
    ),
  );
  lines.push(
    wrong.length === 0
      ? "Every server gave the oracle's answer to every set of variables before it was timed."
      : `**Wrong answers, therefore not timed:** ${wrong.join(", ")}.`,
  );
  for (const kind of kinds) lines.push(`### The hub on ${kind}`, ratioTable(results, kind));
  lines.push("### Start and memory", processTable(results));
  for (const kind of kinds) {
    const growth = growthTable(results, kind);
    if (growth) lines.push(`### Growth on ${kind}: the hub alone, 1 connection`, growth);
  }
  for (const connections of results.connections) {
    lines.push(
      `### Answers a second, ${connections} connection${connections === 1 ? "" : "s"} (p50 / p99)`,
      rateTable(results, connections),
    );
  }
  lines.push("### The servers", servers.map(({ name, about }) => `- \`${name}\`: ${about}`).join("\n"));
  return lines.join("\n\n");
}

/** Puts the report between the markers of bench/README.md. */
export function writeReadme(report: string): void {
  const file = join(ROOT, "bench/README.md");
  const text = readFileSync(file, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("bench/README.md has lost its markers");
  writeFileSync(file, `${text.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${text.slice(end)}`);
}
