import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { ValueQualifier } from "../indicators/value.enums";

/** How a union cared for people in a year. */
@Entity("welfare_activity")
export class WelfareActivityRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "kind_code", type: "varchar", length: 60 })
  kindCode: string;

  @Column({ type: "int" })
  year: number;

  @Column({ type: "int", nullable: true })
  beneficiaries: number | null;

  @Column({
    name: "amount_vnd",
    type: "bigint",
    nullable: true,
    transformer: {
      to: (value: number | null) => value,
      from: (value: string | number | null) => (value === null ? null : Number(value)),
    },
  })
  amountVnd: number | null;

  @Column({ name: "amount_qualifier", type: "varchar", length: 20, nullable: true })
  amountQualifier: ValueQualifier | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  fund: string | null;

  @Column({ name: "is_union_finance", type: "boolean", nullable: true })
  isUnionFinance: boolean | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
