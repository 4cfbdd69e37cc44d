import type { Core } from "@strapi/strapi";
import { recordAudit } from "./record";

interface LoginEvent {
  user?: { id: number };
}

/**
 * Sign-ins, refused ones and sign-outs, as Strapi tells of them. It does not wait for its listeners: a row that cannot
 * be written is named in the log and keeps nobody out. A refused sign-in leaves its network, not the name that was typed.
 */
export function recordLogins(strapi: Core.Strapi): void {
  const listen = (event: string, action: string) =>
    strapi.eventHub.on(event, async ({ user }: LoginEvent = {}) => {
      try {
        await strapi.db.transaction(({ trx }) =>
          recordAudit(strapi, trx, { action, subjectType: "user", subjectId: user?.id }),
        );
      } catch (error) {
        strapi.log.error(`Nhật ký thiếu một lần ${action} / the audit lacks one ${action}: ${error}`);
      }
    });
  listen("admin.auth.success", "login.success");
  listen("admin.auth.error", "login.failure");
  listen("admin.logout", "logout");
}
