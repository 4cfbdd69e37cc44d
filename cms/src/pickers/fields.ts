import { CONTENT_TYPES, type ContentUid } from "../outbox/content-types";
import type { Kind } from "./picked";

/** A field that holds codes of the record. */
export interface PickedField {
  name: string;
  kind: Kind;
  /** A list of codes in the editor's order; otherwise one code. */
  several: boolean;
}

/** The fields of each content type that an editor fills by picking from the record. */
export const PICKED_FIELDS: Record<ContentUid, PickedField[]> = {
  [CONTENT_TYPES.article]: [
    { name: "unionCodes", kind: "union", several: true },
    { name: "campaignCode", kind: "campaign", several: false },
    { name: "congressKey", kind: "congress", several: false },
  ],
  [CONTENT_TYPES["congress-document"]]: [
    { name: "unionCode", kind: "union", several: false },
    { name: "congressKey", kind: "congress", several: false },
  ],
};
