import type { Core } from "@strapi/strapi";
import { carryBodiesOver } from "./body/carry-over";
import { registerRichText } from "./body/register";
import { createAdministrator } from "./bootstrap/administrator";
import { requireUtf8mb4 } from "./bootstrap/character-set";
import { loadDemonstration } from "./bootstrap/demonstration";
import { keepFeedToken } from "./bootstrap/feed-token";
import { setLabels } from "./bootstrap/labels";
import { createLocales } from "./bootstrap/locales";
import { keepToOwnDocuments } from "./bootstrap/own-documents";
import { createRoles } from "./bootstrap/roles";
import { registerImportTables } from "./import/tables";
import { recordDocumentWrites } from "./outbox/document-writes";
import { createCounter, registerOutboxTables } from "./outbox/tables";
import { notePublishedSlugs, registerPublishedSlugs } from "./published-slugs";
import { makeSlugs } from "./slugs";
import { tidyUnionCodes } from "./union-codes";

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await requireUtf8mb4(strapi);
    registerOutboxTables(strapi);
    registerImportTables(strapi);
    registerPublishedSlugs(strapi);
    recordDocumentWrites(strapi);
    keepToOwnDocuments(strapi);
    registerRichText(strapi);
    tidyUnionCodes(strapi);
    makeSlugs(strapi);
  },

  /** Runs before the port opens: whoever can reach the CMS finds it with its administrator, roles and token. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createCounter(strapi);
    await carryBodiesOver(strapi);
    await notePublishedSlugs(strapi);
    await createLocales(strapi);
    await createRoles(strapi);
    await createAdministrator(strapi);
    await keepFeedToken(strapi);
    await setLabels(strapi);
    await loadDemonstration(strapi);
  },
};
