import type { WriteDb } from "../platform/database";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode } from "../platform/text";

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

async function isTaken(tx: WriteDb, table: "congress" | "committee", code: string): Promise<boolean> {
  const found = (await tx.query(`SELECT id FROM ${table} WHERE code = ?`, [code])) as unknown[];
  return found.length > 0;
}

/**
 * The stable code of a new congress or committee: the one given, else one made of `parts` with the first number that is
 * free. CONFLICT: a given code that is taken.
 */
export async function stableCode(
  tx: WriteDb,
  table: "congress" | "committee",
  given: string | null | undefined,
  parts: readonly (string | number)[],
): Promise<string> {
  if (given !== null && given !== undefined) {
    const code = cleanCode(given, "code");
    if (!CODE.test(code)) {
      throw badInput(
        "code",
        "code: chỉ gồm chữ, số, dấu gạch nối / letters, digits, hyphens, dots and underscores only.",
      );
    }
    if (await isTaken(tx, table, code)) {
      throw new ApiError("CONFLICT", `Mã ${code} đã được dùng / the code ${code} is taken.`);
    }
    return code;
  }
  const stem = parts.join("-").slice(0, 90);
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? stem : `${stem}-${number}`;
    if (!(await isTaken(tx, table, code))) return code;
  }
}

const REFERRED = new Set(["SQLITE_CONSTRAINT_FOREIGNKEY", "ER_ROW_IS_REFERENCED", "ER_ROW_IS_REFERENCED_2"]);

/** Deletes one row, unless something else stands on it: CONFLICT. */
export async function deleteUnused(tx: WriteDb, table: string, id: number): Promise<void> {
  try {
    await tx.query(`DELETE FROM ${table} WHERE id = ?`, [id]);
  } catch (error) {
    if (!REFERRED.has((error as { code?: string }).code ?? "")) throw error;
    throw new ApiError(
      "CONFLICT",
      "Còn dữ liệu khác gắn với bản ghi này; hãy rút chúng trước / other records belong to it; withdraw those first.",
    );
  }
}
