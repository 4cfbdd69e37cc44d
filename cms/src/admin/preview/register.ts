import type { StrapiApp } from "@strapi/strapi/admin";
import { PreviewPanel } from "./panel";

interface ContentManager {
  addEditViewSidePanel(panels: unknown[]): void;
}

/** The button "Xem trước" in the edit view. */
export function addPreview(app: StrapiApp): void {
  (app.getPlugin("content-manager").apis as unknown as ContentManager).addEditViewSidePanel([PreviewPanel]);
}
