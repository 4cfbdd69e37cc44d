import { findIndicator, indicatorOfRow } from "../indicators/catalogue";
import { readPeriod } from "../indicators/period";
import { ValueQualifier } from "../indicators/value.enums";
import type { ReadDb } from "../platform/database";
import { places } from "../platform/request";
import { boundsOf } from "../rollup/home";
import { ProposalOrigin } from "./proposal.enums";
import {
  bySource,
  inWords,
  periodInWords,
  perPeriod,
  type Knowledge,
  type KnownValue,
} from "./proposal.known";

const TERMS = ["members", "complaints_pending_start", "complaints_received", "complaints_resolved"].map(
  (code) => findIndicator(code)!.rowId,
);

interface ClosedFact {
  union_id: number;
  code: string;
  indicator_id: number;
  value: number | string;
  qualifier: ValueQualifier;
  source_id: number | null;
}

/** What the approved report states that closed on the eve of a day: the year's where there is one, else the longest. */
async function closedOnEve(db: ReadDb, from: string, unionIds: readonly number[]): Promise<ClosedFact[]> {
  return (await db.query(
    `SELECT union_id, code, indicator_id, value, qualifier, source_id FROM (
      SELECT f.union_id, p.code, f.indicator_id, f.value, f.qualifier, f.source_id,
          RANK() OVER (PARTITION BY f.union_id ORDER BY CASE WHEN p.kind = 'YEAR' THEN 0 ELSE 1 END, p.valid_from, p.id) AS place
        FROM fact f JOIN report_period p ON p.id = f.period_id
       WHERE p.valid_to = ${from} AND f.union_id IN (${places(unionIds)}) AND f.indicator_id IN (${TERMS.join(", ")})
    ) closed WHERE place = 1`,
    [...unionIds],
  )) as ClosedFact[];
}

const stated = (facts: readonly ClosedFact[], code: string): ClosedFact | undefined =>
  facts.find((fact) => indicatorOfRow(fact.indicator_id).code === code);

/** The members at the end are those at the next start: “equal to the members at the end of the period that closed on the day before”. */
function membersAtStart(facts: readonly ClosedFact[], closed: string, closedEn: string): KnownValue[] {
  const members = stated(facts, "members");
  if (!members) return [];
  const value = Number(members.value);
  const number = inWords(value, members.qualifier);
  return [
    {
      ...{ indicator: "members_start", value, qualifier: members.qualifier },
      why: {
        vi: `Báo cáo đã duyệt của ${closed} ghi đoàn viên cuối kỳ: ${number.vi}.`,
        en: `Members at the end by the approved report of ${closedEn}: ${number.en}.`,
      },
    },
  ];
}

/** Complaints “received earlier and not yet resolved on the first day”: what was pending and came in, without what was resolved. */
function complaintsAtStart(facts: readonly ClosedFact[], closed: string, closedEn: string): KnownValue[] {
  const terms = ["complaints_pending_start", "complaints_received", "complaints_resolved"].map((code) =>
    stated(facts, code),
  );
  if (terms.some((term) => term?.qualifier !== ValueQualifier.EXACT)) return [];
  const [pending, received, resolved] = terms.map((term) => Number(term!.value)) as [number, number, number];
  const value = pending + received - resolved;
  if (value < 0) return [];
  const sum = `${pending} + ${received} − ${resolved} = ${value}`;
  return [
    {
      ...{ indicator: "complaints_pending_start", value, qualifier: ValueQualifier.EXACT },
      why: {
        vi: `Báo cáo đã duyệt của ${closed}, tồn đầu kỳ + tiếp nhận − đã giải quyết: ${sum}.`,
        en: `By the approved report of ${closedEn}, pending at the start + received − resolved: ${sum}.`,
      },
    },
  ];
}

/** What the period before leaves behind: its end is this one's start. */
export const PREVIOUS: Knowledge = {
  origin: ProposalOrigin.PREVIOUS_PERIOD,
  values: (db, keys, { today }) =>
    perPeriod<readonly KnownValue[]>(keys, [], async (code, unionIds) => {
      const facts = await closedOnEve(db, boundsOf(readPeriod(code, today)).from, unionIds);
      return new Map(
        unionIds.map((unionId): [number, KnownValue[]] => {
          const own = facts.filter((fact) => fact.union_id === unionId);
          if (own.length === 0) return [unionId, []];
          const closed = periodInWords(readPeriod(own[0]!.code, today));
          return [
            unionId,
            [...membersAtStart(own, closed.vi, closed.en), ...complaintsAtStart(own, closed.vi, closed.en)],
          ];
        }),
      );
    }),
  sources: (db, keys, { today }) =>
    perPeriod<ReadonlyMap<string, readonly number[]>>(keys, new Map(), async (code, unionIds) => {
      const facts = await closedOnEve(db, boundsOf(readPeriod(code, today)).from, unionIds);
      const rows = facts.flatMap(({ union_id, indicator_id, source_id }) => {
        const term = indicatorOfRow(indicator_id).code;
        const indicator = term === "members" ? "members_start" : "complaints_pending_start";
        return source_id === null ? [] : [{ union_id, indicator, source_id }];
      });
      return bySource([
        ...new Map(rows.map((row) => [`${row.union_id} ${row.indicator} ${row.source_id}`, row])).values(),
      ]);
    }),
};
