import type { VNode } from "preact";
import { STATUS_WORDS } from "./words";

/** Where a report stands, in words and a colour; lateness stands beside it. */
export function Status({ status, isLate }: { status: string; isLate: boolean }): VNode {
  const waits = status === "DUE" || status === "DRAFT" || status === "RETURNED" || status === "NOT_DUE";
  return (
    <span class="states">
      <span class={`state s-${status.toLowerCase()}`}>{STATUS_WORDS[status] ?? status}</span>
      {isLate && <span class="state s-late">{waits ? "Quá hạn" : "Nộp muộn"}</span>}
    </span>
  );
}
