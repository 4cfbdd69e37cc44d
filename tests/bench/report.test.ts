import { QUESTIONS } from "../../bench/questions/answers";
import { growthTable, missedMusts, rateTable, ratioTable } from "../../bench/report/tables";
import { growthReportOf } from "../../bench/report/write";
import type { Measured } from "../../bench/run/measure";
import { readOptions } from "../../bench/run/options";
import type { Results } from "../../bench/run/results";

/** A server with the same rates for every question at 1 and at 32 connections. */
const server = (name: string, ...rates: number[]): Measured => {
  const shots = rates.map((perSecond) => ({ perSecond, p50Ms: 1, p99Ms: 2, failed: 0 }));
  return {
    ...{ name, about: name, bootMs: 500, megabytes: 300 },
    verdicts: Object.fromEntries(
      QUESTIONS.map((question) => [question, { right: true, sets: 1, bytes: 1, aloneMs: 1 }]),
    ),
    shots: Object.fromEntries(QUESTIONS.map((question) => [question, { 1: shots, 32: shots }])),
  };
};

const results = (servers: Measured[], more: Partial<Results> = {}): Results => ({
  ...{ size: 10_000, seed: 7, rounds: 3, seconds: 3, connections: [1, 32], growth: [], absent: [] },
  ...{ node: "20", machine: "two cores", day: "2026-01-01", servers },
  ...more,
});

const line = (table: string, start: string): string =>
  table.split("\n").find((each) => each.startsWith(`| ${start}`))!;

describe("the report of the bench", () => {
  test("compares medians of the rounds, and marks what is met and what is missed", () => {
    const run = results([server("hub-mysql", 10, 90, 95), server("ceiling-mysql", 100, 1, 100)]);
    expect(line(ratioTable(run, "mysql"), "put together, × C, 32 connections | must")).toBe(
      "| put together, × C, 32 connections | must | 0.90 (≥ 0.75) ✓ | 0.90 (≥ 0.75) ✓ | 0.90 (≥ 1) ✗ | 0.90 (≥ 0.9) ✓ | 0.90 (≥ 1) ✗ |",
    );
    expect(missedMusts(run, ["mysql"])).toEqual([
      "mysql Q3 roll-up: put together, × C 0.90 (≥ 1) ✗",
      "mysql Q5 nested: put together, × C 0.90 (≥ 1) ✗",
    ]);
  });

  test("says where nothing was measured, and never counts that as met", () => {
    const run = results([server("hub-mysql", 100)]);
    expect(line(ratioTable(run, "mysql"), "answers stored, × C")).toContain("not run (≥ 75)");
    expect(ratioTable(run, "sqlite")).not.toContain("✓");
    const wrong = server("hub-mysql", 100);
    wrong.verdicts.q3 = { right: false, reason: "answered 1, right is 2" };
    delete wrong.shots.q3;
    expect(line(rateTable(results([wrong]), 32), "hub-mysql")).toContain("| wrong |");
  });

  test("compares the time at the largest size with that at the smallest", () => {
    const approval = { factsMs: 2, approvalMs: 3, times: 10 };
    const growth = [
      { size: 125_000, hub: server("hub-mysql", 50), forgetful: server("hub-mysql-forgetful", 20) },
      { size: 1000, hub: server("hub-mysql", 100), forgetful: server("hub-mysql-forgetful", 20) },
    ].map((each) => ({ kind: "mysql" as const, approval, ...each }));
    const table = growthTable(results([], { growth }), "mysql")!;
    expect(line(table, "time(125,000) / time(1,000)")).toBe(
      "| time(125,000) / time(1,000) | 2.00 (≤ 1.3) ✗ | 2.00 (≤ 1.5) ✗ | 2.00 (≤ 1.3) ✗ | 2.00 (≤ 1.3) ✗ | 2.00 (≤ 1.5) ✗ | – |",
    );
    expect(line(table, "time(125,000) / time(1,000), nothing remembered")).toContain(" 1.00 (≤ 1.3) ✓ ");
    expect(line(table, "1,000 grassroots")).toContain("3.00 / 2.00 = 1.50 (≤ 1.7) ✓");
    expect(growthTable(results([], { growth }), "sqlite")).toBeNull();
  });
});

describe("how the hub grows", () => {
  test("is told of the databases that it was measured on, with the day and the spread", () => {
    expect(growthReportOf(results([]), ["mysql", "sqlite"])).toBeNull();
    const hub = server("hub-sqlite", 100, 150);
    const each = { kind: "sqlite" as const, size: 1000, hub, forgetful: hub };
    const growth = [{ ...each, approval: { factsMs: 2, approvalMs: 4, times: 1 } }];
    const report = growthReportOf(results([], { growth, rounds: 2 }), ["mysql", "sqlite"])!;
    expect(report).toContain("Measured on 2026-01-01: the hub on mysql and sqlite, seed 7, 2 × 3 s a cell");
    expect(report).toContain("2 rounds; ");
    expect(report).toContain("### The hub alone on sqlite, 1 connection");
    expect(report).not.toContain("### The hub alone on mysql");
    expect(report).toContain("4.00 / 2.00 = 2.00 (≤ 1.7) ✗");
  });
});

describe("the options of the bench", () => {
  test("a run with fewer rounds, servers or unions than usual leaves the README alone unless it is told to", () => {
    expect(readOptions([])).toMatchObject({ size: 10_000, growth: [1000, 10_000, 125_000], write: true });
    expect(readOptions(["--size", "1000"])).toMatchObject({ growth: [1000], write: false });
    expect(readOptions(["--rounds", "1"])!.write).toBe(false);
    expect(readOptions(["--growth-alone"])).toMatchObject({ growthAlone: true, write: true });
    expect(readOptions(["--only", "hub"])!.write).toBe(false);
    expect(readOptions(["--size", "1000", "--write"])!.write).toBe(true);
  });

  test("what is no number or no database is refused", () => {
    expect(() => readOptions(["--size", "0"])).toThrow("--size: 0 is not a whole number");
    expect(() => readOptions(["--databases", "oracle"])).toThrow("--databases: mysql or sqlite");
  });
});
