import type { VNode } from "preact";
import type { Indicator, Proposal, Value } from "./documents";
import { readNumber, writeNumber } from "./number-text";
import { FIELD, type TypedRow } from "./typed";
import { QUALIFIER_WORDS } from "./words";

export interface RowProps {
  readonly indicator: Indicator;
  readonly typed: TypedRow;
  /** The same period one year earlier. */
  readonly before: Value | null;
  readonly proposal: Proposal | null;
  /** What is stored now, where that is not what the person started from. */
  readonly stored: TypedRow | null;
  readonly messages: readonly { kind: string; text: string }[];
  readonly unclear: readonly string[];
  /** True where the union also states totals for what stands below it. */
  readonly withTotal: boolean;
}

/** A value in words: “trên 5.000.000”. */
export function valueWords(value: number | null, qualifier: string | null): string {
  if (value === null) return "—";
  const number = writeNumber(value);
  return qualifier && qualifier !== "EXACT" ? `${QUALIFIER_WORDS[qualifier]} ${number}` : number;
}

function Proposed({ proposal, typed }: { proposal: Proposal; typed: TypedRow }): VNode | null {
  const read = readNumber(typed.value);
  if (read.kind === "number" && read.value === proposal.value && typed.qualifier === proposal.qualifier)
    return null;
  const { code } = proposal.indicator;
  return (
    <p class="proposal">
      <span>
        Đề xuất từ hồ sơ: <b>{valueWords(proposal.value, proposal.qualifier)}</b>. {proposal.explanation}
      </span>
      <button
        name="viec"
        value={`nhan:${code}`}
        data-accept={`${FIELD.value}${code}`}
        data-value={writeNumber(proposal.value)}
        data-qualifier={proposal.qualifier}
        formnovalidate
      >
        Dùng số này
      </button>
    </p>
  );
}

function More({ indicator, typed, withTotal }: Pick<RowProps, "indicator" | "typed" | "withTotal">): VNode {
  const { code } = indicator;
  const used = typed.note !== "" || typed.qualifier !== "EXACT" || typed.total !== "";
  return (
    <details class="more" open={used}>
      <summary>Cách tính, ghi chú</summary>
      <p class="hint">{indicator.definition}</p>
      {indicator.sensitive && (
        <p class="hint">
          Số liệu liên quan tới cá nhân: chỉ công đoàn có trách nhiệm xem được, không công khai.
        </p>
      )}
      <div class="fields">
        <label for={`${FIELD.qualifier}${code}`}>
          Mức chính xác
          <select id={`${FIELD.qualifier}${code}`} name={`${FIELD.qualifier}${code}`}>
            {Object.entries(QUALIFIER_WORDS).map(([qualifier, words]) => (
              <option value={qualifier} selected={qualifier === typed.qualifier} key={qualifier}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {withTotal && (
          <label for={`${FIELD.total}${code}`}>
            Tổng toàn hệ thống (để đối chiếu)
            <input
              id={`${FIELD.total}${code}`}
              name={`${FIELD.total}${code}`}
              value={typed.total}
              inputMode="numeric"
              autoComplete="off"
              data-number
            />
          </label>
        )}
        <label for={`${FIELD.note}${code}`} class="grow">
          Ghi chú
          <input
            id={`${FIELD.note}${code}`}
            name={`${FIELD.note}${code}`}
            value={typed.note}
            maxLength={2000}
            autoComplete="off"
          />
        </label>
      </div>
    </details>
  );
}

/** One indicator of the form: its number, last year's beside it, and what there is to say about it. */
export function ReportRow(props: RowProps): VNode {
  const { indicator, typed, before, proposal, stored, messages, unclear, withTotal } = props;
  const { code } = indicator;
  const id = `${FIELD.value}${code}`;
  const number = stored && numberOf(stored.value);
  const storedWords = number === null ? "chưa có số" : valueWords(number, stored!.qualifier);
  return (
    <div class="row" data-row={code}>
      <label for={id}>
        {indicator.name} <span class="unit">{indicator.unit.label}</span>
      </label>
      <input
        id={id}
        name={id}
        value={typed.value}
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={`b-${code} m-${code}`}
        aria-invalid={unclear.length > 0}
        data-number
      />
      <span class="before" id={`b-${code}`}>
        <span>Cùng kỳ năm trước: </span>
        {before ? valueWords(before.value, before.qualifier) : "—"}
      </span>
      <div class="says" id={`m-${code}`} aria-live="polite">
        {unclear.map((why) => (
          <p class="msg error" key={why}>
            {why}
          </p>
        ))}
        {messages.map(({ kind, text }) => (
          <p class={`msg ${kind}`} key={text}>
            {text}
          </p>
        ))}
      </div>
      {stored && <p class="stored">Số đang lưu: {storedWords}</p>}
      {proposal && <Proposed proposal={proposal} typed={typed} />}
      <More indicator={indicator} typed={typed} withTotal={withTotal} />
    </div>
  );
}

function numberOf(text: string): number | null {
  const read = readNumber(text);
  return read.kind === "number" ? read.value : null;
}
