import { sameRow } from "./patch";
import { NOTHING_TYPED, type Typed, type TypedRow } from "./typed";

/**
 * What a form says after somebody else saved in the meantime: what its officer touched stays as typed, everything else is
 * what is stored now. Two who share the work on one report take nothing away from each other.
 */
export function mergeTyped(typed: Typed, stored: Typed): Typed {
  const base = typed.base ?? stored;
  const row = ({ rows }: Typed, code: string): TypedRow => rows.get(code) ?? NOTHING_TYPED;
  const said = ({ explanations }: Typed, rule: string): string => explanations.get(rule) ?? "";
  const codes = new Set([...typed.rows.keys(), ...stored.rows.keys()]);
  const rules = new Set([...typed.explanations.keys(), ...stored.explanations.keys()]);
  return {
    rows: new Map(
      [...codes].map((code) => [
        code,
        row(sameRow(row(typed, code), row(base, code)) ? stored : typed, code),
      ]),
    ),
    explanations: new Map(
      [...rules].map((rule) => [
        rule,
        said(said(typed, rule).trim() === said(base, rule).trim() ? stored : typed, rule),
      ]),
    ),
    dataCutoff: typed.dataCutoff === base.dataCutoff ? stored.dataCutoff : typed.dataCutoff,
    reason: typed.reason,
    base: stored,
  };
}

/** What the fields said when the form was shown, as the form carries it with it. */
export function writeBase({ rows, explanations, dataCutoff }: Typed): string {
  const said = [...rows].map(([code, { value, qualifier, total, note }]) => [
    code,
    [value, qualifier, total, note],
  ]);
  return JSON.stringify([Object.fromEntries(said), Object.fromEntries(explanations), dataCutoff]);
}
