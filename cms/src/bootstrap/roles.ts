import type { Core } from "@strapi/strapi";
import { broughtUpToDate, type Permission } from "./permission-changes";
import { CONTENT_TYPES, LOCALES } from "../outbox/content-types";

export const WRITER = "content-writer";
export const EDITOR = "content-editor";
export const CHIEF_EDITOR = "content-chief-editor";

interface Role {
  code: string;
  name: string;
  description: string;
  /** A description that an earlier version gave it: replaced unless an administrator wrote another. */
  formerly?: string;
  content: Record<string, string[]>;
  media: string[];
}

const explorer = (verb: string) => `plugin::content-manager.explorer.${verb}`;
const own = ["admin::is-creator"];

const editing = {
  content: { create: [], read: [], update: [], delete: [], publish: [] },
  media: [
    "plugin::upload.read",
    "plugin::upload.assets.create",
    "plugin::upload.assets.update",
    "plugin::upload.assets.download",
    "plugin::upload.assets.copy-link",
    "plugin::upload.configure-view",
  ],
};

/**
 * Which verbs on content, on which documents, and which rights in the media library. Of which unions an editor's
 * documents have to be, and that a writer deletes nothing that is on the site, stands beside: cms/src/reach, cms/src/review.
 */
const ROLES: Role[] = [
  {
    code: WRITER,
    name: "Người viết",
    description: "Viết, sửa và bỏ bản nháp của mình, gửi duyệt, không xuất bản",
    formerly: "Viết và sửa bản nháp của mình, không xuất bản / writes and edits own drafts, cannot publish",
    content: { create: [], read: own, update: own, delete: own },
    media: ["plugin::upload.read", "plugin::upload.assets.create", "plugin::upload.assets.copy-link"],
  },
  {
    code: EDITOR,
    name: "Biên tập viên",
    description: "Biên tập và xuất bản bài của các công đoàn được phân công",
    formerly: "Biên tập và xuất bản bài của mọi người / edits and publishes everyone's texts",
    ...editing,
  },
  {
    code: CHIEF_EDITOR,
    name: "Biên tập viên toàn hệ thống",
    description: "Biên tập và xuất bản bài của mọi công đoàn",
    ...editing,
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
 * Writers and editors beside the built-in super administrator. The rights declared here are given when the role is made;
 * a later version adds what it declares anew, and leaves what an administrator gave or took away in between.
 */
export async function createRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service("admin::role");
  const store = strapi.store({ type: "core", name: "content-roles" });
  if (!(await service.exists({ code: WRITER }))) await removeStockRoles(strapi);
  const editorsReachedAll =
    (await service.exists({ code: EDITOR })) && !(await service.exists({ code: CHIEF_EDITOR }));
  for (const { code, name, description, formerly, content, media } of ROLES) {
    const role = (await service.findOne({ code })) ?? (await service.create({ code, name, description }));
    const permissions = [
      ...contentPermissions(strapi, content),
      ...media.map((action): Permission => ({ action })),
    ];
    const declared = JSON.stringify(permissions);
    const before = (await store.get({ key: code })) as string | null;
    if (before === declared) continue;
    if (formerly && role.description === formerly)
      await strapi.db.query("admin::role").update({ where: { id: role.id }, data: { description } });
    const current: Permission[] = await strapi.db
      .query("admin::permission")
      .findMany({ where: { role: { id: role.id } } });
    await service.assignPermissions(
      role.id,
      before ? broughtUpToDate(permissions, JSON.parse(before), current) : permissions,
    );
    await store.set({ key: code, value: declared });
  }
  if (editorsReachedAll) await keepEditorsReach(strapi);
}

/** Editors of before unions were assigned reached every text: they go on doing so, until an administrator decides. */
async function keepEditorsReach(strapi: Core.Strapi): Promise<void> {
  const chief = await strapi.service("admin::role").findOne({ code: CHIEF_EDITOR });
  const editors: { id: number; roles: { id: number }[] }[] = await strapi.db
    .query("admin::user")
    .findMany({ where: { roles: { code: EDITOR } }, populate: { roles: true } });
  for (const { id } of editors)
    await strapi.db.query("admin::user").update({ where: { id }, data: { roles: { connect: [chief.id] } } });
  if (editors.length > 0)
    strapi.log.info(
      `${editors.length} biên tập viên giữ quyền trên toàn hệ thống / editors keep their reach over all unions`,
    );
}

/** Strapi brings an Author and an Editor of its own; two roles of one name would confuse. */
async function removeStockRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service("admin::role");
  for (const code of ["strapi-author", "strapi-editor"]) {
    const role = await service.findOne({ code });
    if (role && (await service.getUsersCount(role.id)) === 0) await service.deleteByIds([role.id]);
  }
}
