import type { Core } from "@strapi/strapi";
import { recordAudit } from "./record";

/** What is audited beside documents: the model, and what a row of it is called in the audit. */
const AUDITED: Record<string, string> = {
  "plugin::upload.file": "media",
  "plugin::upload.folder": "media-folder",
  "plugin::i18n.locale": "locale",
  "admin::user": "user",
  "admin::role": "role",
  "admin::permission": "permission",
  "admin::api-token": "token",
  "admin::api-token-permission": "token-permission",
  "admin::transfer-token": "token",
  "strapi::webhook": "webhook",
};

/** Kept by the program itself at every use; no change that a person made. */
const unimportant = new Set(["id", "lastUsedAt", "createdAt", "updatedAt", "createdBy", "updatedBy"]);

/** Relations that are part of what a row says, and so are read with its old values. */
const RELATIONS: Record<string, string> = {
  "admin::user": "roles",
  "admin::permission": "role",
  "admin::api-token-permission": "token",
};

type Row = Record<string, unknown> & { id: number | string };

interface LifecycleEvent {
  model: { uid: string };
  params: { where?: object; data?: Record<string, unknown> };
  result?: unknown;
  state: { rows?: Row[] };
}

/** Rows and numbers of rows say the same: which. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain).sort();
  return value && typeof value === "object" && "id" in value ? value.id : (value ?? null);
}

const same = (left: unknown, right: unknown) => JSON.stringify(plain(left)) === JSON.stringify(plain(right));

/** The fields whose value is about to be another one. */
function changing(row: Row, data: Record<string, unknown>): string[] {
  return Object.keys(data).filter((name) => !unimportant.has(name) && !same(row[name], data[name]));
}

/** A right is audited with whom it is given to, and named by what it permits; every other row by its number alone. */
function subjectOf(uid: string, row: Row, fields: string[]) {
  const owner = { "admin::permission": "role", "admin::api-token-permission": "token" }[uid];
  if (!owner) return { subjectType: AUDITED[uid], subjectId: row.id, fields };
  const named = [row.action, row.subject].filter(Boolean).map(String);
  return { subjectType: owner, subjectId: plain(row[owner]) as number | undefined, fields: named };
}

/**
 * Audits what is written beside documents, from within the database layer: whichever route, service or program writes,
 * it passes here. What the CMS sets up by itself while it starts stands in its code and is not audited.
 */
export function recordSettingsWrites(strapi: Core.Strapi): void {
  const isQuiet = (uid: string) => !strapi.isLoaded && !uid.startsWith("plugin::upload.");

  const record = async (uid: string, verb: string, rows: Row[], fields?: (row: Row) => string[]) => {
    if (isQuiet(uid) || rows.length === 0) return;
    await strapi.db.transaction(async ({ trx }) => {
      for (const row of rows)
        await recordAudit(strapi, trx, {
          action: `${AUDITED[uid]}.${verb}`,
          ...subjectOf(uid, row, fields?.(row) ?? []),
        });
    });
  };

  /** Rows a write is about to touch are read first: afterwards the old values, or the rows, are gone. */
  const remember = async ({ model: { uid }, params, state }: LifecycleEvent) => {
    if (isQuiet(uid)) return;
    if (params.data && Object.keys(params.data).every((name) => unimportant.has(name))) return;
    const populate = RELATIONS[uid] ? { [RELATIONS[uid]]: { select: ["id"] } } : {};
    state.rows = await strapi.db
      .query(uid as never)
      .findMany({ where: params.where ?? {}, populate: populate as never });
  };
  const created = ({ model, params, result }: LifecycleEvent) =>
    record(model.uid, "create", [{ ...params.data, ...(result as Row) }]);
  const updated = async ({ model, params, state }: LifecycleEvent) => {
    const data = params.data ?? {};
    const verb = model.uid === "plugin::upload.file" && "mime" in data ? "replace" : "update";
    const fields = (row: Row) => changing(row, data);
    const rows = (state.rows ?? []).filter((row) => verb === "replace" || fields(row).length > 0);
    await record(model.uid, verb, rows, fields);
  };
  const deleted = ({ model, state }: LifecycleEvent) => record(model.uid, "delete", state.rows ?? []);

  strapi.db.lifecycles.subscribe({
    models: Object.keys(AUDITED),
    afterCreate: created,
    afterCreateMany: ({ model, result }: LifecycleEvent) =>
      record(
        model.uid,
        "create",
        ((result as { ids?: number[] }).ids ?? []).map((id) => ({ id })),
      ),
    beforeUpdate: remember,
    beforeUpdateMany: remember,
    beforeDelete: remember,
    beforeDeleteMany: remember,
    afterUpdate: updated,
    afterUpdateMany: updated,
    afterDelete: deleted,
    afterDeleteMany: deleted,
  } as never);
}

const SETTINGS = [
  "/admin/users",
  "/admin/roles",
  "/admin/api-tokens",
  "/admin/admin-tokens",
  "/admin/transfer/tokens",
  "/admin/webhooks",
  "/admin/register",
  "/admin/register-admin",
  "/admin/forgot-password",
  "/admin/reset-password",
  "/i18n/locales",
  "/upload/folders",
  "/upload/actions",
  "/upload/folder-actions",
];

interface Exchange {
  method: string;
}

/** A change of settings and its audit rows are one transaction, as a document and its history are. */
export function settingsInOneTransaction(strapi: Core.Strapi): void {
  const router = strapi.server.router as unknown as {
    use(
      paths: string[],
      middleware: (exchange: Exchange, next: () => Promise<void>) => Promise<unknown>,
    ): void;
  };
  router.use(SETTINGS, ({ method }, next) =>
    ["POST", "PUT", "PATCH", "DELETE"].includes(method) ? strapi.db.transaction(() => next()) : next(),
  );
}
