import type { Core } from "@strapi/strapi";
import { registerAudit, startAudit } from "./audit";
import { carryBodiesOver } from "./body/carry-over";
import { registerRichText } from "./body/register";
import { createAdministrator } from "./bootstrap/administrator";
import { nameAdministratorRole } from "./bootstrap/administrator-role";
import { requireUtf8mb4 } from "./bootstrap/character-set";
import { loadDemonstration } from "./bootstrap/demonstration";
import { keepFeedToken } from "./bootstrap/feed-token";
import { setLabels } from "./bootstrap/labels";
import { createLocales } from "./bootstrap/locales";
import { keepToOwnDocuments } from "./bootstrap/own-documents";
import { createRoles } from "./bootstrap/roles";
import { serveDesk } from "./desk/routes";
import { registerHistory, startHistory } from "./history";
import { registerImportTables } from "./import/tables";
import { recordDocumentWrites } from "./outbox/document-writes";
import { writeManyInTurn } from "./outbox/many-documents";
import { createCounter, registerOutboxTables } from "./outbox/tables";
import { registerPickers, startPickers, stopPickers } from "./pickers/register";
import { registerPreview } from "./preview/register";
import { askBeforeWrites, registerReach, startReach } from "./reach";
import { registerReview } from "./review";
import { registerSchedule, startClock } from "./schedule";
import { tellWhatIsPending } from "./site/register";
import { notePublishedSlugs, registerPublishedSlugs } from "./published-slugs";
import { makeSlugs } from "./slugs";

const stops: (() => void | Promise<void>)[] = [];

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await requireUtf8mb4(strapi);
    registerOutboxTables(strapi);
    registerPickers(strapi);
    registerPreview(strapi);
    askBeforeWrites(strapi);
    registerImportTables(strapi);
    registerPublishedSlugs(strapi);
    recordDocumentWrites(strapi);
    registerHistory(strapi);
    await registerAudit(strapi);
    registerReach(strapi);
    registerReview(strapi);
    registerSchedule(strapi);
    serveDesk(strapi);
    keepToOwnDocuments(strapi);
    registerRichText(strapi);
    makeSlugs(strapi);
    tellWhatIsPending(strapi);
  },

  /** Runs before the port opens: whoever can reach the CMS finds it with its administrator, roles and token. */
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createCounter(strapi);
    writeManyInTurn(strapi);
    await carryBodiesOver(strapi);
    await notePublishedSlugs(strapi);
    await startAudit(strapi);
    await startHistory(strapi);
    await createLocales(strapi);
    await createRoles(strapi);
    await nameAdministratorRole(strapi);
    await createAdministrator(strapi);
    await keepFeedToken(strapi);
    await setLabels(strapi);
    await loadDemonstration(strapi);
    startPickers(strapi);
    stops.push(stopPickers, await startReach(strapi), startClock(strapi));
  },

  /** Runs when the CMS stops: what the clock is doing is finished first. */
  async destroy() {
    for (const stop of stops.splice(0)) await stop();
  },
};
