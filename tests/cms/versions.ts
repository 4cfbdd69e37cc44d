import type { ContentType, Panel } from "./panel";

/** What a person reads of one language of a document: without the numbers and moments that every write renews. */
export async function writtenForm(
  panel: Panel,
  type: ContentType,
  documentId: string,
  locale = "vi",
): Promise<any> {
  const path = `/content-manager/collection-types/api::${type}.${type}/${documentId}?locale=${locale}`;
  const { status, body } = await panel.request("GET", path);
  if (status !== 200 || !body.data?.id || body.data.locale !== locale) return null;
  return stripped(body.data);
}

const renewed = new Set([
  "id",
  "createdAt",
  "updatedAt",
  "publishedAt",
  "updatedBy",
  "localizations",
  "status",
]);

function stripped(value: any): any {
  if (Array.isArray(value)) return value.map(stripped);
  if (!value || typeof value !== "object") return value;
  if (value.mime) return { file: value.id, name: value.name };
  const kept = Object.entries(value).filter(([key]) => !renewed.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, stripped(inner)]));
}

export interface ListedVersion {
  id: number;
  at: string;
  by: string;
  action: string;
  status: string;
  changed: { field: string; label: string }[];
}

/** The versions of one language of a document, the newest first, all pages of them. */
export async function versionsOf(
  panel: Panel,
  type: ContentType,
  documentId: string,
  locale = "vi",
): Promise<ListedVersion[]> {
  const versions: ListedVersion[] = [];
  for (let more = true; more; ) {
    const query = `uid=api::${type}.${type}&documentId=${documentId}&locale=${locale}`;
    const before = versions.length > 0 ? `&before=${versions.at(-1)!.id}` : "";
    const { status, body } = await panel.request("GET", `/content-history/versions?${query}${before}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    versions.push(...body.versions);
    more = body.more;
  }
  return versions;
}

export const actions = (versions: ListedVersion[]): string[] =>
  versions.map(({ action }) => action).reverse();

export const restore = (panel: Panel, version: number) =>
  panel.request("POST", `/content-history/versions/${version}/restore`, {});

export const difference = async (panel: Panel, version: number, query = ""): Promise<any> =>
  (await panel.request("GET", `/content-history/versions/${version}/difference${query}`)).body;

export const trash = async (panel: Panel): Promise<any[]> =>
  (await panel.request("GET", "/content-history/trash")).body.deletions;

export const restoreTrash = (panel: Panel, deletion: string) =>
  panel.request("POST", `/content-history/trash/${deletion}/restore`, {});
