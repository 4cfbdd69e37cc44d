/** A union as the peers' table has it. */
export interface LeanUnion {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly province: string | null;
  readonly parentId: number | null;
  readonly foundedOn: string;
}

/** A post that is held today. */
export interface LeanPost {
  readonly unionId: number;
  readonly holder: string;
  readonly position: string;
  readonly from: string;
}

/** A published article. */
export interface LeanArticle {
  readonly unionId: number;
  readonly title: string;
  readonly slug: string;
  readonly publishedAt: string;
}

/** Sums by union, then by year, then by the code of the indicator; null where nobody reported. */
export type SumsOf = ReadonlyMap<number, ReadonlyMap<number, Record<string, number | null>>>;
