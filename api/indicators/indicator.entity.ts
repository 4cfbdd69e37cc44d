import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Day } from "../platform/days";

/** An indicator as facts and roll-ups refer to it; its texts stand in the catalogue. */
@Entity("indicator")
export class IndicatorRow {
  @PrimaryColumn({ type: "int" })
  id: number;

  @Column({ type: "varchar", length: 100 })
  code: string;

  @Column({ type: "varchar", length: 20 })
  aggregation: string;

  @Column({ name: "is_sensitive", type: "boolean" })
  sensitive: boolean;
}

/** A value of a code list that the confederation may change by decision, `[validFrom, validTo)`. */
@Entity("code_item")
export class CodeItemRow {
  @PrimaryColumn({ type: "varchar", length: 40 })
  list: string;

  @PrimaryColumn({ type: "varchar", length: 60 })
  code: string;

  @PrimaryColumn({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ type: "int" })
  position: number;

  @Column({ name: "label_vi", type: "varchar", length: 300 })
  labelVi: string;

  @Column({ name: "label_en", type: "varchar", length: 300 })
  labelEn: string;
}
