import { Feather, Globe, House, List, WarningCircle } from "@strapi/icons";
import type { StrapiApp } from "@strapi/strapi/admin";
import { descriptorOf } from "./texts";

const FIELDS = [
  { name: "unions", type: "json", icon: List },
  { name: "union", type: "string", icon: House },
  { name: "campaign", type: "string", icon: Feather },
  { name: "congress", type: "string", icon: Globe },
] as const;

const inputs = {
  unions: async () => ({ default: (await import("./inputs")).UnionsInput }),
  union: async () => ({ default: (await import("./inputs")).UnionInput }),
  campaign: async () => ({ default: (await import("./inputs")).CampaignInput }),
  congress: async () => ({ default: (await import("./inputs")).CongressInput }),
};

/** The pickers as custom fields, and what waits for a check on the start page. */
export function registerPickers(app: StrapiApp): void {
  app.customFields.register(
    FIELDS.map(({ name, type, icon }) => ({
      name,
      type,
      icon,
      intlLabel: descriptorOf(`${name}.label`),
      intlDescription: descriptorOf(`${name}.description`),
      components: { Input: inputs[name] },
    })) as never,
  );
  app.widgets.register({
    id: "waiting-codes",
    icon: WarningCircle,
    title: descriptorOf("waiting.title"),
    component: async () => (await import("./waiting")).WaitingCodes,
  });
}
