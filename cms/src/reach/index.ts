import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { isRead } from "../outbox/document-writes";
import { signedIn } from "../staff/signed-in";
import { askAboutCodes, keepAncestorsFresh } from "./ancestors";
import { serveAssignments } from "./assignments";
import { unionCodesOf } from "../union-codes";
import { keepWithinReach } from "./keep-within-reach";
import { noteAllNamedUnions, noteNamedUnions } from "./named-unions";
import { reachOf } from "./reach";
import { refuseRelated } from "./refuse-related";
import { refuseRelations } from "./refuse-relations";
import { registerReachTables } from "./tables";

/** Before the transaction of a write: unions that are named for the first time are asked about. */
export function askBeforeWrites(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const { data } = context.params as { data?: object };
    const staff = data && contentTypeOf(context.uid) && !isRead(context.action) ? signedIn(strapi) : null;
    if (data && staff && (await reachOf(strapi, staff))) await askAboutCodes(strapi, unionCodesOf(data));
    return next();
  });
}

/** Staff reach the documents of the unions they are assigned to: to be registered after the outbox's transaction. */
export function registerReach(strapi: Core.Strapi): void {
  registerReachTables(strapi);
  keepWithinReach(strapi);
  noteNamedUnions(strapi);
  refuseRelations(strapi);
  refuseRelated(strapi);
  serveAssignments(strapi);
}

/** Runs before the port opens. Returns what stops the questions to the API. */
export async function startReach(strapi: Core.Strapi): Promise<() => void> {
  await noteAllNamedUnions(strapi);
  return keepAncestorsFresh(strapi);
}
