import type { StrapiApp } from "@strapi/strapi/admin";
import { orAskForReview } from "./ask-action";
import { ReviewPanel } from "./ReviewPanel";
import { SchedulePanel } from "./SchedulePanel";
import { message } from "./texts";

interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void;
  addDocumentAction(change: (actions: { type?: string }[]) => unknown[]): void;
}

/** Review and schedule beside every form, "ask for review" for those who may not publish, and who reaches which unions. */
export function addEditorial(app: StrapiApp): void {
  const { addEditViewSidePanel, addDocumentAction } = app.getPlugin("content-manager")
    .apis as unknown as ContentManager;
  addEditViewSidePanel([ReviewPanel, SchedulePanel]);
  addDocumentAction((actions) =>
    actions.map((action) =>
      action.type === "publish" ? orAskForReview(action as Parameters<typeof orAskForReview>[0]) : action,
    ),
  );
  app.addSettingsLink("global", {
    id: "assignments",
    to: "phan-cong",
    intlLabel: message("assignments.title"),
    permissions: [{ action: "admin::users.update", subject: null }],
    Component: () => import("./AssignmentsPage"),
  });
}
