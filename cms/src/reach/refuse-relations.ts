import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { forbidden } from "../staff/refusal";
import { signedIn } from "../staff/signed-in";
import { reachOf } from "./reach";

interface Exchange {
  params: { model: string };
}

/**
 * The panel's relation fields list whole documents past the document service. No form of ours relates one document to
 * another, so whoever has a limited reach is not served.
 */
export function refuseRelations(strapi: Core.Strapi): void {
  const relations = strapi.plugin("content-manager").controller("relations") as unknown as Record<
    string,
    (exchange: Exchange) => Promise<unknown>
  >;
  for (const action of ["findAvailable", "findExisting"]) {
    const original = relations[action].bind(relations);
    relations[action] = async (exchange) => {
      const staff = contentTypeOf(exchange.params.model) ? signedIn(strapi) : null;
      if (staff && (await reachOf(strapi, staff)))
        return forbidden("Bạn không được xem danh sách này.", {
          code: "OUT_OF_REACH",
          en: "You may not see this list.",
        });
      return original(exchange);
    };
  }
}
