import { CATALOGUE } from "../../api/indicators/catalogue";
import { Aggregation } from "../../api/indicators/indicator.type";
import { OPEN_FROM, OPEN_TO } from "../../api/platform/days";
import type { WriteDb } from "../../api/platform/database";
import { sortKey } from "../../api/platform/text";
import { addFacts } from "../../api/rollup/add";
import { buildCensus } from "../../api/rollup/census";
import type { App } from "../support/app";

export const YEARS = [2020, 2021, 2022, 2023, 2024];

/** Ten indicators that unions state and that add up. */
export const TEN = CATALOGUE.filter(
  ({ aggregation, sensitive, code }) =>
    (aggregation === Aggregation.SUM || aggregation === Aggregation.LAST) &&
    !sensitive &&
    code !== "members_left",
).slice(0, 10);

async function insert(
  tx: WriteDb,
  table: string,
  columns: string,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const some = rows.slice(at, at + 500);
    const place = `(${some[0]!.map(() => "?").join(", ")})`;
    await tx.query(
      `INSERT INTO ${table} (${columns}) VALUES ${some.map(() => place).join(", ")}`,
      some.flat(),
    );
  }
}

const nameOf = (id: number): string => `Công đoàn ${String(id).padStart(6, "0")}`;

/**
 * A country written straight into the tables: one root, 54 children, ten unions below each, and grassroots unions below
 * these, one in fifty of them directly below a child. Each states three indicators of five years, and ten of 2021.
 */
export async function buildCountry(app: App, grassroots: number): Promise<void> {
  const inner = 1 + 54 + 540;
  const parentOf = (id: number): number => {
    if (id <= 55) return 1;
    if (id <= inner) return 2 + ((id - 56) % 54);
    return id % 50 === 0 ? 2 + (id % 54) : 56 + (id % 540);
  };
  const ids = Array.from({ length: inner + grassroots }, (_, index) => index + 1);
  const kindOf = (id: number): string => {
    if (id === 1) return "CONFEDERATION";
    if (id <= 55) return id <= 35 ? "PROVINCIAL_FEDERATION" : "CENTRAL_SECTOR_UNION";
    return id <= inner ? "DISTRICT_FEDERATION" : "GRASSROOTS_UNION";
  };
  await app.database.write(async (tx) => {
    await insert(
      tx,
      "trade_union",
      "id, code, other_names, valid_from, valid_to",
      ids.map((id) => [id, `u${id}`, "[]", OPEN_FROM, OPEN_TO]),
    );
    await insert(
      tx,
      "union_version",
      "union_id, name_vi, sort_key, search_text, kind, province_code, valid_from, valid_to",
      ids.map((id) => [
        id,
        nameOf(id),
        sortKey(nameOf(id)),
        "",
        kindOf(id),
        id % 3 === 0 ? "ben-tre" : "dak-lak",
        OPEN_FROM,
        OPEN_TO,
      ]),
    );
    await insert(
      tx,
      "affiliation",
      "child_id, parent_id, relation, valid_from, valid_to, certainty",
      ids.slice(1).map((id) => [id, parentOf(id), "ADMINISTRATIVE", OPEN_FROM, OPEN_TO, "STATED"]),
    );
    const above = ids.flatMap((id) => {
      const chain = [id];
      while (chain.at(-1) !== 1) chain.push(parentOf(chain.at(-1)!));
      return chain.map((ancestor, depth) => [id, ancestor, OPEN_FROM, OPEN_TO, depth]);
    });
    for (const relation of ["ADMINISTRATIVE", "SECTORAL"])
      await insert(
        tx,
        "ancestry",
        "relation, descendant_id, ancestor_id, valid_from, valid_to, depth",
        above.map((row) => [relation, ...row]),
      );
    await insert(
      tx,
      "report_period",
      "id, code, kind, valid_from, valid_to",
      YEARS.map((year, index) => [index + 1, String(year), "YEAR", `${year}-01-01`, `${year + 1}-01-01`]),
    );
    const reporting = ids.slice(inner);
    for (const [index, year] of YEARS.entries()) {
      for (const { rowId } of TEN.slice(0, year === 2021 ? 10 : 3)) {
        const rows = reporting.map((id) => [index + 1, id, rowId, (id * rowId + year) % 1000, 0, "EXACT"]);
        await insert(tx, "fact", "period_id, union_id, indicator_id, value, base, qualifier", rows);
      }
    }
    await addFacts(tx, "", "1 = 1", []);
    await buildCensus(tx);
  });
  if (app.database.kind === "mysql")
    await app.database.source.query(
      "ANALYZE TABLE trade_union, union_version, ancestry, rollup, census, fact, affiliation",
    );
}
