import { ApiError } from "./errors";
import { isDay, type Day } from "./days";

/** What a global id names: a type, the key within it, and, for what is dated, the day on which it is seen. */
export interface NodeName {
  type: string;
  key: string;
  day: Day | null;
}

/** The opaque global id of a thing, on a day where one is given. */
export function encodeId(type: string, key: string | number, day: Day | null = null): string {
  return Buffer.from(`${type}:${key}${day ? `@${day}` : ""}`, "utf8").toString("base64url");
}

const NAME = /^([A-Z][A-Za-z]*):(.+?)(?:@(\d{4}-\d{2}-\d{2}))?$/s;

/** Reads a global id; what this API never gave out is BAD_USER_INPUT. */
export function decodeId(id: string, field = "id"): NodeName {
  const text = Buffer.from(id, "base64url").toString("utf8");
  const match = NAME.exec(text);
  if (!match || encodeId(match[1]!, match[2]!, match[3] ?? null) !== id || (match[3] && !isDay(match[3]))) {
    throw new ApiError("BAD_USER_INPUT", `${field}: mã định danh không hợp lệ / not an id of this API.`, {
      field,
    });
  }
  return { type: match[1]!, key: match[2]!, day: match[3] ?? null };
}

/** The key of an id that must name a thing of `type`. */
export function keyOfId(id: string, type: string, field = "id"): string {
  const name = decodeId(id, field);
  if (name.type !== type) {
    throw new ApiError("BAD_USER_INPUT", `${field}: không phải mã của ${type} / not the id of a ${type}.`, {
      field,
    });
  }
  return name.key;
}
