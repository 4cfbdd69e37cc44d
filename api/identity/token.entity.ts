import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
import { Role } from "../platform/actor";

/** A token of a union. The secret itself is stored nowhere: only its digest. */
@Entity("api_token")
export class ApiTokenRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ type: "varchar", length: 200 })
  name: string;

  @Column({ type: "varchar", length: 20 })
  role: Role;

  @Column({ name: "union_id", type: "int" })
  unionId: number;

  /** The first characters of the secret, by which a person recognises it. */
  @Column({ type: "varchar", length: 20 })
  prefix: string;

  /** SHA-256 of the secret, hex. A fast digest is right for 256 random bits. */
  @Column({ type: "varchar", length: 64 })
  digest: string;

  @Column({ name: "created_at", type: "varchar", length: 24 })
  createdAt: string;

  @Column({ name: "expires_at", type: "varchar", length: 24, nullable: true })
  expiresAt: string | null;

  @Column({ name: "revoked_at", type: "varchar", length: 24, nullable: true })
  revokedAt: string | null;
}
