import { CheckCircle, Clock, Pencil, Globe } from "@strapi/icons";
import type { StrapiApp } from "@strapi/strapi/admin";
import { message } from "./texts";

/** The start page says what waits, in four boxes, instead of what its maker put there. */
export function registerStartPage(app: StrapiApp): void {
  app.widgets.register(() => [
    {
      id: "my-drafts",
      icon: Pencil,
      title: message("drafts.title"),
      component: async () => (await import("./boxes")).MyDrafts,
    },
    {
      id: "waiting-for-review",
      icon: CheckCircle,
      title: message("waiting.title"),
      component: async () => (await import("./boxes")).WaitingForReview,
    },
    {
      id: "scheduled",
      icon: Clock,
      title: message("scheduled.title"),
      component: async () => (await import("./boxes")).ScheduledTimes,
    },
    {
      id: "not-on-site",
      icon: Globe,
      title: message("pending.title"),
      component: async () => (await import("./boxes")).NotOnSite,
    },
  ]);
}
