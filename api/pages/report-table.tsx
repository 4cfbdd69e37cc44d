import type { VNode } from "preact";
import type { Indicator, Value } from "./documents";
import { typedGroups } from "./groups";
import { valueWords } from "./report-row";
import { GROUP_WORDS } from "./words";

interface ReportTableProps {
  readonly indicators: readonly Indicator[];
  readonly values: readonly Value[];
  /** The same period one year earlier. */
  readonly before: readonly Value[];
  /** What the approved version before said; null where there is none. */
  readonly earlier: readonly Value[] | null;
}

const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  (a?.value ?? null) === (b?.value ?? null) && (a?.qualifier ?? null) === (b?.qualifier ?? null);

const words = (value: Value | undefined): string => (value ? valueWords(value.value, value.qualifier) : "—");

/** By how much a figure differs from last year's: “+3”. */
function difference(now: Value | undefined, then: Value | undefined): string {
  if (now?.value == null || then?.value == null || now.value === then.value) return "";
  const step = now.value - then.value;
  return `${step > 0 ? "+" : "−"}${valueWords(Math.abs(step), "EXACT")}`;
}

/** What a report says, as a table: what changed since the version before is marked, in words too. */
export function ReportTable({ indicators, values, before, earlier }: ReportTableProps): VNode {
  const byCode = (list: readonly Value[]): Map<string, Value> =>
    new Map(list.map((value) => [value.indicator.code, value]));
  const [now, then, old] = [byCode(values), byCode(before), earlier && byCode(earlier)];
  const shown = typedGroups(indicators)
    .map(({ group, indicators: members }) => ({
      group,
      rows: members.filter(({ code }) => now.has(code) || then.has(code) || old?.has(code)),
    }))
    .filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return <p class="card calm">Chưa có số liệu nào.</p>;
  return (
    <table class="card figures">
      <caption>{`Số liệu (${values.length} chỉ tiêu)`}</caption>
      <thead>
        <tr>
          <th scope="col">Chỉ tiêu</th>
          <th scope="col" class="number">
            Kỳ này
          </th>
          {old && (
            <th scope="col" class="number">
              Bản trước
            </th>
          )}
          <th scope="col" class="number">
            Cùng kỳ năm trước
          </th>
        </tr>
      </thead>
      {shown.map(({ group, rows }) => (
        <tbody key={group}>
          <tr class="group">
            <th colSpan={old ? 4 : 3} scope="rowgroup">
              {GROUP_WORDS[group] ?? group}
            </th>
          </tr>
          {rows.map(({ code, name, unit }) => {
            const changed = old !== null && !sameValue(now.get(code), old.get(code));
            const step = difference(now.get(code), then.get(code));
            return (
              <tr key={code} class={changed ? "changed" : undefined}>
                <th scope="row">
                  {name} <span class="unit">{unit.label}</span>
                  {now.get(code)?.note && <small class="note">{now.get(code)!.note}</small>}
                </th>
                <td class="number" data-name="Kỳ này">
                  {changed && <span class="state s-changed">đã sửa</span>}
                  <b>{words(now.get(code))}</b>
                </td>
                {old && (
                  <td class="number" data-name="Bản trước">
                    {words(old.get(code))}
                  </td>
                )}
                <td class="number" data-name="Cùng kỳ năm trước">
                  {words(then.get(code))}
                  {step && <small>{step}</small>}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
