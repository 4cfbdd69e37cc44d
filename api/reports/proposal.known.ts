import { PeriodKind, type ReportPeriod } from "../indicators/period";
import { ValueQualifier } from "../indicators/value.enums";
import type { Batch } from "../platform/request";
import type { ProposalOrigin } from "./proposal.enums";
import type { Words } from "./proposal.meaning";

/** Whose report of which period; `period` is the code of one that was read. */
export interface ProposalKey {
  readonly unionId: number;
  readonly period: string;
}

/** A value that the record knows. */
export interface KnownValue {
  /** Code of the indicator. */
  readonly indicator: string;
  readonly value: number;
  readonly qualifier: ValueQualifier;
  /** How it is known, in one sentence. */
  readonly why: Words;
}

/** One place where values are known from. */
export interface Knowledge {
  readonly origin: ProposalOrigin;
  readonly values: Batch<ProposalKey, readonly KnownValue[]>;
  /** Ids of the sources behind the values, by the code of the indicator. */
  readonly sources: Batch<ProposalKey, ReadonlyMap<string, readonly number[]>>;
}

/** Reads keys of one period with one call each; answers in the order of the keys. */
export async function perPeriod<V>(
  keys: readonly ProposalKey[],
  none: V,
  read: (period: string, unionIds: number[]) => Promise<ReadonlyMap<number, V>>,
): Promise<V[]> {
  const found = new Map<string, ReadonlyMap<number, V>>();
  for (const period of new Set(keys.map((key) => key.period))) {
    const ids = keys.filter((key) => key.period === period).map((key) => key.unionId);
    found.set(period, await read(period, ids));
  }
  return keys.map((key) => found.get(key.period)!.get(key.unionId) ?? none);
}

const QUALIFIED: Readonly<Record<ValueQualifier, Words>> = {
  [ValueQualifier.EXACT]: { vi: "", en: "" },
  [ValueQualifier.AT_LEAST]: { vi: "ít nhất ", en: "at least " },
  [ValueQualifier.MORE_THAN]: { vi: "trên ", en: "more than " },
  [ValueQualifier.ABOUT]: { vi: "khoảng ", en: "about " },
};

/** A number as people write it, with how it is meant. */
export function inWords(value: number, qualifier: ValueQualifier = ValueQualifier.EXACT): Words {
  return {
    vi: `${QUALIFIED[qualifier].vi}${new Intl.NumberFormat("vi-VN").format(value)}`,
    en: `${QUALIFIED[qualifier].en}${new Intl.NumberFormat("en-US").format(value)}`,
  };
}

/** What a period is called in a sentence. */
export function periodInWords({ kind, code }: ReportPeriod): Words {
  return kind === PeriodKind.YEAR ? { vi: `năm ${code}`, en: code } : { vi: `kỳ ${code}`, en: code };
}

/** The ids of sources by union and indicator, from rows that name one each. */
export function bySource(
  rows: readonly { union_id: number; indicator: string; source_id: number }[],
): ReadonlyMap<number, ReadonlyMap<string, readonly number[]>> {
  const found = new Map<number, Map<string, number[]>>();
  for (const row of rows) {
    const ofUnion = found.get(row.union_id) ?? new Map<string, number[]>();
    ofUnion.set(row.indicator, [...(ofUnion.get(row.indicator) ?? []), row.source_id]);
    found.set(row.union_id, ofUnion);
  }
  return found;
}
