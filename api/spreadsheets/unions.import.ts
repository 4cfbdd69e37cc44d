import type { WriteDb } from "../platform/database";
import type { Change } from "../platform/changes";
import { OPEN_FROM } from "../platform/days";
import { fold } from "../platform/text";
import { rebuildAncestry } from "../unions/ancestry";
import type { Span } from "../unions/life";
import { HierarchyRelation } from "../unions/union.enums";
import { auditImport } from "./import.audit";
import type { ImportKind, ImportRun, ImportSession, Outcome } from "./import.kind";
import type { ReadRow } from "./import.read";
import { knownUnions, rowSays } from "./unions.known";
import { readUnion, UNION_COLUMNS, type UnionRowRead } from "./unions.row";
import { settlePlaces, type Place } from "./unions.survey";
import { insertParents, insertUnions, type Placed } from "./unions.write";

const OTHERWISE =
  "code: mã này đã ghi với nội dung khác; thay đổi phải ghi bằng quyết định sắp xếp / this code is recorded otherwise; changes take a decision";

/** The codes of provinces, by code and by folded name; of two that bear one name the one that still exists. */
async function provinces(tx: WriteDb): Promise<Map<string, string>> {
  const rows = (await tx.query("SELECT code, name_vi FROM province ORDER BY valid_to")) as {
    code: string;
    name_vi: string;
  }[];
  return new Map([
    ...rows.map((row) => [fold(row.name_vi), row.code] as const),
    ...rows.map((row) => [fold(row.code), row.code] as const),
  ]);
}

const AT_ONCE = 500;

/** Reads unions by their codes, some at a time. */
async function inParts<T>(
  codes: readonly string[],
  read: (some: readonly string[]) => Promise<Map<string, T>>,
) {
  const found = new Map<string, T>();
  for (let at = 0; at < codes.length; at += AT_ONCE)
    for (const [code, each] of await read(codes.slice(at, at + AT_ONCE))) found.set(code, each);
  return found;
}

/** Records unions, many at a time. Parents may stand anywhere in the file; who stands above whom is derived once, at the end. */
class UnionSession implements ImportSession<UnionRowRead> {
  private readonly places = new Map<string, Place>();
  private readonly ids = new Map<string, number>();
  private readonly parents: {
    childId: number;
    parent: string;
    relation: HierarchyRelation;
    from: string | null;
  }[] = [];
  private readonly recorded: string[] = [];

  constructor(
    private readonly tx: WriteDb,
    private readonly run: ImportRun,
    private readonly provinces: ReadonlyMap<string, string>,
  ) {}

  /** The row with the code of its province; null for one that no province bears. */
  private placed(union: UnionRowRead): UnionRowRead | null {
    if (union.province === null) return union;
    const province = this.provinces.get(fold(union.province));
    return province === undefined ? null : { ...union, province };
  }

  async survey(rows: readonly ReadRow<UnionRowRead>[]): Promise<void> {
    const codes = rows.map(({ value }) => value.code);
    const known = await knownUnions(this.tx, codes, OPEN_FROM);
    for (const { row, value } of rows) {
      const union = this.placed(value);
      const before = known.get(value.code);
      if (before) this.ids.set(value.code, before.id);
      const { life, parent, parentFrom, sectorParent } = value;
      const refused = !union
        ? `province: không có tỉnh, thành phố “${value.province}” / there is no province “${value.province}”`
        : before && before.says !== rowSays(union)
          ? OTHERWISE
          : null;
      const place = { row, life, parent, parentFrom, sectorParent, known: before !== undefined, refused };
      this.places.set(value.code, place);
    }
  }

  async settle(): Promise<void> {
    const named = new Set<string>();
    for (const { parent, sectorParent } of this.places.values())
      for (const code of [parent, sectorParent]) if (code !== null) named.add(code);
    const lives = new Map<string, Span>();
    const above = await inParts([...named], (some) => knownUnions(this.tx, some, OPEN_FROM));
    for (const { id, code, from, to } of above.values()) {
      lives.set(code, { from, to });
      this.ids.set(code, id);
    }
    settlePlaces(this.places, lives);
  }

  async take(rows: readonly ReadRow<UnionRowRead>[]): Promise<readonly Outcome[]> {
    const outcomes = rows.map(({ value }): Outcome => {
      const { refused, known } = this.places.get(value.code)!;
      if (refused !== null) return { refused };
      return known ? "UNCHANGED" : "RECORDED";
    });
    const unions = rows
      .filter((_, index) => outcomes[index] === "RECORDED")
      .map(({ value }) => this.placed(value)!);
    if (unions.length === 0) return outcomes;
    const ids = await insertUnions(this.tx, unions);
    for (const union of unions) {
      const { code, kind, province, life, parent, parentFrom, sectorParent } = union;
      const id = ids.get(code)!;
      this.ids.set(code, id);
      this.recorded.push(code);
      const { ADMINISTRATIVE, SECTORAL } = HierarchyRelation;
      if (parent) this.parents.push({ childId: id, parent, relation: ADMINISTRATIVE, from: parentFrom });
      if (sectorParent)
        this.parents.push({ childId: id, parent: sectorParent, relation: SECTORAL, from: null });
      const after = { code, kind, province, from: life.from, to: life.to, parent, sectorParent };
      await auditImport(this.tx, this.run, "unions", code, [
        { kind: "Union", key: code, before: null, after },
      ]);
    }
    return outcomes;
  }

  async finish(): Promise<readonly Change[]> {
    const placed = this.parents.map(
      ({ parent, ...rest }): Placed => ({ ...rest, parentId: this.ids.get(parent)! }),
    );
    await insertParents(this.tx, placed);
    await rebuildAncestry(
      this.tx,
      this.recorded.map((code) => this.ids.get(code)!),
    );
    return this.recorded.map((code) => ({ kind: "Union", key: code, code, action: "UPSERT" }));
  }
}

/** Unions from a table: code, names, kind, parents, province, employer, life and contact. */
export const UNION_IMPORT: ImportKind<UnionRowRead> = {
  columns: UNION_COLUMNS,
  read: readUnion,
  key: ({ code }) => code,
  open: async (tx, run) => new UnionSession(tx, run, await provinces(tx)),
};
