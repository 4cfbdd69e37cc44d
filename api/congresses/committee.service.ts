import type { WriteDb } from "../platform/database";
import { badInput } from "../platform/errors";
import { optionalText } from "../record/rules";
import type { UnionRow } from "../unions/union.entity";
import { CommitteeRow } from "./committee.entity";
import { CommitteeKind } from "./committee.enums";
import { stableCode } from "./stable-code";
import { checkTerm, termOf, type TermFacts } from "./term.service";

export interface CommitteeFacts {
  readonly code?: string;
  readonly kind: CommitteeKind;
  readonly nameVi?: string | null;
  readonly nameEn?: string | null;
  /** The union's term for which it was elected; recorded where it is not yet. */
  readonly term?: TermFacts | null;
  /** A term of its own instead. */
  readonly ownTerm?: TermFacts | null;
  readonly sourceId: number | null;
}

/**
 * Records a body of a union; returns its internal id. BAD_USER_INPUT: kind OTHER without a name, a term that overlaps
 * another of the union, both a union's term and one of its own.
 */
export async function recordCommittee(tx: WriteDb, union: UnionRow, facts: CommitteeFacts): Promise<number> {
  const { kind, term = null, ownTerm = null, sourceId } = facts;
  const nameVi = optionalText(facts.nameVi, "nameVi", 300) ?? null;
  if (nameVi === null && kind === CommitteeKind.OTHER) {
    throw badInput("nameVi", "nameVi: ban khác phải có tên / a body of kind OTHER needs a name.");
  }
  if (term !== null && ownTerm !== null) {
    throw badInput(
      "ownTerm",
      "ownTerm: chỉ một trong hai nhiệm kỳ / a union's term or one of its own, not both.",
    );
  }
  const own = ownTerm === null ? null : checkTerm(ownTerm, "ownTerm");
  const parts = [union.code, kind.toLowerCase().replaceAll("_", "-")];
  const { identifiers } = await tx.insert(CommitteeRow, {
    code: await stableCode(tx, "committee", facts.code, parts),
    unionId: union.id,
    kind,
    nameVi,
    nameEn: nameVi === null ? null : (optionalText(facts.nameEn, "nameEn", 300) ?? null),
    termId: term === null ? null : await termOf(tx, union, term, sourceId),
    ownStartYear: own?.startYear ?? null,
    ownEndYear: own?.endYear ?? null,
    ownOrdinal: own?.ordinal ?? null,
    sourceId,
  });
  return identifiers[0]!.id as number;
}

/** What the logs keep of a body. */
export function committeeState({
  kind,
  nameVi,
  nameEn,
  termId,
  ownStartYear,
  ownEndYear,
  ownOrdinal,
}: CommitteeRow): object {
  return { kind, nameVi, nameEn, termId, ownStartYear, ownEndYear, ownOrdinal };
}
