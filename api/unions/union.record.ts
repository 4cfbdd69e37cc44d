import type { Day } from "../platform/days";
import type { AffiliationInput } from "./affiliation.rules";
import type { SpanInput } from "./life";
import type { EmployerSector, UnionKind } from "./union.enums";

/** An agency or enterprise; the same names and sector are the same employer. */
export interface EmployerInput {
  readonly nameVi: string;
  readonly nameEn?: string | null;
  readonly sector: EmployerSector;
}

/** What a union is called and is, from a day until (not including) a day. */
export interface UnionVersionInput extends SpanInput {
  readonly nameVi: string;
  readonly nameEn?: string | null;
  readonly shortNameVi?: string | null;
  readonly shortNameEn?: string | null;
  readonly kind: UnionKind;
  /** Code of a province. */
  readonly province?: string | null;
  readonly employer?: EmployerInput | null;
}

/** A union as it is recorded: its identity, its life, its versions, its parents, its sources. */
export interface UnionInput {
  readonly code: string;
  readonly otherNames?: readonly string[];
  readonly contact?: {
    email?: string | null;
    phone?: string | null;
    address?: string | null;
    website?: string | null;
  } | null;
  readonly foundedOn?: Day | null;
  /** The first day on which it no longer exists. */
  readonly endedOn?: Day | null;
  readonly lastKnownOn?: Day | null;
  /** In the order of their days; together they cover the union's life exactly. */
  readonly versions: readonly UnionVersionInput[];
  readonly affiliations?: readonly AffiliationInput[];
  /** Recorded sources; `about` names the fact (identity, foundedOn …). */
  readonly sources?: readonly { readonly sourceId: number; readonly about: string }[];
}
