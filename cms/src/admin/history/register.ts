import { ClockCounterClockwise, Trash } from "@strapi/icons";
import type { StrapiApp } from "@strapi/strapi/admin";
import { text } from "./texts";
import { VersionsPanel } from "./versions-panel";

interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void;
}

const deleting = ["api::article.article", "api::congress-document.congress-document"].map((subject) => ({
  action: "plugin::content-manager.explorer.delete",
  subject,
}));

/** The pages of the trash and of the audit, for those the server lets see them. */
export function registerHistory(app: StrapiApp): void {
  app.addMenuLink({
    to: "thung-rac",
    icon: Trash,
    intlLabel: text("trash.title"),
    permissions: deleting as never,
    Component: () => import("./trash-page"),
  });
  app.addMenuLink({
    to: "nhat-ky",
    icon: ClockCounterClockwise,
    intlLabel: text("audit.title"),
    permissions: [{ action: "admin::content-log.read", subject: null }] as never,
    Component: () => import("./audit-page"),
  });
}

/** The history of a document beside its text. */
export function addHistory(app: StrapiApp): void {
  (app.getPlugin("content-manager").apis as unknown as ContentManager).addEditViewSidePanel([VersionsPanel]);
}
