import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { ApiAway } from "./ask-api";
import { isCode, isKind, MOST_CODES, type Kind } from "./picked";
import { lookUp, search } from "./record";
import { readableTitles } from "./readable";
import { addStaffRoutes, type StaffRequest } from "./staff-routes";
import { markedCodes } from "./unchecked";

const LONGEST_TEXT = 200;

interface Asked {
  kind?: unknown;
  text?: unknown;
  codes?: unknown;
  uid?: unknown;
  documentId?: unknown;
}

const asked = (context: StaffRequest): Asked => (context.request.body ?? {}) as Asked;

function kindAsked(context: StaffRequest): Kind {
  const { kind } = asked(context);
  if (isKind(kind)) return kind;
  return context.throw(400, "kind phải là union, campaign hoặc congress / kind must be one of these");
}

/** What a question to the API gives, or what to say when it is away. */
async function unlessAway<Result extends object>(ask: Promise<Result>, away: Result) {
  try {
    return { away: false, ...(await ask) };
  } catch (error) {
    if (error instanceof ApiAway) return { away: true, ...away };
    throw error;
  }
}

/** The first things whose names hold what was typed, and how many there are. */
async function find(context: StaffRequest) {
  const kind = kindAsked(context);
  const { text } = asked(context);
  if (typeof text !== "string" || text.length > LONGEST_TEXT)
    return context.throw(
      400,
      `text dài nhất ${LONGEST_TEXT} ký tự / text has at most ${LONGEST_TEXT} characters`,
    );
  // What is pasted brings signs along that nobody sees, and that the API refuses.
  return unlessAway(search(kind, text.replace(/\p{C}/gu, " ")), { total: 0, hits: [] });
}

/** Names for chosen codes, and which of them a document holds unchecked. */
async function name(context: StaffRequest, strapi: Core.Strapi) {
  const kind = kindAsked(context);
  const { codes, uid, documentId } = asked(context);
  if (!Array.isArray(codes) || codes.length > MOST_CODES || !codes.every((code) => typeof code === "string"))
    return context.throw(400, `codes có tối đa ${MOST_CODES} mã / codes has at most ${MOST_CODES} codes`);
  const askable = [...new Set(codes as string[])].filter((code) => isCode(kind, code));
  const answer = await unlessAway(
    lookUp(kind, askable).then((found) => ({ found: [...found.values()] })),
    { found: [] },
  );
  const type = typeof uid === "string" ? contentTypeOf(uid) : undefined;
  const mayRead =
    type &&
    typeof documentId === "string" &&
    (await readableTitles(strapi, context.state.userAbility, type, [documentId])).has(documentId);
  const marked = mayRead
    ? await markedCodes(strapi, { type, document_id: documentId as string })
    : { held: [] };
  const unchecked = marked.held
    .filter((mark) => mark.kind === kind)
    .map(({ code, state }) => ({ code, state }));
  return { ...answer, unchecked };
}

/** The codes in documents that this person may read that are unchecked, or that the record does not have. */
async function unchecked(context: StaffRequest, strapi: Core.Strapi) {
  const { held } = await markedCodes(strapi);
  const documents = [];
  for (const type of new Set(held.map((mark) => mark.type))) {
    const own = held.filter((mark) => mark.type === type);
    const ids = [...new Set(own.map(({ documentId }) => documentId))];
    const titles = await readableTitles(strapi, context.state.userAbility, type, ids);
    for (const [documentId, { uid, title, locale }] of titles) {
      const codes = own.filter((mark) => mark.documentId === documentId);
      documents.push({
        uid,
        documentId,
        locale,
        title,
        codes: codes.map(({ kind, code, state }) => ({ kind, code, state })),
      });
    }
  }
  return { documents };
}

/** The three routes that the panel's pickers ask. */
export function addPickerRoutes(strapi: Core.Strapi): void {
  addStaffRoutes(strapi, [
    { method: "POST", path: "/pickers/search", perMinute: 240, answer: find },
    { method: "POST", path: "/pickers/names", perMinute: 240, answer: name },
    { method: "GET", path: "/pickers/unchecked", perMinute: 60, answer: unchecked },
  ]);
}
