import type { Core } from "@strapi/strapi";
import { CHIEF_EDITOR, EDITOR } from "../bootstrap/roles";
import { CONTENT_TYPES, contentTypeOf, type ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import type { Staff } from "../staff/signed-in";
import { ANCESTORS, ASSIGNMENTS, NAMED_UNIONS } from "./tables";

/** What somebody reaches: documents that name one of these unions or one below it, and their own that name none yet. */
export interface Reach {
  userId: number;
  codes: string[];
}

const SUPER_ADMINISTRATOR = "strapi-super-admin";

type Member = Pick<Staff, "id" | "roles">;

/** The codes of the unions that a member of staff is assigned to, in their order. */
export async function assignedCodes(strapi: Core.Strapi, userId: number): Promise<string[]> {
  const rows: { code: string }[] = await strapi.db.transaction(({ trx }) =>
    trx(ASSIGNMENTS).where({ user_id: userId }).orderBy("code").select("code"),
  );
  return rows.map(({ code }) => code);
}

const has = ({ roles }: Pick<Member, "roles">, code: string) => roles.some((role) => role.code === code);

/** Whose role reaches everything, whatever they are assigned to. */
export function reachesEverything(member: Pick<Member, "roles">): boolean {
  return has(member, SUPER_ADMINISTRATOR) || has(member, CHIEF_EDITOR);
}

/**
 * Null is everything. The super administrator and editors of the whole system reach everything; whoever is assigned
 * unions reaches those; an editor who is assigned none reaches nothing but their own; for everybody else without an
 * assignment the role alone decides (a writer's allows only what they wrote).
 */
export async function reachOf(strapi: Core.Strapi, member: Member): Promise<Reach | null> {
  if (reachesEverything(member)) return null;
  const codes = await assignedCodes(strapi, member.id);
  return codes.length > 0 || has(member, EDITOR) ? { userId: member.id, codes } : null;
}

/** The ids of all documents of a type within a reach, as a query that others take as a part. */
export function documentsWithin(strapi: Core.Strapi, type: ContentType, { userId, codes }: Reach) {
  const from = (table: string) => strapi.db.connection.from(table);
  const below = from(ANCESTORS).whereIn("ancestor", codes).select("code");
  const named = from(NAMED_UNIONS).where({ type });
  return named
    .clone()
    .where((row) => row.whereIn("code", codes).orWhereIn("code", below))
    .select("document_id")
    .union(
      from(strapi.getModel(CONTENT_TYPES[type]).collectionName!)
        .where({ created_by_id: userId })
        .whereNull("published_at")
        .whereNotIn("document_id", named.clone().select("document_id"))
        .select("document_id"),
    );
}

/** Whether a document lies within a reach; one that does not exist lies within none. */
export async function lies(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
  reach: Reach,
): Promise<boolean> {
  const row = await trx
    .from(documentsWithin(strapi, type, reach).as("within"))
    .where({ document_id: documentId })
    .first();
  return row !== undefined;
}

/**
 * May this member of staff reach this document? For rooms that show documents past the document service (versions,
 * previews): the rights of the role are asked for beside. Types that name no unions are within everybody's reach.
 */
export async function mayReach(
  strapi: Core.Strapi,
  member: Member,
  uid: string,
  documentId: string,
): Promise<boolean> {
  const type = contentTypeOf(uid);
  const reach = type ? await reachOf(strapi, member) : null;
  if (!type || !reach) return true;
  return strapi.db.transaction(({ trx }) => lies(strapi, trx, type, documentId, reach));
}

/** The same for a document that is no longer there (in the trash), by the codes and the creator that it had. */
export async function mayReachKept(
  strapi: Core.Strapi,
  member: Member,
  kept: { codes: string[]; createdBy: number | null },
): Promise<boolean> {
  const reach = await reachOf(strapi, member);
  if (!reach) return true;
  if (kept.codes.length === 0) return kept.createdBy === member.id;
  if (kept.codes.some((code) => reach.codes.includes(code))) return true;
  const rows: unknown[] = await strapi.db.transaction(({ trx }) =>
    trx(ANCESTORS).whereIn("code", kept.codes).whereIn("ancestor", reach.codes).limit(1).select("id"),
  );
  return rows.length > 0;
}
