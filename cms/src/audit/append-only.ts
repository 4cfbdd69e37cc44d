import type { Core } from "@strapi/strapi";
import { AUDIT } from "./tables";

const refusal = "Nhật ký chỉ được ghi thêm / the audit is append-only";

function statement(client: string, verb: "UPDATE" | "DELETE"): string {
  const name = `${AUDIT}_no_${verb.toLowerCase()}`;
  return client === "sqlite"
    ? `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${verb} ON ${AUDIT} BEGIN SELECT RAISE(ABORT, '${refusal}'); END`
    : `CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${verb} ON ${AUDIT} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal}'`;
}

/**
 * The database itself refuses to change or remove a row. A host that grants no triggers is told what to take away
 * instead; the CMS starts all the same.
 */
export async function keepAppendOnly(strapi: Core.Strapi): Promise<void> {
  try {
    for (const verb of ["UPDATE", "DELETE"] as const)
      await strapi.db.connection.raw(statement(strapi.db.dialect.client, verb));
  } catch (error) {
    strapi.log.warn(
      `Cơ sở dữ liệu không cho đặt trigger giữ ${AUDIT}; hãy chỉ cấp quyền SELECT, INSERT trên bảng này / the database allows no trigger that keeps ${AUDIT}; grant SELECT and INSERT alone on this table (${(error as Error).message})`,
    );
  }
}
