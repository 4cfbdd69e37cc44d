import type { Core } from "@strapi/strapi";

/** The built-in role in Vietnamese, unless someone has named it. */
export async function nameAdministratorRole(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query("admin::role").updateMany({
    where: { code: "strapi-super-admin", name: "Super Admin" },
    data: { name: "Quản trị viên cấp cao", description: "Vào được mọi phần và mọi cài đặt" },
  });
}
