import { Column, Entity, PrimaryColumn } from "typeorm";

/** How the replication of the CMS's content fares: one row. Instants are ISO texts in UTC. */
@Entity("feed_run")
export class FeedRunRow {
  @PrimaryColumn({ type: "int" })
  id: number;

  /** When everything was last compared; null before the first time. */
  @Column({ name: "compared_at", type: "varchar", length: 24, nullable: true })
  comparedAt: string | null;

  /** How long that took, in milliseconds. */
  @Column({ name: "took_ms", type: "int" })
  tookMs: number;

  @Column({ type: "int" })
  missing: number;

  @Column({ type: "int" })
  differing: number;

  @Column({ type: "int" })
  extra: number;

  @Column({ type: "int" })
  repaired: number;

  /** Documents that any comparison found to differ, ever; a first filling is none. */
  @Column({ name: "drift_total", type: "int" })
  driftTotal: number;

  /** Since when the CMS cannot be read; null while it can. */
  @Column({ name: "away_since", type: "varchar", length: 24, nullable: true })
  awaySince: string | null;

  /** What stands in the way: an HTTP status, a code of the network; never what a document says. */
  @Column({ name: "away_reason", type: "varchar", length: 200, nullable: true })
  awayReason: string | null;
}
