import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "./outbox/content-types";

interface Writing {
  data?: { unionCode?: unknown; unionCodes?: unknown };
}

/** A union's code as the register writes it: small letters, no spaces around. Anything but a text stays as it is. */
export function tidyCode<Value>(value: Value): Value | string {
  return typeof value === "string" ? value.normalize("NFC").trim().toLowerCase() : value;
}

/** Editors type codes as they find them on paper; they are saved as the register writes them. */
export function tidyUnionCodes(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    const { data } = context.params as Writing;
    if (contentTypeOf(context.uid) && data) {
      if (data.unionCode) data.unionCode = tidyCode(data.unionCode);
      if (Array.isArray(data.unionCodes))
        for (const reference of data.unionCodes as { code?: unknown }[])
          if (reference?.code) reference.code = tidyCode(reference.code);
    }
    return next();
  });
}
