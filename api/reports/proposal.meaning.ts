import type { ProposalOrigin } from "./proposal.enums";

/** Words in both languages. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Entries of the record that mean what an indicator counts. All texts but the words are SQL over an entry `f`. */
export interface Meaning {
  /** Code of the indicator. */
  readonly indicator: string;
  /** The words of the indicator's own definition that the entries match, as the catalogue has them. */
  readonly definition: string;
  /** Which entries. */
  readonly entries: string;
  /** What one of them adds; NULL where it is not known. */
  readonly adds: string;
  /** The column that says how exactly that is known; exactly where there is none. */
  readonly qualifier?: string;
  /** Entries after which the number cannot be known: with one of them nothing is proposed. */
  readonly unless?: string;
  /** The indicator counts each person once: several entries may name the same, so only a single one is proposed. */
  readonly once?: true;
  /** What the entries do not tell, and whoever reports has to look at. */
  readonly look?: Words;
}

/** A part of the record, and what it knows. */
export interface RecordPart {
  readonly origin: ProposalOrigin;
  /** FROM of its entries; `issuer` is the kind of the union that gave an award, on the last day of the period. */
  readonly from: (next: string) => string;
  /** Entries can bear a day (`held_on`); without one they are known by their year alone. */
  readonly dated: boolean;
  /** What its entries are called. */
  readonly entry: Words;
  readonly meanings: readonly Meaning[];
}

/** SQL: the column has one of these values, which stand in this code. */
export const inside = (column: string, ...values: string[]): string =>
  `${column} IN (${values.map((value) => `'${value}'`).join(", ")})`;
