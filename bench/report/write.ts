import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QUESTIONS } from "../questions/answers";
import type { HubKind } from "../run/options";
import type { Results } from "../run/results";
import { ROOT } from "../run/workplace";
import { growthTable, processTable, rateTable, ratioTable, spreadLine } from "./tables";

/** The parts of bench/README.md that runs write. */
type Part = "bench" | "growth";

const measuredAt = ({ day, seed, rounds, seconds, node, machine }: Results, what: string): string =>
  `Measured on ${day}: ${what}, seed ${seed}, ${rounds} × ${seconds} s a cell, Node ${node}, ${machine}.`;

/** The hub beside the others, as Markdown. */
export function reportOf(results: Results, kinds: readonly HubKind[]): string {
  const { size, servers, absent } = results;
  const lines = [
    measuredAt(results, `${size.toLocaleString("en")} grassroots unions`),
    spreadLine(results.servers, results.rounds),
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
  for (const connections of results.connections) {
    lines.push(
      `### Answers a second, ${connections} connection${connections === 1 ? "" : "s"} (p50 / p99)`,
      rateTable(results, connections),
    );
  }
  lines.push("### The servers", servers.map(({ name, about }) => `- \`${name}\`: ${about}`).join("\n"));
  return lines.join("\n\n");
}

/** How the hub alone grows, as Markdown; null where that was not measured. */
export function growthReportOf(results: Results, kinds: readonly HubKind[]): string | null {
  const tables = kinds.flatMap((kind) => {
    const growth = growthTable(results, kind);
    return growth ? [`### The hub alone on ${kind}, 1 connection`, growth] : [];
  });
  if (tables.length === 0) return null;
  const servers = results.growth.flatMap(({ hub, forgetful }) => [hub, forgetful]);
  const what = `the hub on ${kinds.join(" and ")}`;
  return [measuredAt(results, what), spreadLine(servers, results.rounds), ...tables].join("\n\n");
}

/** Puts a report between the markers of its part of bench/README.md. */
export function writeReadme(part: Part, report: string): void {
  const file = join(ROOT, "bench/README.md");
  const text = readFileSync(file, "utf8");
  const [beginMark, endMark] = [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`];
  const [begin, end] = [text.indexOf(beginMark), text.indexOf(endMark)];
  if (begin < 0 || end < begin) throw new Error(`bench/README.md has lost its markers of ${part}`);
  writeFileSync(file, `${text.slice(0, begin + beginMark.length)}\n\n${report}\n\n${text.slice(end)}`);
}
