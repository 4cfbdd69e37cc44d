import type { Core } from "@strapi/strapi";
import { COMMON_LABELS, CONTENT_LABELS, type Label } from "./label-texts";

interface Field {
  edit: Record<string, unknown>;
  list: Record<string, unknown>;
}

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, Field>;
  layouts: { list: string[]; edit: unknown[] };
}

/** Applies one field's label and help text. */
function labelled(field: Field, [label, description]: Label): Field {
  return {
    ...field,
    // A field that no form shows has nothing to say there.
    edit:
      "label" in field.edit ? { ...field.edit, label, ...(description ? { description } : {}) } : field.edit,
    list: { ...field.list, label },
  };
}

/** Vietnamese field names in the panel, set when they are new or have changed, so that people may adjust them. */
export async function setLabels(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: "core", name: "content-labels" });
  const declared = JSON.stringify([COMMON_LABELS, CONTENT_LABELS]);
  if ((await store.get({ key: "declared" })) === declared) return;
  const manager = strapi.plugin("content-manager");
  // Strapi settles the configuration of a new component at its second synchronisation.
  await manager.service("components").syncConfigurations();
  for (const [uid, { main, list, fields }] of Object.entries(CONTENT_LABELS)) {
    const service = manager.service(uid.startsWith("api::") ? "content-types" : "components");
    const model = uid.startsWith("api::") ? service.findContentType(uid) : service.findComponent(uid);
    const { settings, metadatas, layouts }: Configuration = await service.findConfiguration(model);
    for (const [name, label] of Object.entries({ ...COMMON_LABELS, ...fields }))
      if (metadatas[name]) metadatas[name] = labelled(metadatas[name], label);
    await service.updateConfiguration(model, {
      settings: {
        ...settings,
        mainField: main,
        ...(list ? { defaultSortBy: "updatedAt", defaultSortOrder: "DESC" } : {}),
      },
      metadatas,
      layouts: { ...layouts, ...(list ? { list } : {}) },
    });
  }
  await store.set({ key: "declared", value: declared });
}
