import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { Day } from "../platform/days";
import { CongressForm, CongressStatus, TaskOrigin } from "./congress.enums";

/** A term of office of a union, from one congress to the next. */
@Entity("union_term")
export class TermRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "start_year", type: "int", nullable: true })
  startYear: number | null;

  @Column({ name: "end_year", type: "int", nullable: true })
  endYear: number | null;

  @Column({ type: "int", nullable: true })
  ordinal: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

@Entity("congress")
export class CongressRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  /** Stable for ever; what its global id contains and what articles and documents name it by. */
  @Column({ type: "varchar", length: 100 })
  code: string;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "term_id", type: "int", nullable: true })
  termId: number | null;

  @Column({ type: "int", nullable: true })
  ordinal: number | null;

  @Column({ type: "varchar", length: 20 })
  status: CongressStatus;

  @Column({ type: "varchar", length: 20, nullable: true })
  form: CongressForm | null;

  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: Day | null;

  @Column({ name: "is_pilot", type: "boolean" })
  isPilot: boolean;

  /** The higher union that chose it as a pilot. */
  @Column({ name: "chosen_by_id", type: "int", nullable: true })
  chosenById: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** What a union set itself or was told to do. */
@Entity("resolution_task")
export class ResolutionTaskRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ type: "varchar", length: 30 })
  origin: TaskOrigin;

  /** The congress whose resolution sets it. */
  @Column({ name: "congress_id", type: "int", nullable: true })
  congressId: number | null;

  /** Code of the campaign whose content it is. */
  @Column({ name: "campaign_code", type: "varchar", length: 100, nullable: true })
  campaignCode: string | null;

  @Column({ type: "int" })
  ordinal: number;

  @Column({ name: "text_vi", type: "text" })
  textVi: string;

  @Column({ name: "text_en", type: "text", nullable: true })
  textEn: string | null;

  @Column({ name: "plan_year", type: "int", nullable: true })
  year: number | null;

  /** The higher union that gave the direction. */
  @Column({ name: "issued_by_id", type: "int", nullable: true })
  issuedById: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A document that a union studied or carried out. */
@Entity("document_reference")
export class DocumentReferenceRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "title_vi", type: "varchar", length: 500 })
  titleVi: string;

  @Column({ name: "title_en", type: "varchar", length: 500, nullable: true })
  titleEn: string | null;

  @Column({ type: "varchar", length: 100, nullable: true })
  number: string | null;

  @Column({ name: "issued_on", type: "date", nullable: true })
  issuedOn: Day | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  issuer: string | null;

  /** The congress that passed it. */
  @Column({ name: "congress_id", type: "int", nullable: true })
  congressId: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
