import { QUESTIONS, TITLES, type Question } from "../questions/answers";
import type { Measured } from "../run/measure";
import type { HubKind } from "../run/options";
import type { Growth, Results } from "../run/results";
import { latencyOf, median, rateOf, short, spreads } from "./numbers";
import { APPROVAL_MARK, BOOT_MARK_MS, GROWTH_MARKS, MEMORY_MARK_MB, ROWS, type Row } from "./pass-marks";

const HEAD = QUESTIONS.map((question) => TITLES[question]);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const MET = "✓";
const MISSED = "✗";

const named = (servers: readonly Measured[], name: string): Measured | undefined =>
  servers.find((server) => server.name === name);

function cellOf(results: Results, kind: HubKind, row: Row, question: Question): string {
  const mark = row.marks[question];
  const hub = named(results.servers, `hub-${kind}${row.hub}`);
  const other = named(results.servers, row.against.replace("{kind}", kind));
  const [ours, theirs] = [hub, other].map((server) => rateOf(server, question, row.connections));
  if (mark === undefined && row.grade !== "told") return "–";
  const asked = mark === undefined ? "" : ` (≥ ${mark})`;
  if (ours === null || ours === undefined || theirs === null || theirs === undefined)
    return `not run${asked}`;
  const ratio = ours / theirs;
  if (mark === undefined) return short(ratio);
  return `${short(ratio)} (≥ ${mark}) ${ratio >= mark ? MET : MISSED}`;
}

/** The hub on one database against everybody else in the same run. */
export function ratioTable(results: Results, kind: HubKind): string {
  const rows = ROWS.map((row) => [
    `${row.title}, ${row.connections} connection${row.connections === 1 ? "" : "s"}`,
    row.grade,
    ...QUESTIONS.map((question) => cellOf(results, kind, row, question)),
  ]);
  return table(["ratio of answers a second", "grade", ...HEAD], rows);
}

/** Answers a second of every server, with the times that half and 99 % of the requests took at most. */
export function rateTable({ servers }: Results, connections: number): string {
  const rows = servers.map((server) => [
    server.name,
    String(server.bootMs),
    server.megabytes === null ? "–" : String(server.megabytes),
    ...QUESTIONS.map((question) => {
      const verdict = server.verdicts[question];
      if (verdict && !verdict.right) return "wrong";
      const [rate, latency] = [
        rateOf(server, question, connections),
        latencyOf(server, question, connections),
      ];
      if (rate === null || !latency)
        return verdict?.right ? `too slow (${short(verdict.aloneMs)} ms alone)` : "–";
      const failed = server.shots[question]![connections]!.some((shot) => shot.failed > 0);
      return `${short(rate)} (${short(latency.p50)} / ${short(latency.p99)} ms)${failed ? " !" : ""}`;
    }),
  ]);
  return table(["server", "boot ms", "RSS MB", ...HEAD], rows);
}

const sizesOf = (growth: readonly Growth[]): Growth[] => [...growth].sort((a, b) => a.size - b.size);

const sized = (size: number): string => size.toLocaleString("en");

function approvalCell({ approval: { approvalMs, factsMs } }: Growth): string {
  const ratio = approvalMs / factsMs;
  const verdict = ratio <= APPROVAL_MARK ? MET : MISSED;
  return `${short(approvalMs)} / ${short(factsMs)} = ${short(ratio)} (≤ ${APPROVAL_MARK}) ${verdict}`;
}

/** Milliseconds of one request at each size, and how the largest compares with the smallest. */
export function growthTable({ growth }: Results, kind: HubKind): string | null {
  const sizes = sizesOf(growth.filter((each) => each.kind === kind));
  if (sizes.length === 0) return null;
  const [first, last] = [sizes[0]!, sizes.at(-1)!];
  const rowsOf = (server: "hub" | "forgetful", title: string, beside: (growth: Growth) => string) => {
    const ms = (at: Growth, question: Question): number | null => {
      const rate = rateOf(at[server], question, 1);
      return rate === null ? null : 1000 / rate;
    };
    const rows = sizes.map((each) => [
      `${sized(each.size)} grassroots unions${title}, ms`,
      ...QUESTIONS.map((question) => short(ms(each, question))),
      beside(each),
    ]);
    if (sizes.length === 1) return rows;
    const ratios = QUESTIONS.map((question) => {
      const [a, b] = [ms(first, question), ms(last, question)];
      const mark = GROWTH_MARKS[question]!;
      if (a === null || b === null) return `not run (≤ ${mark})`;
      return `${short(b / a)} (≤ ${mark}) ${b / a <= mark ? MET : MISSED}`;
    });
    return [...rows, [`time(${sized(last.size)}) / time(${sized(first.size)})${title}`, ...ratios, "–"]];
  };
  return table(
    ["size", ...HEAD, "approval / its facts alone, ms"],
    [...rowsOf("hub", "", approvalCell), ...rowsOf("forgetful", ", nothing remembered", () => "–")],
  );
}

/** Boot and memory of the hub, against their marks. */
export function processTable({ servers }: Results): string {
  const rows = servers
    .filter(({ name }) => name.startsWith("hub-"))
    .map(({ name, bootMs, megabytes }) => [
      name,
      `${bootMs} (≤ ${BOOT_MARK_MS}) ${bootMs <= BOOT_MARK_MS ? MET : MISSED}`,
      megabytes === null
        ? "–"
        : `${megabytes} (≤ ${MEMORY_MARK_MB}) ${megabytes <= MEMORY_MARK_MB ? MET : MISSED}`,
    ]);
  return table(["server", "boot ms", "RSS under load MB"], rows);
}

/** How far the rounds lie apart. */
export function spreadLine(servers: readonly Measured[], rounds: number): string {
  const all = spreads(servers).sort((a, b) => a - b);
  if (all.length === 0) return "One round: nothing is known of the spread.";
  const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
  return `${rounds} rounds; (greatest − least) / median of a cell: half of the cells within ${percent(median(all))}, nine in ten within ${percent(all[Math.floor(all.length * 0.9)]!)}.`;
}

/** The musts that were measured and missed. */
export function missedMusts(results: Results, kinds: readonly HubKind[]): string[] {
  return kinds.flatMap((kind) =>
    ROWS.filter(({ grade }) => grade === "must").flatMap((row) =>
      QUESTIONS.map((question) => ({ question, cell: cellOf(results, kind, row, question) }))
        .filter(({ cell }) => cell.endsWith(MISSED))
        .map(({ question, cell }) => `${kind} ${TITLES[question]}: ${row.title} ${cell}`),
    ),
  );
}
