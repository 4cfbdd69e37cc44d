import { badInput } from "../platform/errors";
import { cleanText } from "../platform/text";

const LONGEST_REASON = 500;

/** Why somebody decides, withdraws or amends: BAD_USER_INPUT where it is empty or longer than 500 characters. */
export function readReason(given: string): string {
  const reason = cleanText(given, "reason", LONGEST_REASON);
  if (reason === "") throw badInput("reason", "reason: không được để trống / must not be empty.");
  return reason;
}
