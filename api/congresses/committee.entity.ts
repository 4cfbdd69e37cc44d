import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import type { Day } from "../platform/days";
import { CommitteeKind, PositionKind } from "./committee.enums";

@Entity("committee")
export class CommitteeRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  /** Stable for ever; what its global id contains. */
  @Column({ type: "varchar", length: 100 })
  code: string;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ type: "varchar", length: 40 })
  kind: CommitteeKind;

  /** Null where it is called what its kind is called. */
  @Column({ name: "name_vi", type: "varchar", length: 300, nullable: true })
  nameVi: string | null;

  @Column({ name: "name_en", type: "varchar", length: 300, nullable: true })
  nameEn: string | null;

  /** The union's term for which it was elected. */
  @Column({ name: "term_id", type: "int", nullable: true })
  termId: number | null;

  /** A term of its own, which is none of the union's. */
  @Column({ name: "own_start_year", type: "int", nullable: true })
  ownStartYear: number | null;

  @Column({ name: "own_end_year", type: "int", nullable: true })
  ownEndYear: number | null;

  @Column({ name: "own_ordinal", type: "int", nullable: true })
  ownOrdinal: number | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** Somebody who holds or held a post, or signs a text: never a member. The only table with names of people. */
@Entity("person")
export class PersonRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  /** Stable for ever and says nothing about the person, so that it may stay when the name is erased. */
  @Column({ type: "varchar", length: 40 })
  code: string;

  @Column({ type: "varchar", length: 200 })
  name: string;

  @Column({ name: "sort_key", type: "varchar", length: 200 })
  sortKey: string;

  /** The name folded for search; empty once it is erased. */
  @Column({ name: "search_text", type: "varchar", length: 400 })
  searchText: string;

  /** The union that keeps the person's record. */
  @Column({ name: "union_id", type: "int" })
  unionId: number;

  /** Known by the signature under a text. */
  @Column({ type: "boolean" })
  signs: boolean;

  @Column({ name: "erased_at", type: "varchar", length: 24, nullable: true })
  erasedAt: string | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A post that a person holds or held in a union. */
@Entity("mandate")
export class MandateRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "person_id", type: "int" })
  personId: number;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  @Column({ name: "committee_id", type: "int", nullable: true })
  committeeId: number | null;

  @Column({ name: "position_kind", type: "varchar", length: 40 })
  position: PositionKind;

  /** Null where the post is called what its kind is called. */
  @Column({ name: "title_vi", type: "varchar", length: 300, nullable: true })
  titleVi: string | null;

  @Column({ name: "title_en", type: "varchar", length: 300, nullable: true })
  titleEn: string | null;

  @Column({ name: "valid_from", type: "date" })
  validFrom: Day;

  @Column({ name: "valid_to", type: "date" })
  validTo: Day;

  /** A day on which it is known to have been held. */
  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: Day | null;

  /** The days on which the post shows, `[shownFrom, shownTo)`: those that its dates prove. */
  @Column({ name: "shown_from", type: "date" })
  shownFrom: Day;

  @Column({ name: "shown_to", type: "date" })
  shownTo: Day;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}

/** A post of a person outside the unions. */
@Entity("external_position")
export class ExternalPositionRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "person_id", type: "int" })
  personId: number;

  @Column({ name: "title_vi", type: "varchar", length: 300 })
  titleVi: string;

  @Column({ name: "title_en", type: "varchar", length: 300, nullable: true })
  titleEn: string | null;

  @Column({ name: "organisation_vi", type: "varchar", length: 300 })
  organisationVi: string;

  @Column({ name: "organisation_en", type: "varchar", length: 300, nullable: true })
  organisationEn: string | null;

  @Column({ name: "held_on", type: "date", nullable: true })
  heldOn: Day | null;

  @Column({ name: "source_id", type: "int", nullable: true })
  sourceId: number | null;
}
