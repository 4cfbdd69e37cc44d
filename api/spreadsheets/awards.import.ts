import { In } from "typeorm";
import type { WriteDb } from "../platform/database";
import type { Change } from "../platform/changes";
import { fold } from "../platform/text";
import { AwardRow } from "../awards/award.entity";
import { AWARD } from "../awards/award.service";
import { insertFact } from "../record/writing";
import { UnionRow } from "../unions/union.entity";
import { auditImport } from "./import.audit";
import { AWARD_COLUMNS, type AwardRead, readAward } from "./awards.row";
import { RowRefused } from "./import.columns";
import type { ImportKind, ImportRun, ImportSession, Outcome } from "./import.kind";
import { reasonOf, type ReadRow } from "./import.read";

/** What one award is recognised by; how many received it is what it says. */
const identity = (
  unionId: number,
  row: Pick<AwardRow, "titleCode" | "subject" | "stage" | "year" | "issuer" | "issuerUnionId">,
): string =>
  JSON.stringify([unionId, row.titleCode, row.subject, row.stage, row.year, row.issuer, row.issuerUnionId]);

class AwardSession implements ImportSession<AwardRead> {
  private readonly changes: Change[] = [];

  constructor(
    private readonly tx: WriteDb,
    private readonly run: ImportRun,
    private readonly titles: ReadonlyMap<string, string>,
  ) {}

  async take(rows: readonly ReadRow<AwardRead>[]): Promise<readonly Outcome[]> {
    const codes = rows.flatMap(({ value }) => [
      value.union,
      ...(value.issuerUnion ? [value.issuerUnion] : []),
    ]);
    const unions = new Map(
      (await this.tx.findBy(UnionRow, { code: In([...new Set(codes)]) })).map((row) => [row.code, row]),
    );
    const recorded = await this.tx.findBy(AwardRow, {
      unionId: In([...unions.values()].map(({ id }) => id)),
      year: In([...new Set(rows.map(({ value }) => value.year))]),
    });
    const known = new Map<string, AwardRow[]>();
    for (const row of recorded) {
      const key = identity(row.unionId, row);
      known.set(key, [...(known.get(key) ?? []), row]);
    }
    const outcomes: Outcome[] = [];
    for (const { value } of rows) {
      try {
        outcomes.push(await this.record(value, unions, known));
      } catch (error) {
        outcomes.push({ refused: reasonOf(error) });
      }
    }
    return outcomes;
  }

  private async record(
    award: AwardRead,
    unions: ReadonlyMap<string, UnionRow>,
    known: ReadonlyMap<string, readonly AwardRow[]>,
  ): Promise<Outcome> {
    const { union: code, issuerUnion, count, eligible } = award;
    const union = unions.get(code);
    if (!union) throw new RowRefused(`union: không có công đoàn ${code} / there is no union ${code}`);
    const giver = issuerUnion === null ? null : unions.get(issuerUnion);
    if (giver === undefined)
      throw new RowRefused(
        `issuerUnion: không có công đoàn ${issuerUnion} / there is no union ${issuerUnion}`,
      );
    const titleCode = this.titles.get(fold(award.title));
    if (!titleCode)
      throw new RowRefused(
        `title: không có danh hiệu “${award.title.slice(0, 60)}” / there is no such title`,
      );
    const before = known.get(identity(union.id, { ...award, titleCode, issuerUnionId: giver?.id ?? null }));
    if (before?.some((row) => row.recipients === count && row.eligible === eligible)) return "UNCHANGED";
    if (before) {
      throw new RowRefused(
        `count: khen thưởng này đã ghi với số lượng ${before[0]!.recipients}; sửa bằng correctAward / this award is recorded with ${before[0]!.recipients}; correct it by correctAward`,
      );
    }
    const row = await insertFact(this.tx, AWARD, union, { ...award, title: titleCode }, null);
    const key = String(row.id);
    await auditImport(this.tx, this.run, "awards", code, [
      { kind: "Award", key, before: null, after: { ...row } },
    ]);
    this.changes.push({ kind: "Award", key, code: null, action: "UPSERT" });
    return "RECORDED";
  }

  finish(): Promise<readonly Change[]> {
    return Promise.resolve(this.changes);
  }
}

/** The titles, by code and by folded name. */
async function titles(tx: WriteDb): Promise<Map<string, string>> {
  const rows = (await tx.query(
    "SELECT code, label_vi FROM code_item WHERE list = 'award_title' ORDER BY valid_from",
  )) as {
    code: string;
    label_vi: string;
  }[];
  return new Map([
    ...rows.map((row) => [fold(row.label_vi), row.code] as const),
    ...rows.map((row) => [fold(row.code), row.code] as const),
  ]);
}

/** Awards of unions' people, groups or selves. */
export const AWARD_IMPORT: ImportKind<AwardRead> = {
  columns: AWARD_COLUMNS,
  read: readAward,
  key: ({ union, title, subject, stage, year, issuer, issuerUnion }) =>
    JSON.stringify([union, fold(title), subject, stage, year, issuer, issuerUnion]),
  open: async (tx, run) => new AwardSession(tx, run, await titles(tx)),
};
