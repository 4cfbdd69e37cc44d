import type { Core } from "@strapi/strapi";

export interface Person {
  id: number;
  name: string;
}

interface User {
  id: number;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** What colleagues call them. An address is nobody's name: whoever gave none is a number. */
function nameOf({ id, firstname, lastname, username }: User): string {
  return [firstname, lastname].filter(Boolean).join(" ").trim() || username || `Tài khoản ${id}`;
}

/** Panel users by their ids; those who were deleted keep their number. */
export async function peopleByIds(
  strapi: Core.Strapi,
  ids: (number | null | undefined)[],
): Promise<(id: number | null | undefined) => Person | null> {
  const wanted = [...new Set(ids.filter((id): id is number => typeof id === "number"))];
  const users: User[] = wanted.length
    ? await strapi.db.query("admin::user").findMany({
        select: ["id", "firstname", "lastname", "username"],
        where: { id: { $in: wanted } },
      })
    : [];
  const names = new Map(users.map((user) => [user.id, nameOf(user)]));
  return (id) => (typeof id === "number" ? { id, name: names.get(id) ?? `Tài khoản ${id} (đã xóa)` } : null);
}
