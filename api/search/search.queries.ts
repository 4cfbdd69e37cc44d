import { Locale } from "../platform/node";
import {
  readPage,
  toConnection,
  type Connection,
  type ForwardPageArgs,
  type SortValue,
} from "../platform/page";
import type { RequestContext } from "../platform/request";
import { find, type Place } from "./find";
import { KINDS } from "./kinds";
import { COUNTED_MOST, SearchKind, type SearchHit } from "./search.type";
import { readWords } from "./words";

const ORDER = { columns: ["unfinished", "behind", "size", "entry_key", "scope"], descending: false };

/** The place that the parameters of a page after a cursor name: its last ones are the cursor's. */
function placeOf(parameters: readonly SortValue[]): Place | null {
  if (parameters.length === 0) return null;
  const [unfinished, behind, size, key, scope] = parameters.slice(-ORDER.columns.length);
  return {
    unfinished: unfinished === 1,
    behind: Number(behind),
    size: Number(size),
    key: String(key),
    scope: String(scope),
  };
}

/** A page of everything that holds every word of a text; nothing where it has no word. */
export async function searchPage(
  request: RequestContext,
  text: string,
  asked: readonly SearchKind[] | null,
  locale: Locale,
  args: ForwardPageArgs,
): Promise<Connection<SearchHit>> {
  const words = readWords(text);
  const kinds = [...new Set(asked?.length ? asked : Object.values(SearchKind))].sort();
  const page = readPage(args, ORDER, ["search", words, kinds, locale]);
  const known = new Map(kinds.map((kind) => [KINDS[kind].scope(locale), KINDS[kind]]));
  const scopes = words.all.length === 0 ? [] : [...known.keys()].sort();
  const { found, unfinished, count } = await find(
    await request.db(),
    words,
    scopes,
    placeOf(page.parameters),
    page.limit,
  );
  const loaded = await Promise.all(
    found.map(async (row) => ({
      row,
      hit: await known.get(row.scope)!.load(request, row.entry_key, locale),
    })),
  );
  const rows = loaded.flatMap(({ row, hit }) => (hit === null ? [] : [{ row, hit }]));
  if (rows.length < loaded.length)
    request.log.error(
      { missing: loaded.length - rows.length },
      "the search index holds what nobody may find",
    );
  return toConnection(
    page,
    rows,
    ({ row }) => [unfinished ? 1 : 0, row.behind, row.size, row.entry_key, row.scope],
    ({ hit }) => hit,
    () => count(COUNTED_MOST + 1),
  );
}
