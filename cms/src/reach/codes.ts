import { tidyCode } from "../union-codes";

interface Naming {
  unionCode?: unknown;
  unionCodes?: unknown;
}

const codeOf = (entry: unknown): unknown =>
  entry && typeof entry === "object" ? (entry as { code?: unknown }).code : entry;

/** The codes of the unions that a version of a document names, each once, however the form keeps them. */
export function unionCodesIn(version: Naming): string[] {
  const kept = Array.isArray(version.unionCodes) ? version.unionCodes.map(codeOf) : [];
  const codes = [version.unionCode, ...kept].map(tidyCode);
  return [...new Set(codes.filter((code): code is string => typeof code === "string" && code !== ""))];
}
