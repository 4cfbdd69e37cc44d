import type { Question } from "../questions/answers";

/** Least ratios (or, for growth, greatest ones) by question; a question that is not named has no mark. */
type Marks = Partial<Record<Question, number>>;

/** A row of the table: the hub's answers a second against those of another server in the same run. */
export interface Row {
  readonly title: string;
  /** The server that is divided by; `{kind}` stands for the hub's database. */
  readonly against: string;
  readonly connections: 1 | 32;
  /** Which of the hub's variants. */
  readonly hub: "" | "-cached" | "-forgetful";
  readonly marks: Marks;
  /** `must` fails the run where it is missed; `goal` is reported; `told` has no marks. */
  readonly grade: "must" | "goal" | "told";
}

const each = (q1: number, q2: number, q3: number, q4: number, q5: number): Marks => ({ q1, q2, q3, q4, q5 });

/** What the hub has set itself, C being the ceiling: Mercurius with JIT and hand-written SQL over tables made for these questions. */
export const ROWS: readonly Row[] = [
  {
    ...{ title: "put together, × C", against: "ceiling-{kind}", connections: 32, hub: "" },
    ...{ marks: each(0.75, 0.75, 1, 0.9, 1), grade: "must" },
  },
  {
    ...{ title: "put together, × C", against: "ceiling-{kind}", connections: 32, hub: "" },
    ...{ marks: each(1.1, 1.25, 2, 2, 4), grade: "goal" },
  },
  {
    ...{ title: "put together, nothing remembered, × C", against: "ceiling-{kind}" },
    ...{ connections: 32, hub: "-forgetful", marks: {}, grade: "told" },
  },
  {
    ...{ title: "answers stored, × C", against: "ceiling-{kind}", connections: 32, hub: "-cached" },
    ...{ marks: each(8, 8, 25, 8, 75), grade: "goal" },
  },
  {
    ...{
      title: "answers stored, share of stored bytes",
      against: "bytes-{kind}",
      connections: 32,
      hub: "-cached",
    },
    ...{ marks: each(0.6, 0.6, 0.6, 0.6, 0.6), grade: "goal" },
  },
  {
    ...{ title: "× PostGraphile on the roll-up", against: "postgraphile", connections: 32, hub: "" },
    ...{ marks: each(1.25, 1.3, 5, 3, 5), grade: "goal" },
  },
  {
    ...{ title: "× PostGraphile on the roll-up", against: "postgraphile", connections: 1, hub: "" },
    ...{ marks: each(0.9, 1.2, 4, 1.8, 3), grade: "goal" },
  },
  {
    ...{ title: "× the naive variant", against: "naive-{kind}", connections: 32, hub: "" },
    ...{ marks: each(2, 1.5, 100, 40, 50), grade: "goal" },
  },
];

/** time(largest) / time(smallest), from one connection, at most. */
export const GROWTH_MARKS: Marks = each(1.3, 1.5, 1.3, 1.3, 1.5);

/** An approval against writing its facts alone, at most. */
export const APPROVAL_MARK = 1.7;

/** From the start of the process to its first answer, and the memory under load, at most. */
export const BOOT_MARK_MS = 600;
export const MEMORY_MARK_MB = 350;
