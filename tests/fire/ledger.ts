import { reachesOn, TREE } from "./tree";
import type { Figures } from "./figures";
import { hadToReport, livedIn, PERIODS, periodOf } from "./periods";
import { standingInTheWay } from "./rules";
import { patchExplained, patchFigures, type Operation } from "./operation";

/** What a report says, and which warnings it explains. */
export interface Said {
  readonly figures: Figures;
  readonly explained: ReadonlySet<string>;
}

/** What was written of one report. */
export interface Written {
  readonly status: "DRAFT" | "SUBMITTED" | "RETURNED" | "APPROVED" | "EXEMPT";
  readonly revision: number;
  readonly draft: Said | null;
  /** The approved versions, the first one first. */
  readonly versions: readonly Said[];
  /** When it was last handed in. */
  readonly submittedAt: string | null;
}

/** Where a report stands, in the words of the API. */
export interface Standing {
  readonly status: string;
  readonly revision: number;
  readonly version: number;
  readonly isLate: boolean;
}

/** What an operation must be answered with: null is success. */
export interface Answer {
  readonly code: null | "FORBIDDEN" | "BAD_USER_INPUT" | "NOT_FOUND" | "CONFLICT";
  /** The rules that stand in the way. */
  readonly rules?: readonly string[];
}

const NOTHING: Said = { figures: new Map(), explained: new Set() };
const FROM: Readonly<Record<Operation["verb"], readonly string[]>> = {
  SAVE: ["NOT_DUE", "DUE", "DRAFT", "RETURNED"],
  SUBMIT: ["DRAFT"],
  RETURN: ["SUBMITTED"],
  APPROVE: ["SUBMITTED"],
  AMEND: ["APPROVED"],
  EXEMPT: ["NOT_DUE", "DUE", "DRAFT"],
};
const REPORTS: ReadonlySet<string> = new Set(["SAVE", "SUBMIT"]);

/** A model of every report of the tree, in plain TypeScript: it takes the operations that the API takes, and says what must come of each. */
export class Ledger {
  private readonly written = new Map<string, Written>();

  constructor(public now: Date) {}

  /** The day in Asia/Ho_Chi_Minh. */
  get today(): string {
    return new Date(this.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  of(union: string, period: string): Written | null {
    return this.written.get(`${union}/${period}`) ?? null;
  }

  standing(union: string, periodCode: string): Standing {
    const period = periodOf(periodCode);
    const report = this.of(union, periodCode);
    const unwritten = report === null || (report.status === "DRAFT" && report.draft === null);
    const handedIn = report?.status === "SUBMITTED" || report?.status === "APPROVED";
    const firstLate = `${period.dueOn}T17:00:00.000Z`;
    const late = handedIn ? report.submittedAt! >= firstLate : this.today > (period.dueOn ?? "");
    return {
      status: !unwritten ? report.status : this.today > period.to ? "DUE" : "NOT_DUE",
      revision: report?.revision ?? 0,
      version: report?.versions.length ?? 0,
      isLate: period.dueOn !== null && report?.status !== "EXEMPT" && late,
    };
  }

  /** What is approved of a report; null where nothing is. */
  approved(union: string, period: string): Figures | null {
    const report = this.of(union, period);
    return report?.status === "APPROVED" ? report.versions.at(-1)!.figures : null;
  }

  private refusal(operation: Operation): Answer["code"] {
    const { verb, actor, union, period, expectedRevision } = operation;
    const own = actor.union === union;
    const reports = REPORTS.has(verb);
    if (actor.role === "READER" || (!reports && actor.role === "REPORTER")) return "FORBIDDEN";
    if (reports ? !own : own || !reachesOn(actor.union, union, this.today)) return "FORBIDDEN";
    const begins = verb === "SAVE" || verb === "EXEMPT";
    if (begins && !livedIn(union, periodOf(period))) return "BAD_USER_INPUT";
    const exists = this.of(union, period) !== null || hadToReport(union, periodOf(period));
    if (!exists && verb !== "SAVE") return "NOT_FOUND";
    const { status, revision } = this.standing(union, period);
    if (expectedRevision !== null && expectedRevision !== revision) return "CONFLICT";
    const from = operation.exempt === false ? ["EXEMPT"] : FROM[verb];
    return from.includes(status) ? null : "CONFLICT";
  }

  /** Takes an operation, or refuses it and stays as it is. */
  take(operation: Operation): Answer {
    const code = this.refusal(operation);
    if (code !== null) return { code };
    const { verb, union, period, exempt } = operation;
    const report: Written = this.of(union, period) ?? {
      ...{ status: "DRAFT", revision: 0, draft: null, versions: [], submittedAt: null },
    };
    const base = verb === "AMEND" ? report.versions.at(-1)! : (report.draft ?? NOTHING);
    const said: Said = {
      figures: patchFigures(base.figures, operation.values),
      explained: patchExplained(base.explained, operation.explanations),
    };
    if (verb === "SUBMIT" || verb === "AMEND") {
      // Nobody hands in a report that says nothing.
      if (said.figures.size === 0) return { code: "BAD_USER_INPUT" };
      const other = (code: string): Figures | null => this.approved(union, code);
      const rules = standingInTheWay(periodOf(period), said.figures, said.explained, other);
      if (rules.length > 0) return { code: "BAD_USER_INPUT", rules };
    }
    const steps: Record<Operation["verb"], () => Partial<Written>> = {
      SAVE: () => ({ status: "DRAFT", draft: said }),
      SUBMIT: () => ({ status: "SUBMITTED", submittedAt: this.now.toISOString() }),
      RETURN: () => ({ status: "RETURNED" }),
      APPROVE: () => ({ status: "APPROVED", draft: null, versions: [...report.versions, report.draft!] }),
      AMEND: () => ({ versions: [...report.versions, said] }),
      EXEMPT: () => ({ status: exempt ? "EXEMPT" : "DRAFT" }),
    };
    this.written.set(`${union}/${period}`, {
      ...{ ...report, ...steps[verb](), revision: report.revision + 1 },
    });
    return { code: null };
  }

  /** Every union with every period. */
  static readonly places = TREE.flatMap(({ code }) =>
    PERIODS.map((period) => ({ union: code, period: period.code })),
  );
}
