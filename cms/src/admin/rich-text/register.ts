import type { StrapiApp } from "@strapi/strapi/admin";
import { Paragraph } from "@strapi/icons";

/** Makes the editor of texts known to the panel; it is loaded when a text is opened. */
export function registerRichText(app: StrapiApp): void {
  app.customFields.register({
    name: "rich-text",
    type: "json",
    icon: Paragraph,
    intlLabel: { id: "rich-text.label", defaultMessage: "Nội dung có định dạng" },
    intlDescription: {
      id: "rich-text.description",
      defaultMessage: "Chữ, danh sách, bảng, ảnh và liên kết; dán được từ Word",
    },
    // The panel gives the component what its type does not say.
    components: {
      Input: () => import("./RichTextInput") as unknown as Promise<{ default: React.ComponentType }>,
    },
  });
}
