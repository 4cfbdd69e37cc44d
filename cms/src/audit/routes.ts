import type { Core } from "@strapi/strapi";
import type { Exchange } from "../history/access";
import { labelOf } from "../history/difference";
import { unusable } from "../history/refusal";
import { CONTENT_TYPES } from "../outbox/content-types";
import { documentsNamed, namesOf, titleOf } from "./names";
import { AUDIT } from "./tables";

/** The right to read the audit: administrators have it, and roles they give it to. */
export const READ_AUDIT = "admin::content-log.read";
const PAGE = 50;

interface AuditRow {
  id: number;
  at: string;
  action: string;
  subject_type: string | null;
  subject_id: string | null;
  locale: string | null;
  fields: string;
  user_id: number | null;
  program: string | null;
  network: string | null;
}

/** The instants between which a day lasts in Vietnam, or null for what is no day. */
function bounds(day: unknown): [string, string] | null {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const start = new Date(`${day}T00:00:00+07:00`);
  if (Number.isNaN(start.getTime())) return null;
  return [start.toISOString(), new Date(start.getTime() + 86_400_000).toISOString()];
}

/** The names of fields as they stand in the form of a text. */
function labelsOf({ subject_type, fields }: AuditRow): string[] {
  const names = JSON.parse(fields) as string[];
  const uid = Object.entries(CONTENT_TYPES).find(([type]) => type === subject_type)?.[1];
  return uid ? names.map((name) => labelOf(uid, name)) : names;
}

async function list(strapi: Core.Strapi, exchange: Exchange) {
  const { document, user, day, before } = exchange.query as Record<string, string | undefined>;
  const query = strapi.db
    .connection(AUDIT)
    .orderBy("id", "desc")
    .limit(PAGE + 1);
  if (before && /^\d{1,15}$/.test(before)) query.where("id", "<", Number(before));
  if (user && /^\d{1,15}$/.test(user)) query.where({ user_id: Number(user) });
  if (document?.trim()) query.whereIn("subject_id", await documentsNamed(strapi, document.trim()));
  if (day) {
    const [from, to] = bounds(day) ?? unusable("NO_DAY", "day phải là YYYY-MM-DD", "day must be YYYY-MM-DD");
    query.where("at", ">=", from).where("at", "<", to);
  }
  const found: AuditRow[] = await query;
  const rows = found.slice(0, PAGE);
  const names = await namesOf(strapi, [...new Set(rows.flatMap(({ user_id }) => user_id ?? []))]);
  const titles = new Map<string, string | null>();
  for (const row of rows) {
    const key = `${row.subject_type} ${row.subject_id} ${row.locale}`;
    if (!titles.has(key)) titles.set(key, await titleOf(strapi, row));
  }
  exchange.body = {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      title: titles.get(`${row.subject_type} ${row.subject_id} ${row.locale}`) ?? null,
      locale: row.locale,
      fields: JSON.parse(row.fields),
      labels: labelsOf(row),
      userId: row.user_id,
      by: row.user_id === null ? row.program : (names.get(row.user_id) ?? null),
      network: row.network,
    })),
    more: found.length > PAGE,
  };
}

/** Everybody who has done something that the audit knows, for the page's filter. */
async function people(strapi: Core.Strapi, exchange: Exchange) {
  const rows: { user_id: number }[] = await strapi.db
    .connection(AUDIT)
    .whereNotNull("user_id")
    .distinct("user_id");
  const ids = rows.map(({ user_id }) => user_id);
  const names = await namesOf(strapi, ids);
  exchange.body = { people: ids.map((id) => ({ id, name: names.get(id) ?? null })) };
}

/** The panel's route of the audit, and the right it asks for. */
export async function registerAuditRoutes(strapi: Core.Strapi): Promise<void> {
  await strapi.service("admin::permission").actionProvider.registerMany([
    {
      uid: "content-log.read",
      displayName: "Xem nhật ký",
      pluginName: "admin",
      section: "settings",
      category: "nhật ký",
    },
  ]);
  const policies = [
    "admin::isAuthenticatedAdmin",
    { name: "admin::hasPermissions", config: { actions: [READ_AUDIT] } },
  ];
  const route = (path: string, handler: typeof list) => ({
    method: "GET",
    path,
    handler: (exchange: Exchange) => handler(strapi, exchange),
    info: { type: "admin" },
    config: { policies },
  });
  strapi.server.routes({
    type: "admin",
    prefix: "/content-audit",
    routes: [route("/rows", list), route("/people", people)],
  } as never);
}
