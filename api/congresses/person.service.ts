import { randomBytes } from "node:crypto";
import type { WriteDb } from "../platform/database";
import { ApiError } from "../platform/errors";
import { indexRows, removeFromIndex } from "../platform/search-index";
import { fold, sortKey } from "../platform/text";
import { textOf } from "../record/rules";
import { Source } from "../sources/source.entity";
import { ExternalPositionRow, MandateRow, PersonRow } from "./committee.entity";
import { personSearch } from "./person.search";

export interface PersonFacts {
  readonly name: string;
  /** The union that keeps the person's record. */
  readonly unionId: number;
  /** Known by the signature under a text. */
  readonly signs?: boolean;
  readonly sourceId?: number | null;
  /** The key of the global id; random where none is given. It must say nothing about the person. */
  readonly code?: string;
}

function names(given: string, field: string): Pick<PersonRow, "name" | "sortKey" | "searchText"> {
  const name = textOf(given, field, 200);
  return { name, sortKey: sortKey(name), searchText: fold(name).slice(0, 400) };
}

/** Records somebody who holds a post or signs a text; returns the internal id. */
export async function recordPerson(tx: WriteDb, facts: PersonFacts, field = "name"): Promise<number> {
  const { identifiers } = await tx.insert(PersonRow, {
    code: facts.code ?? randomBytes(12).toString("hex"),
    ...names(facts.name, field),
    unionId: facts.unionId,
    signs: facts.signs ?? false,
    erasedAt: null,
    sourceId: facts.sourceId ?? null,
  });
  return identifiers[0]!.id as number;
}

/**
 * The person with a code, held until the commit; null where there is none. Their posts are in several unions, whose writers
 * do not meet otherwise: two that withdrew the last two posts at once would each find the other's, and nobody would be
 * forgotten; a post that is recorded while the name is erased would quote it again.
 */
export async function heldPerson(tx: WriteDb, code: string): Promise<PersonRow | null> {
  await tx.query("UPDATE person SET code = code WHERE code = ?", [code]);
  return tx.findOneBy(PersonRow, { code });
}

/** Puts the right name in the place of a wrong one. CONFLICT: a name that was erased stays erased. */
export async function renamePerson(tx: WriteDb, row: PersonRow, name: string): Promise<void> {
  if (row.erasedAt !== null) {
    throw new ApiError("CONFLICT", "Tên này đã được xóa / this name was erased, and stays so.");
  }
  await tx.update(PersonRow, row.id, names(name, "name"));
  await indexRows(tx, personSearch, [row.id]);
}

/** What stands where a name was erased. */
export const ERASED_NAME = "Tên đã được xóa / name erased";
const ELIDED = "[…]";

/** A name as texts write it: in capitals too, and over a line's end; never within a longer word. */
const spelled = (name: string): RegExp => {
  const words = name.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{M}\\p{N}])`, "giu");
};

/**
 * Takes a name out of the sources of a person's own name and posts. No others: a quote of somebody else's fact is not the
 * caller's to change, and words that one person bears as a name stand in many texts that do not mean them.
 */
async function elide(tx: WriteDb, { id: personId, name }: PersonRow): Promise<void> {
  const rows = (await tx.query(
    `SELECT source_id FROM person WHERE id = ? UNION SELECT source_id FROM mandate WHERE person_id = ?
      UNION SELECT source_id FROM external_position WHERE person_id = ?`,
    [personId, personId, personId],
  )) as { source_id: number | null }[];
  const pattern = spelled(name);
  const without = (text: string | null): string | null => text && text.replace(pattern, ELIDED);
  for (const { source_id: id } of rows) {
    const source = id === null ? null : await tx.findOneBy(Source, { id });
    if (!source) continue;
    await tx.update(Source, source.id, {
      title: without(source.title)!,
      publisher: without(source.publisher),
      quote: without(source.quote),
      note: without(source.note),
      alternatives: source.alternatives.map((text) => without(text)!),
    });
  }
}

/**
 * Erases a person's name: from the row, from search and from the quotes that state their name and posts; posts outside
 * the unions go with it. The posts in unions stay, without a name, and so do both logs, which never held one. Texts that
 * the CMS published are its editors' to change.
 */
export async function erasePerson(tx: WriteDb, row: PersonRow, now: Date): Promise<void> {
  await elide(tx, row);
  await tx.delete(ExternalPositionRow, { personId: row.id });
  await tx.update(PersonRow, row.id, {
    name: ERASED_NAME,
    sortKey: sortKey(ERASED_NAME),
    searchText: "",
    erasedAt: now.toISOString(),
  });
  await removeFromIndex(tx, "person", [row.code]);
}

/**
 * After a post was withdrawn: somebody who holds none in any union is no longer found, and, unless they hold one elsewhere
 * or signed a text, is forgotten; true where that happened.
 */
export async function forgetUnused(tx: WriteDb, personId: number): Promise<boolean> {
  if (await tx.countBy(MandateRow, { personId })) return false;
  const row = (await tx.findOneBy(PersonRow, { id: personId }))!;
  await removeFromIndex(tx, "person", [row.code]);
  if (row.signs || (await tx.countBy(ExternalPositionRow, { personId }))) return false;
  await tx.delete(PersonRow, { id: personId });
  return true;
}
