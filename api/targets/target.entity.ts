import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { Rating } from "../awards/award.enums";
import type { IndicatorFit, TargetOperator, TargetPeriodicity, TargetUnit } from "./target.enums";

/** What a union set out to reach. Its number is unique in its congress or campaign: the service sees to it, for no index counts NULL. */
@Entity("target")
export class TargetRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "congress_code", type: "varchar", length: 100, nullable: true })
  congressCode: string | null;

  @Column({ name: "campaign_code", type: "varchar", length: 100, nullable: true })
  campaignCode: string | null;

  @Column({ type: "varchar", length: 20 })
  ordinal: string;

  @Column({ name: "text_vi", type: "text" })
  textVi: string;

  @Column({ name: "text_en", type: "text", nullable: true })
  textEn: string | null;

  @Column({ type: "varchar", length: 20 })
  operator: TargetOperator;

  @Column({ name: "target_value", type: "double", nullable: true })
  value: number | null;

  @Column({ name: "rating_value", type: "varchar", length: 20, nullable: true })
  ratingValue: Rating | null;

  @Column({ type: "varchar", length: 20 })
  unit: TargetUnit;

  @Column({ type: "varchar", length: 20 })
  periodicity: TargetPeriodicity;

  @Column({ name: "condition_vi", type: "varchar", length: 500, nullable: true })
  conditionVi: string | null;

  @Column({ name: "condition_en", type: "varchar", length: 500, nullable: true })
  conditionEn: string | null;

  @Column({ name: "population_vi", type: "varchar", length: 500, nullable: true })
  populationVi: string | null;

  @Column({ name: "population_en", type: "varchar", length: 500, nullable: true })
  populationEn: string | null;

  @Column({ name: "indicator_id", type: "int", nullable: true })
  indicatorId: number | null;

  @Column({ name: "indicator_fit", type: "varchar", length: 20 })
  fit: IndicatorFit;

  @Column({ name: "within_id", type: "int", nullable: true })
  withinId: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
