import type { Core } from "@strapi/strapi";
import { recordAudit } from "../audit/record";
import { WRITER } from "../bootstrap/roles";
import type { Picked } from "../pickers/picked";
import { lookUp } from "../pickers/record";
import { servePanel, type Exchange } from "../staff/panel-routes";
import { peopleByIds } from "../staff/names";
import { forbidden, missing, unusable } from "../staff/refusal";
import { signedIn } from "../staff/signed-in";
import { tidyCode } from "../union-codes";
import { reachesEverything, reachOf } from "./reach";
import { ASSIGNMENTS } from "./tables";

const MOST_UNIONS = 200;
const CODE = /^[a-z0-9][a-z0-9._-]{0,99}$/;

interface User {
  id: number;
  email: string;
  isActive: boolean;
  roles: { code: string; name: string }[];
}

/** Whoever may change a user's roles may say which unions they work for. */
function requireAdministration(strapi: Core.Strapi): void {
  if (!signedIn(strapi)?.can("admin::users.update"))
    forbidden("Chỉ quản trị viên mới phân công được.", {
      code: "MAY_NOT_ASSIGN",
      en: "Only administrators assign unions.",
    });
}

const users = (strapi: Core.Strapi, where: object): Promise<User[]> =>
  strapi.db.query("admin::user").findMany({
    select: ["id", "email", "isActive"],
    where,
    populate: { roles: { select: ["code", "name"] } },
    orderBy: [{ firstname: "asc" }, { id: "asc" }],
  });

/** What an assignment comes to: "everything", "assigned", "own" (an editor without one), or "role" (nothing beside it). */
async function scopeOf(strapi: Core.Strapi, user: User): Promise<string> {
  const reach = await reachOf(strapi, user);
  if (reach) return reach.codes.length > 0 ? "assigned" : "own";
  return user.roles.some(({ code }) => code === WRITER) && user.roles.length === 1 ? "role" : "everything";
}

/** What the record knows of these unions; null while the API does not answer. */
const knownUnions = (codes: string[]): Promise<Map<string, Picked> | null> =>
  lookUp("union", codes).catch(() => null);

async function listed(strapi: Core.Strapi, found: User[]): Promise<object[]> {
  const person = await peopleByIds(
    strapi,
    found.map(({ id }) => id),
  );
  const rows: { user_id: number; code: string }[] = await strapi.db.transaction(({ trx }) =>
    trx(ASSIGNMENTS).orderBy("code").select("user_id", "code"),
  );
  const known = await knownUnions([...new Set(rows.map(({ code }) => code))]);
  return Promise.all(
    found.map(async (user) => ({
      ...person(user.id)!,
      email: user.email,
      isActive: user.isActive,
      roles: user.roles.map(({ name }) => name),
      scope: await scopeOf(strapi, user),
      isAssignable: !reachesEverything(user),
      unions: rows
        .filter((row) => row.user_id === user.id)
        .map(({ code }) => ({ code, name: known?.get(code)?.name ?? null })),
    })),
  );
}

/** The codes that were sent, as the register writes them, each once. */
function codesIn(exchange: Exchange): string[] {
  const { codes } = (exchange.request.body ?? {}) as { codes?: unknown };
  const tidy = Array.isArray(codes) ? [...new Set(codes.map(tidyCode))] : [];
  const wrong = tidy.find((code) => typeof code !== "string" || !CODE.test(code));
  if (!Array.isArray(codes) || wrong !== undefined)
    unusable(`Mã công đoàn không đúng dạng: ${String(wrong ?? "")}`.trim(), {
      code: "CODE_IS_UNUSABLE",
      en: "codes must be a list of union codes.",
    });
  if (tidy.length > MOST_UNIONS)
    unusable(`Phân công nhiều nhất ${MOST_UNIONS} công đoàn cho một người; hãy chọn công đoàn cấp trên.`, {
      code: "TOO_MANY_UNIONS",
      en: `At most ${MOST_UNIONS} unions; assign one above them.`,
    });
  return tidy as string[];
}

/** Lists who works for which unions, and says it anew. */
export function serveAssignments(strapi: Core.Strapi): void {
  servePanel(strapi, [
    {
      method: "GET",
      path: "/assignments",
      handler: async (exchange) => {
        requireAdministration(strapi);
        exchange.body = { staff: await listed(strapi, await users(strapi, {})) };
      },
    },
    {
      method: "PUT",
      path: "/assignments/:userId",
      handler: async (exchange) => {
        requireAdministration(strapi);
        const codes = codesIn(exchange);
        const [user] = await users(strapi, { id: Number(exchange.params.userId) || 0 });
        if (!user) missing("Không có người này.", { code: "NOT_FOUND", en: "There is no such user." });
        const kept: { code: string }[] = await strapi.db.transaction(({ trx }) =>
          trx(ASSIGNMENTS).where({ user_id: user.id }).select("code"),
        );
        const added = codes.filter((code) => !kept.some((row) => row.code === code));
        const known = await knownUnions(added);
        const unknown = known ? added.filter((code) => !known.has(code)) : [];
        if (unknown.length > 0)
          unusable(`Không có công đoàn nào mang mã ${unknown.join(", ")}.`, {
            code: "UNION_IS_UNKNOWN",
            en: `No union has the code ${unknown.join(", ")}.`,
          });
        await strapi.db.transaction(async ({ trx }) => {
          await trx(ASSIGNMENTS).where({ user_id: user.id }).whereNotIn("code", codes).delete();
          for (const code of codes)
            await trx(ASSIGNMENTS)
              .insert({ user_id: user.id, code })
              .onConflict(["user_id", "code"])
              .ignore();
          await recordAudit(strapi, trx, {
            action: "assignment.update",
            subjectType: "user",
            subjectId: user.id,
            fields: codes,
          });
        });
        const [saved] = await listed(strapi, [user]);
        exchange.body = { ...saved, unchecked: known ? [] : added };
      },
    },
  ]);
}
