import type { Day } from "../platform/days";
import { places, type RequestContext } from "../platform/request";
import { cleanCodes, cleanText, containing, fold } from "../platform/text";
import { namedProvinces } from "./province.queries";
import { HierarchyRelation, UnionStatus } from "./union.enums";
import type { UnionFilter } from "./union.inputs";
import { namedUnion } from "./union.queries";

/** Conditions on a union `u` and its version `v` on a day. */
export interface UnionSelection {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
  /** The filter in one canonical form, without its day: equal for lists that show the same unions. */
  readonly canonical: unknown;
}

const STATUS_SQL: Readonly<Record<UnionStatus, string>> = {
  [UnionStatus.NOT_YET_FOUNDED]: "? < u.valid_from",
  [UnionStatus.ACTIVE]: "(u.valid_from <= ? AND ? < u.valid_to)",
  [UnionStatus.ENDED]: "u.valid_to <= ?",
};

const days = (sql: string, day: Day): Day[] => Array.from(sql.matchAll(/\?/g), () => day);

const areActive = (statuses: readonly UnionStatus[]): boolean =>
  statuses.every((status) => status === UnionStatus.ACTIVE);

/** The version that shows on a day: within the union's life the one of that day, outside it the first or the last. */
function versionOn(statuses: readonly UnionStatus[]): string {
  return areActive(statuses)
    ? "v.valid_from <= ? AND ? < v.valid_to"
    : "(v.valid_from <= ? OR v.valid_from = u.valid_from) AND (? < v.valid_to OR v.valid_to = u.valid_to)";
}

/**
 * What a filter selects on a day, as SQL over `trade_union u` and `union_version v`: one row per union.
 * Unknown codes and text that no text can hold are BAD_USER_INPUT.
 */
export async function selectUnions(
  request: RequestContext,
  filter: UnionFilter,
  day: Day,
  relation: HierarchyRelation = HierarchyRelation.ADMINISTRATIVE,
): Promise<UnionSelection> {
  const clauses: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (sql: string, values: readonly (string | number)[]): void => {
    clauses.push(sql);
    parameters.push(...values);
  };
  const statuses = filter.statuses?.length ? [...new Set(filter.statuses)].sort() : [UnionStatus.ACTIVE];
  const shown = versionOn(statuses);
  add(shown, days(shown, day));
  // The versions of a union cover its life and no other day: one of that day is that of a living union.
  if (!areActive(statuses)) {
    const alive = `(${statuses.map((status) => STATUS_SQL[status]).join(" OR ")})`;
    add(alive, days(alive, day));
  }
  const kinds = [...new Set(filter.kinds)].sort();
  if (kinds.length > 0) add(`v.kind IN (${places(kinds)})`, kinds);
  const provinces = await namedProvinces(request, filter.provinces ?? [], "filter.provinces");
  if (provinces.length > 0) add(`v.province_code IN (${places(provinces)})`, provinces);
  const text = cleanText(filter.text ?? "", "filter.text");
  const words = fold(text).split(" ").filter(Boolean);
  if (text !== "" && words.length === 0) add("1 = 0", []);
  for (const word of words) add("v.search_text LIKE ? ESCAPE '!'", [containing(word)]);
  const phrase = cleanText(filter.phrase ?? "", "filter.phrase");
  if (phrase !== "" && fold(phrase) === "") add("1 = 0", []);
  else if (phrase !== "") add("v.search_text LIKE ? ESCAPE '!'", [containing(fold(phrase))]);
  const codes = cleanCodes(filter.codes, "filter.codes");
  if (codes.length > 0) add(`u.code IN (${places(codes)})`, codes);
  const above =
    typeof filter.descendantOf === "string"
      ? await namedUnion(request, filter.descendantOf, day, "filter.descendantOf")
      : null;
  if (above) {
    add(
      `v.union_id IN (SELECT below.descendant_id FROM ancestry below WHERE below.relation = ? AND below.ancestor_id = ?
        AND below.depth > 0 AND below.valid_from <= ? AND ? < below.valid_to)`,
      [relation, above.rowId, day, day],
    );
  }
  const canonical = [
    ...[statuses, kinds, provinces, text === "" ? null : words, phrase === "" ? null : fold(phrase), codes],
    ...[above?.code ?? null, relation],
  ];
  return { sql: clauses.join(" AND "), parameters, canonical };
}
