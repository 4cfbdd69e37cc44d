import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
import type { Day } from "../platform/days";
import { Certainty, EmployerSector, HierarchyRelation, UnionKind } from "./union.enums";

/** A union: its identity (the code), and its life `[validFrom, validTo)`. What it was called and was is dated, below. */
@Entity("trade_union")
export class UnionRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ type: "varchar", length: 100 })
  code: string;

  @Column({ name: "other_names", type: "simple-json" })
  otherNames: string[];

  @Column({ type: "varchar", length: 200, nullable: true })
  email: string | null;

  @Column({ type: "varchar", length: 200, nullable: true })
  phone: string | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  address: string | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  website: string | null;

  /** The day it was founded; OPEN_FROM where unknown. */
  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  /** The first day on which it no longer exists; OPEN_TO while it lives. */
  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ name: "last_known_on", type: "date", nullable: true })
  lastKnownOn: Day | null;
}

/** What a union was called and was from a day to a day, `[validFrom, validTo)`. The versions of a union never overlap. */
@Entity("union_version")
export class UnionVersion {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ name: "short_name_vi", type: "varchar", length: 200, nullable: true })
  shortNameVi: string | null;

  @Column({ name: "short_name_en", type: "varchar", length: 200, nullable: true })
  shortNameEn: string | null;

  /** The key by which the Vietnamese name sorts. */
  @Column({ name: "sort_key", type: "varchar", length: 200 })
  sortKey: string;

  /** Every name and the code, folded for search. */
  @Column({ name: "search_text", type: "text" })
  searchText: string;

  @Column({ type: "varchar", length: 40 })
  kind: UnionKind;

  @Column({ name: "province_code", type: "varchar", length: 40, nullable: true })
  provinceCode: string | null;

  @Column({ name: "employer_id", type: "int", nullable: true })
  employerId: number | null;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;
}

/** The agency or enterprise whose workers a union organises. */
@Entity("employer")
export class EmployerRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "name_vi", type: "varchar", length: 300 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  @Column({ type: "varchar", length: 40 })
  sector: EmployerSector;
}

/** A province of the dated code list. */
@Entity("province")
export class ProvinceRow {
  @PrimaryColumn({ type: "varchar", length: 40 })
  code: string;

  @Column({ name: "name_vi", type: "varchar", length: 100 })
  nameVi: string;

  @Column({ name: "name_en", type: "varchar", length: 100 })
  nameEn: string;

  @Column({ name: "sort_key", type: "varchar", length: 200 })
  sortKey: string;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ name: "successor_code", type: "varchar", length: 40, nullable: true })
  successorCode: string | null;
}

/** A union under a parent from a day to a day: the source of truth of the hierarchy. */
@Entity("affiliation")
export class AffiliationRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "child_id", type: "int" })
  childId: number;

  @Column({ name: "parent_id", type: "int" })
  parentId: number;

  @Column({ type: "varchar", length: 20 })
  relation: HierarchyRelation;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ type: "varchar", length: 20 })
  certainty: Certainty;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** Who stands above whom, at what distance, from a day to a day; derived from the affiliations, a union above itself at 0. */
@Entity("ancestry")
export class AncestryRow {
  @PrimaryColumn({ type: "varchar", length: 20 })
  relation: HierarchyRelation;

  @PrimaryColumn({ name: "descendant_id", type: "int" })
  descendantId: number;

  @PrimaryColumn({ name: "ancestor_id", type: "int" })
  ancestorId: number;

  @PrimaryColumn({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  @Column({ type: "int" })
  depth: number;
}

/** A source of what is said about a union; `about` names the fact (identity, foundedOn …). */
@Entity("union_source")
export class UnionSourceRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "source_id", type: "int" })
  sourceId: number;

  @Column({ type: "varchar", length: 40 })
  about: string;
}
