import type { WriteDb } from "../platform/database";
import { isDay, OPEN_FROM, OPEN_TO, type Day } from "../platform/days";
import { badInput } from "../platform/errors";
import { places } from "../platform/request";
import { cleanCode } from "../platform/text";
import { overlap, readSpan, type Span, type SpanInput } from "./life";
import { Certainty, HierarchyRelation } from "./union.enums";

/** A union under a parent, from a day until (not including) a day. */
export interface AffiliationInput extends SpanInput {
  /** Code of the parent. */
  readonly parent: string;
  /** ADMINISTRATIVE where nothing is said. */
  readonly relation?: HierarchyRelation;
  /** STATED where nothing is said. */
  readonly certainty?: Certainty;
  readonly sourceId?: number | null;
}

/** The columns of `affiliation` without the child. */
export interface CheckedAffiliation {
  parentId: number;
  relation: HierarchyRelation;
  validFrom: Day;
  validTo: Day;
  certainty: Certainty;
  sourceId: number | null;
}

interface Parent extends Span {
  id: number;
}

async function parentsByCode(tx: WriteDb, codes: readonly string[]): Promise<Map<string, Parent>> {
  if (codes.length === 0) return new Map();
  const rows = (await tx.query(
    `SELECT id, code, valid_from, valid_to FROM trade_union WHERE code IN (${places(codes)})`,
    [...codes],
  )) as {
    id: number;
    code: string;
    valid_from: Day;
    valid_to: Day;
  }[];
  return new Map(rows.map((row) => [row.code, { id: row.id, from: row.valid_from, to: row.valid_to }]));
}

const NOT_ALIVE =
  "affiliations: công đoàn và cấp trên phải cùng tồn tại vào những ngày đó / the union and its parent must both exist on those days.";

/** A day that is given must lie within both lives; an unknown beginning is theirs; an open end lasts as long as the child. */
export function checkLives(span: Span, child: Span, parent: Span): void {
  const bothLive = overlap(child, parent);
  if (!bothLive) throw badInput("affiliations", NOT_ALIVE);
  const begins = span.from === OPEN_FROM ? bothLive.from : span.from;
  const ends = span.to === OPEN_TO ? child.to : span.to;
  if (begins < bothLive.from || ends > bothLive.to || begins >= ends)
    throw badInput("affiliations", NOT_ALIVE);
}

/**
 * The parents of a union whose life is `life`, checked: each exists and lives on its days, and no two of one relation
 * share a day. Anything else is BAD_USER_INPUT.
 */
export async function checkAffiliations(
  tx: WriteDb,
  life: Span,
  inputs: readonly AffiliationInput[],
): Promise<CheckedAffiliation[]> {
  const parents = await parentsByCode(tx, [
    ...new Set(inputs.map((input) => cleanCode(input.parent, "parent"))),
  ]);
  const checked = inputs.map((input): CheckedAffiliation => {
    const parent = parents.get(cleanCode(input.parent, "parent"));
    if (!parent) throw badInput("parent", "parent: không có công đoàn mang mã này / no union has this code.");
    for (const day of [input.from, input.until]) {
      if (day && !isDay(day))
        throw badInput("affiliations", "affiliations: không phải ngày có thật / not a real calendar day.");
    }
    const span = readSpan(input, "affiliations");
    checkLives(span, life, parent);
    return {
      parentId: parent.id,
      relation: input.relation ?? HierarchyRelation.ADMINISTRATIVE,
      validFrom: span.from,
      validTo: span.to,
      certainty: input.certainty ?? Certainty.STATED,
      sourceId: input.sourceId ?? null,
    };
  });
  for (const relation of Object.values(HierarchyRelation)) {
    const ordered = checked
      .filter((one) => one.relation === relation)
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    if (ordered.some((one, index) => index > 0 && one.validFrom < ordered[index - 1]!.validTo)) {
      throw badInput(
        "affiliations",
        "affiliations: mỗi ngày chỉ có một cấp trên trong một quan hệ / one parent a day in each relation.",
      );
    }
  }
  return checked;
}
