import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, LOCALES } from "../outbox/content-types";

export const WRITER = "content-writer";
export const EDITOR = "content-editor";
const ADMINISTRATOR_NAME = "Quản trị viên cấp cao";

interface Permission {
  action: string;
  subject?: string;
  properties?: Record<string, unknown>;
  conditions?: string[];
}

interface Role {
  code: string;
  name: string;
  description: string;
  content: Record<string, string[]>;
  media: string[];
}

const explorer = (verb: string) => `plugin::content-manager.explorer.${verb}`;
const own = ["admin::is-creator"];

/** Which verbs on content, on which documents, and which rights in the media library. */
const ROLES: Role[] = [
  {
    code: WRITER,
    name: "Người viết",
    description: "Viết và sửa bản nháp của mình, không xuất bản",
    content: { create: [], read: own, update: own },
    media: ["plugin::upload.read", "plugin::upload.assets.create", "plugin::upload.assets.copy-link"],
  },
  {
    code: EDITOR,
    name: "Biên tập viên",
    description: "Biên tập và xuất bản bài của mọi người",
    content: { create: [], read: [], update: [], delete: [], publish: [] },
    media: [
      "plugin::upload.read",
      "plugin::upload.assets.create",
      "plugin::upload.assets.update",
      "plugin::upload.assets.download",
      "plugin::upload.assets.copy-link",
      "plugin::upload.configure-view",
    ],
  },
];

/** The verbs on both content types, with every field and both languages spelled out as the panel expects them. */
function contentPermissions(strapi: Core.Strapi, verbs: Record<string, string[]>): Permission[] {
  const subjects: string[] = Object.values(CONTENT_TYPES);
  const actions = Object.keys(verbs).map((verb) => ({
    ...strapi.service("admin::permission").actionProvider.get(explorer(verb)),
    subjects,
  }));
  const permissions: Permission[] = strapi
    .service("admin::content-type")
    .getPermissionsWithNestedFields(actions);
  return permissions.map(({ action, subject, properties }) => ({
    action,
    subject,
    properties: { ...(properties?.fields ? { fields: properties.fields } : {}), locales: [...LOCALES] },
    conditions: verbs[action.slice(explorer("").length)],
  }));
}

/**
 * Writers and editors beside the built-in super administrator. The rights declared here are assigned when they are new
 * or have changed since the last start, so that what an administrator adjusts in between survives a restart.
 */
export async function createRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service("admin::role");
  const store = strapi.store({ type: "core", name: "content-roles" });
  if (!(await service.exists({ code: WRITER }))) await removeStockRoles(strapi);
  await nameAdministrators(strapi);
  for (const { code, name, description, content, media } of ROLES) {
    const role = (await service.findOne({ code })) ?? (await service.create({ code, name, description }));
    const permissions = [
      ...contentPermissions(strapi, content),
      ...media.map((action): Permission => ({ action })),
    ];
    const declared = JSON.stringify(permissions);
    if ((await store.get({ key: code })) === declared) continue;
    await service.assignPermissions(role.id, permissions);
    await store.set({ key: code, value: declared });
  }
}

/** The built-in role in Vietnamese, unless someone has named it. */
async function nameAdministrators(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query("admin::role").updateMany({
    where: { code: "strapi-super-admin", name: "Super Admin" },
    data: { name: ADMINISTRATOR_NAME, description: "Vào được mọi phần và mọi cài đặt" },
  });
}

/** Strapi brings an Author and an Editor of its own; two roles of one name would confuse. */
async function removeStockRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service("admin::role");
  for (const code of ["strapi-author", "strapi-editor"]) {
    const role = await service.findOne({ code });
    if (role && (await service.getUsersCount(role.id)) === 0) await service.deleteByIds([role.id]);
  }
}
