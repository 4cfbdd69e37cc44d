import type { ContentType } from "../outbox/content-types";
import { CONTENT_TYPES } from "../outbox/content-types";
import { ApiAway } from "../pickers/ask-api";
import { isCode, KINDS, type Kind } from "../pickers/picked";
import { lookUp } from "../pickers/record";
import { heldCodes } from "../pickers/written-codes";

/** What a document says it is about: the names of unions, campaigns and congresses, or the codes while the API is away. */
export async function namesIn(type: ContentType, form: object): Promise<Record<Kind, string[]>> {
  const held = heldCodes(CONTENT_TYPES[type], form as Record<string, unknown>);
  const named = await Promise.all(
    KINDS.map(async (kind) => {
      const codes = held.filter((code) => code.kind === kind).map(({ code }) => code);
      const known = await lookUp(
        kind,
        codes.filter((code) => isCode(kind, code)),
      ).catch((error: unknown) => {
        if (error instanceof ApiAway) return new Map();
        throw error;
      });
      return [kind, codes.map((code) => known.get(code)?.name ?? code)] as const;
    }),
  );
  return Object.fromEntries(named) as Record<Kind, string[]>;
}
