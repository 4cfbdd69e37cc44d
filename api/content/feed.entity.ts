import { Column, Entity, PrimaryColumn } from "typeorm";

/** Where the reader of the CMS's feed stands. */
@Entity("feed_position")
export class FeedPositionRow {
  @PrimaryColumn({ type: "int" })
  id: number;

  /** The last event whose documents are in the replica. */
  @Column({ type: "bigint" })
  seq: number;

  /** Grows with every write of a reader: what was fetched before someone else's turn is not written after it. */
  @Column({ type: "bigint" })
  turn: number;
}

/** A document that the CMS published and the API could not understand; the replica keeps its last good copy. */
@Entity("feed_dead_letter")
export class FeedDeadLetterRow {
  @PrimaryColumn({ type: "varchar", length: 40 })
  type: string;

  @PrimaryColumn({ name: "document_id", type: "varchar", length: 64 })
  documentId: string;

  @PrimaryColumn({ type: "varchar", length: 2 })
  locale: string;

  /** Which fields are wrong and how; never what they say. */
  @Column({ type: "varchar", length: 1000 })
  reason: string;

  @Column({ type: "varchar", length: 24 })
  since: string;
}
