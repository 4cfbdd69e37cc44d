import { PeriodKind, readPeriod, type ReportPeriod } from "../indicators/period";
import { ValueQualifier } from "../indicators/value.enums";
import { places } from "../platform/request";
import { boundsOf } from "../rollup/home";
import {
  bySource,
  inWords,
  periodInWords,
  perPeriod,
  type Knowledge,
  type KnownValue,
} from "./proposal.known";
import type { Meaning, RecordPart } from "./proposal.meaning";

/** Which entries of a part can belong to a period, and which surely do (SQL). */
interface Span {
  readonly can: string;
  readonly surely: string;
}

/** Null where the part cannot know: what bears only a year is no fact of a shorter period. */
function spanOf(part: RecordPart, period: ReportPeriod): Span | null {
  const { from, next } = boundsOf(period);
  const inDays = `(f.held_on >= ${from} AND f.held_on < ${next})`;
  if (period.kind === PeriodKind.YEAR) {
    return {
      can: part.dated ? `(f.year = ${period.year} OR ${inDays})` : `f.year = ${period.year}`,
      surely: "1 = 1",
    };
  }
  if (!part.dated) return null;
  const firstYear = Number(period.from.slice(0, 4));
  const undated = `(f.held_on IS NULL AND f.year >= ${firstYear} AND f.year <= ${period.year})`;
  return { can: `(${inDays} OR ${undated})`, surely: "f.held_on IS NOT NULL" };
}

const total = (condition: string, amount: string): string =>
  `SUM(CASE WHEN ${condition} THEN ${amount} ELSE 0 END)`;

/** The columns that say what one meaning comes to; their names end in its place in the table. */
function columnsOf(meaning: Meaning, { surely }: Span, place: number): string {
  const counts = `${meaning.entries} AND ${surely}`;
  const unknowable = [
    `(${meaning.entries} AND NOT (${surely}))`,
    ...(meaning.unless ? [`(${meaning.unless})`] : []),
  ];
  const qualified = (qualifier: ValueQualifier): string =>
    meaning.qualifier ? total(`${counts} AND ${meaning.qualifier} = '${qualifier}'`, "1") : "0";
  return [
    `${total(counts, "1")} AS entries${place}`,
    `${total(`${counts} AND ${meaning.adds} IS NULL`, "1")} AS silent${place}`,
    `${total(counts, `COALESCE(${meaning.adds}, 0)`)} AS value${place}`,
    `${total(unknowable.join(" OR "), "1")} AS unknowable${place}`,
    `${qualified(ValueQualifier.ABOUT)} AS about${place}`,
    `${qualified(ValueQualifier.MORE_THAN)} AS more_than${place}`,
    `${qualified(ValueQualifier.AT_LEAST)} AS at_least${place}`,
  ].join(", ");
}

/** What the entries of one meaning come to; null where they come to nothing that can be proposed. */
function knownOf(
  part: RecordPart,
  meaning: Meaning,
  period: ReportPeriod,
  column: (name: string) => number,
): KnownValue | null {
  const [entries, silent] = [column("entries"), column("silent")];
  if (entries === silent || column("unknowable") > 0 || (meaning.once && entries > 1)) return null;
  const qualifier =
    column("about") > 0
      ? ValueQualifier.ABOUT
      : column("more_than") > 0
        ? ValueQualifier.MORE_THAN
        : column("at_least") > 0 || silent > 0
          ? ValueQualifier.AT_LEAST
          : ValueQualifier.EXACT;
  const value = column("value");
  const [number, named] = [inWords(value, qualifier), periodInWords(period)];
  const vi = [
    `Theo ${entries} ${part.entry.vi} đã ghi của ${named.vi}: ${number.vi}`,
    ...(silent > 0 ? [`${silent} mục không nêu số`] : []),
    ...(meaning.look ? [meaning.look.vi] : []),
  ];
  const en = [
    `By ${entries} recorded ${entries === 1 ? "entry" : "entries"} (${part.entry.en}) of ${named.en}: ${number.en}`,
    ...(silent > 0 ? [`${silent} of them ${silent === 1 ? "states" : "state"} no number`] : []),
    ...(meaning.look ? [meaning.look.en] : []),
  ];
  return {
    indicator: meaning.indicator,
    value,
    qualifier,
    why: { vi: `${vi.join("; ")}.`, en: `${en.join("; ")}.` },
  };
}

/** What a part of the record knows, one statement for all unions of one period; where from, one more. */
export function knowledgeOf(part: RecordPart): Knowledge {
  return {
    origin: part.origin,
    values: (db, keys, { today }) =>
      perPeriod<readonly KnownValue[]>(keys, [], async (code, unionIds) => {
        const period = readPeriod(code, today);
        const span = spanOf(part, period);
        if (!span) return new Map();
        const rows = (await db.query(
          `SELECT f.union_id, ${part.meanings.map((meaning, place) => columnsOf(meaning, span, place)).join(", ")}
             FROM ${part.from(boundsOf(period).next)} WHERE f.union_id IN (${places(unionIds)}) AND ${span.can} GROUP BY f.union_id`,
          unionIds,
        )) as ({ union_id: number } & Record<string, number | string>)[];
        return new Map(
          rows.map((row): [number, KnownValue[]] => [
            row.union_id,
            part.meanings.flatMap(
              (meaning, place) =>
                knownOf(part, meaning, period, (name) => Number(row[`${name}${place}`])) ?? [],
            ),
          ]),
        );
      }),
    sources: (db, keys, { today }) =>
      perPeriod<ReadonlyMap<string, readonly number[]>>(keys, new Map(), async (code, unionIds) => {
        const period = readPeriod(code, today);
        const span = spanOf(part, period);
        if (!span) return new Map();
        const each = part.meanings.map(
          ({ entries, indicator }) =>
            `SELECT DISTINCT f.union_id, '${indicator}' AS indicator, f.source_id FROM ${part.from(boundsOf(period).next)}
              WHERE f.union_id IN (${places(unionIds)}) AND ${span.can} AND ${span.surely} AND ${entries} AND f.source_id IS NOT NULL`,
        );
        const rows = (await db.query(
          `${each.join(" UNION ALL ")} ORDER BY 1, 2, 3`,
          each.flatMap(() => unionIds),
        )) as { union_id: number; indicator: string; source_id: number }[];
        return bySource(rows);
      }),
  };
}
