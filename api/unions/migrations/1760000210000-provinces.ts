import { In, type MigrationInterface, type QueryRunner } from "typeorm";
import { OPEN_FROM, OPEN_TO } from "../../platform/days";
import { sortKey } from "../../platform/text";
import provinces from "../provinces.json";
import { ProvinceRow } from "../union.entity";

/**
 * The provinces and centrally run cities. Thừa Thiên Huế became the city of Huế on 1 January 2025 (Resolution
 * 175/2024/QH15); on 1 July 2025 the 63 became 34 (Resolution 202/2025/QH15): one that kept its name keeps its code, the
 * other 29 end and name their successor.
 */
export class Provinces1760000210000 implements MigrationInterface {
  name = "Provinces1760000210000";

  async up(runner: QueryRunner): Promise<void> {
    const known = await runner.manager.findBy(ProvinceRow, {
      code: In(provinces.map((province) => province.code)),
    });
    const codes = new Set(known.map((province) => province.code));
    for (const province of provinces.filter(({ code }) => !codes.has(code))) {
      await runner.manager.insert(ProvinceRow, {
        code: province.code,
        nameVi: province.nameVi,
        nameEn: province.nameEn,
        sortKey: sortKey(province.nameVi),
        validFrom: province.from ?? OPEN_FROM,
        validTo: province.until ?? OPEN_TO,
        successorCode: province.successor,
      });
    }
  }

  /** A province that a union's version names stays: only its table's own migration takes it away. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DELETE FROM province WHERE code NOT IN (SELECT province_code FROM union_version WHERE province_code IS NOT NULL)",
    );
  }
}
