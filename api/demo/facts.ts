import { IsNull, type FindOptionsWhere } from "typeorm";
import type { WriteDb } from "../platform/database";
import { insertFact, type FactKind, type FactRow } from "../record/writing";
import { UnionRow } from "../unions/union.entity";
import type { DemoSources } from "./sources";

/** The passage that states a fact, and what a reader should know about it. */
export interface DemoSource {
  key: string;
  quote: string;
  disputed: boolean;
  note: string | null;
}

/** A fact of a union with its passage. */
export interface DemoFact {
  union: string;
  source: DemoSource;
}

export const unionWithCode = (tx: WriteDb, code: string): Promise<UnionRow> =>
  tx.findOneByOrFail(UnionRow, { code });

export const sourceOf = (sources: DemoSources, { key, quote, disputed, note }: DemoSource): Promise<number> =>
  sources(key, quote, { disputed, note });

/** Records the facts of one kind that are not there yet; two facts are the same where the columns `known` by are equal. */
export async function loadFacts<R extends FactRow, G>(
  tx: WriteDb,
  sources: DemoSources,
  kind: FactKind<R, G>,
  facts: readonly DemoFact[],
  known: readonly (keyof R & string)[],
): Promise<number> {
  let recorded = 0;
  for (const { source, union: code, ...stated } of facts) {
    const given = stated as unknown as G;
    const union = await unionWithCode(tx, code);
    const columns = (await kind.columns(tx, given)) as Record<string, unknown>;
    const same = Object.fromEntries(known.map((column) => [column, columns[column] ?? IsNull()]));
    if (await tx.findOneBy(kind.entity, { unionId: union.id, ...same } as FindOptionsWhere<R>)) continue;
    await insertFact(tx, kind, union, given, await sourceOf(sources, source));
    recorded += 1;
  }
  return recorded;
}
