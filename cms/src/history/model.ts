import type { Core } from "@strapi/strapi";
import { contentTypes } from "@strapi/utils";

/** What this part needs to know of a field. */
export interface Attribute {
  type: string;
  component?: string;
  components?: string[];
  repeatable?: boolean;
  multiple?: boolean;
  required?: boolean;
  relation?: string;
  target?: string;
  pluginOptions?: {
    i18n?: { localized?: boolean };
    /** `restored: false`: kept in every version, but a restoration leaves the field as it is. */
    history?: { restored?: boolean };
  };
}

/** The fields people write, of a content type or a component. What Strapi keeps for itself is not among them. */
export function attributesOf(strapi: Core.Strapi, uid: string): [string, Attribute][] {
  const model = strapi.getModel(uid as never) as never;
  const { attributes } = model as { attributes: Record<string, Attribute> };
  return contentTypes
    .getVisibleAttributes(model)
    .filter((name: string) => name !== "locale" && name !== "localizations")
    .map((name: string) => [name, attributes[name]]);
}

export const isMorph = ({ relation }: Attribute): boolean => Boolean(relation?.startsWith("morph"));

/** True for a field that all languages of a document share. */
export function isShared({ type, pluginOptions }: Attribute): boolean {
  return pluginOptions?.i18n?.localized !== true && type !== "uid" && type !== "relation";
}

/** A field whose value could not be put back would be lost silently: such a model stops the start. */
export function requireKnownFields(strapi: Core.Strapi, uid: string): void {
  for (const [name, attribute] of attributesOf(strapi, uid)) {
    if (attribute.type === "relation" && isMorph(attribute))
      throw new Error(
        `${uid}.${name}: lịch sử không giữ được liên kết đa hình / the history cannot keep a polymorphic relation`,
      );
    for (const component of [attribute.component ?? [], attribute.components ?? []].flat())
      requireKnownFields(strapi, component);
  }
}
