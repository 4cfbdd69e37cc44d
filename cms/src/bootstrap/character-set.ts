import type { Core } from "@strapi/strapi";
import { refuseToStart } from "../../config/environment/settings";

/** Vietnamese text needs utf8mb4: a MySQL database made with another character set would lose letters silently. */
export async function requireUtf8mb4(strapi: Core.Strapi): Promise<void> {
  if (strapi.db.dialect.client !== "mysql") return;
  const [[row]] = await strapi.db.connection.raw("SELECT @@character_set_database AS charset");
  if (row.charset !== "utf8mb4")
    refuseToStart([
      `CMS_DATABASE_URL: cơ sở dữ liệu dùng ${row.charset}, cần utf8mb4 / the database uses ${row.charset}, it needs utf8mb4 (ALTER DATABASE … CHARACTER SET utf8mb4)`,
    ]);
}
