import { Role } from "../../api/platform/actor";
import { UnionKind } from "../../api/unions/union.enums";
import type { Answer, App } from "../support/app";
import { record } from "../unions/record";
import * as documents from "./documents";

/** A report as the mutations answer with it. */
export interface Shown {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly version: number;
  readonly isLate: boolean;
  readonly returnReason: string | null;
  readonly exemptReason: string | null;
}

/** The confederation above two provinces; under the first a district with two grassroots unions. */
export async function recordUnions(app: App): Promise<void> {
  await record(
    app,
    { code: "goc", kind: UnionKind.CONFEDERATION },
    { code: "tinh", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
    { code: "tinh-2", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
    { code: "huyen", kind: UnionKind.DISTRICT_FEDERATION, under: "tinh" },
    { code: "cs", under: "huyen" },
    { code: "cs-2", under: "huyen" },
    { code: "cs-cu", under: "huyen", endedOn: "2015-07-01" },
  );
}

/** What one token asks for about reports. */
export class Desk {
  private constructor(
    readonly app: App,
    readonly token: string,
  ) {}

  static async of(app: App, union: string, role: Role): Promise<Desk> {
    return new Desk(app, await app.token(union, role));
  }

  ask(verb: keyof typeof documents, input: object): Promise<Answer> {
    return this.app.ask(documents[verb], { input }, { token: this.token });
  }

  /** What the mutation answers; an error fails the test. */
  async do(verb: keyof typeof documents, input: object): Promise<Shown> {
    const { data, errors } = await this.ask(verb, input);
    if (errors) throw new Error(JSON.stringify(errors));
    return (Object.values(data)[0] as { report: Shown }).report;
  }

  save(union: string, period: string, values: Record<string, number | null>, more = {}): Promise<Shown> {
    return this.do("SAVE", { union, period, values: entries(values), ...more });
  }

  /** Fields of a union's report; null where it is not seen. */
  async see(union: string, period: string, fields: string): Promise<any> {
    const query = `{ union(code: "${union}") { report(period: "${period}") { ${fields} } } }`;
    return (await this.app.ask(query, {}, { token: this.token })).data.union.report;
  }
}

export const entries = (
  values: Record<string, number | null>,
): { indicator: string; value: number | null }[] =>
  Object.entries(values).map(([indicator, value]) => ({ indicator, value }));

/** The input that acts on a report as it was seen. */
export const on = (report: Shown, more = {}): object => ({
  reportId: report.id,
  expectedRevision: report.revision,
  ...more,
});

/** What everybody reads: the figures of a union with what stands below it; a missing one is null. */
export async function figures(
  app: App,
  union: string,
  period: string,
  indicators: readonly string[],
): Promise<(number | null)[]> {
  const { data } = await app.ask(
    `query ($indicators: [String!]) { union(code: "${union}") { statistics(period: "${period}", indicators: $indicators) { observations { value } } } }`,
    { indicators },
  );
  return data.union.statistics.observations.map((each: { value: number | null }) => each.value);
}

/** Takes a new report to the state. */
export async function reportIn(
  state: "DRAFT" | "SUBMITTED" | "RETURNED" | "APPROVED" | "EXEMPT",
  { union, period, values }: { union: string; period: string; values: Record<string, number | null> },
  officer: Desk,
  above: Desk,
): Promise<Shown> {
  if (state === "EXEMPT") return above.do("EXEMPT", { union, period, reason: "Đang sắp xếp lại" });
  const draft = await officer.save(union, period, values);
  if (state === "DRAFT") return draft;
  const handedIn = await officer.do("SUBMIT", on(draft));
  if (state === "SUBMITTED") return handedIn;
  if (state === "APPROVED") return above.do("APPROVE", on(handedIn));
  return above.do("RETURN", on(handedIn, { reason: "Thiếu số liệu" }));
}
