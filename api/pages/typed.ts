import { readNumber } from "./number-text";

/** What a person typed into one row of the form, as it was typed. */
export interface TypedRow {
  readonly value: string;
  readonly qualifier: string;
  readonly total: string;
  readonly note: string;
}

/** Everything a person typed into the form of a report, as it was typed. */
export interface Typed {
  readonly rows: ReadonlyMap<string, TypedRow>;
  /** By the code of the rule. */
  readonly explanations: ReadonlyMap<string, string>;
  readonly dataCutoff: string;
  /** Why an approved report is amended; empty elsewhere. */
  readonly reason: string;
  /** What the fields said when the form was shown; null for what is stored. */
  readonly base: Typed | null;
}

export const NOTHING_TYPED: TypedRow = { value: "", qualifier: "EXACT", total: "", note: "" };

/** Prefixes of the names of form fields: each is followed by the code of an indicator or of a rule. */
export const FIELD = { value: "v.", qualifier: "q.", total: "t.", note: "n.", explanation: "e." } as const;

/** Reads what a form carries of what its fields said at first; nothing where it carries nothing that can be read. */
function readBase(text: string | null): Typed {
  const base = { rows: new Map<string, TypedRow>(), explanations: new Map<string, string>(), dataCutoff: "" };
  try {
    const [rows, explanations, dataCutoff] = JSON.parse(text ?? "") as [object, object, unknown];
    for (const [code, said] of Object.entries(rows)) {
      const [value, qualifier, total, note] = (said as unknown[]).map(String);
      base.rows.set(code, {
        ...NOTHING_TYPED,
        value: value!,
        qualifier: qualifier!,
        total: total!,
        note: note!,
      });
    }
    for (const [rule, said] of Object.entries(explanations)) base.explanations.set(rule, String(said));
    base.dataCutoff = String(dataCutoff);
  } catch {
    // Whoever sends another form than ours has touched all that it says.
  }
  return { ...base, reason: "", base: null };
}

/** What a posted form says of the values; fields of other names are left alone. */
export function readTyped(form: URLSearchParams): Typed {
  const rows = new Map<string, TypedRow>();
  const explanations = new Map<string, string>();
  for (const [name, text] of form) {
    const code = name.slice(2);
    const set = (part: Partial<TypedRow>): void => {
      rows.set(code, { ...(rows.get(code) ?? NOTHING_TYPED), ...part });
    };
    // A text area sends CRLF for every line, whatever was typed.
    const said = text.replace(/\r\n/g, "\n");
    if (name.startsWith(FIELD.value)) set({ value: said });
    else if (name.startsWith(FIELD.qualifier)) set({ qualifier: said });
    else if (name.startsWith(FIELD.total)) set({ total: said });
    else if (name.startsWith(FIELD.note)) set({ note: said });
    else if (name.startsWith(FIELD.explanation)) explanations.set(code, said);
  }
  return {
    rows,
    explanations,
    dataCutoff: form.get("dataCutoff") ?? "",
    reason: (form.get("reason") ?? "").replace(/\r\n/g, "\n"),
    base: readBase(form.get("goc")),
  };
}

/** A number that can't be read: the field it stands in, and why. */
export interface Unclear {
  readonly field: string;
  readonly code: string;
  readonly why: string;
}

/** Every typed number that is unclear, and every remark that has no number to stand beside. */
export function unclearRows(typed: Typed): Unclear[] {
  return [...typed.rows].flatMap(([code, row]) => {
    const unclear = (["value", "total"] as const).flatMap((part) => {
      const read = readNumber(row[part]);
      return read.kind === "unclear" ? [{ field: `${FIELD[part]}${code}`, code, why: read.why }] : [];
    });
    const alone = row.note.trim() !== "" && row.value.trim() === "" && row.total.trim() === "";
    const why = "Có ghi chú nhưng chưa có số liệu; nhập số hoặc xóa ghi chú.";
    return alone ? [...unclear, { field: `${FIELD.value}${code}`, code, why }] : unclear;
  });
}
