import type { Indicator } from "../indicators/indicator.type";
import type { Content } from "../reports/content";
import { byIndicator } from "./report.figures";
import type { FilledReport } from "./report.filled";
import { valueCell } from "./report.layout";
import { BLANK, sameEntry, type Entry } from "./report.stamp";

/** What a file changes about one indicator. */
export interface EntryChange {
  readonly indicator: Indicator;
  /** The cell of the value. */
  readonly cell: string;
  /** What is saved. */
  readonly before: Entry;
  readonly after: Entry;
}

export interface ExplanationChange {
  readonly rule: string;
  readonly before: string | null;
  /** Null takes it away. */
  readonly after: string | null;
}

/** What a file changes of what is saved. */
export interface FileChanges {
  readonly values: readonly EntryChange[];
  readonly explanations: readonly ExplanationChange[];
}

/**
 * What somebody changed in a file: rows that differ from what the template said when it was made, and from what is saved
 * now. A row that nobody touched says nothing, though something else was saved in the meantime.
 */
export function changesOf(
  { stamp, entries, rows, explanations, explainable }: FilledReport,
  content: Content,
): FileChanges {
  const saved = byIndicator(content);
  const values = [...entries].flatMap(([indicator, after]): EntryChange[] => {
    const stored = saved.get(indicator);
    const before: Entry = stored
      ? {
          value: stored.value,
          qualifier: stored.qualifier,
          statedTotal: stored.statedTotal ?? null,
          note: stored.note ?? null,
        }
      : BLANK;
    const untouched = sameEntry(after, stamp.entries.get(indicator) ?? BLANK);
    return untouched || sameEntry(after, before)
      ? []
      : [{ indicator, cell: valueCell(rows.get(indicator)!), before, after }];
  });
  const rules = new Set(
    [...stamp.explanations.keys(), ...explanations.keys()].filter((rule) => explainable.has(rule)),
  );
  return {
    values,
    explanations: [...rules].flatMap((rule): ExplanationChange[] => {
      const [before, after] = [content.explanations.get(rule) ?? null, explanations.get(rule) ?? null];
      return after === before || after === (stamp.explanations.get(rule) ?? null)
        ? []
        : [{ rule, before, after }];
    }),
  };
}
