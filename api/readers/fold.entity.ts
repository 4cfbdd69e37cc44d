import { Column, Entity, PrimaryColumn } from "typeorm";

/** When the day's readers were last added to the figures that everybody sees. */
@Entity("reader_fold")
export class ReaderFoldRow {
  @PrimaryColumn({ type: "int" })
  id: number;

  @Column({ name: "folded_at", type: "varchar", length: 24 })
  foldedAt: string;
}
