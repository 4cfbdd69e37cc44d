import type { Core } from "@strapi/strapi";
import { readSettings, refuseToStart } from "../../config/environment/settings";

/** The one administrator, made before the port opens: a stranger never finds a panel that waits for its first owner. */
export async function createAdministrator(strapi: Core.Strapi): Promise<void> {
  if ((await strapi.db.query("admin::user").count()) > 0) return;
  const { adminEmail, adminPassword } = readSettings();
  const problems: string[] = [];
  if (!/^[^@\s]+@[^@\s]+$/.test(adminEmail))
    problems.push("CMS_ADMIN_EMAIL phải là một địa chỉ thư / must be an e-mail address");
  if (adminPassword.length < 8)
    problems.push("CMS_ADMIN_PASSWORD chưa được đặt hoặc quá ngắn / is not set or too short");
  if (problems.length > 0) refuseToStart(problems);
  const role = await strapi.service("admin::role").getSuperAdmin();
  await strapi.service("admin::user").create({
    email: adminEmail,
    firstname: "Quản trị viên",
    lastname: "",
    password: adminPassword,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  strapi.log.info(`Đã tạo quản trị viên / Administrator created: ${adminEmail}`);
}
