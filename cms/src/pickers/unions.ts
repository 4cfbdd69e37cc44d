import { askApi, askForCodes } from "./ask-api";
import { FIRST, isCode, type Finds, type Picked } from "./picked";

/** A union as the API shows it to a picker. */
export interface UnionSeen {
  code: string;
  name: string;
  shortName: string | null;
  status: "ACTIVE" | "ENDED" | "NOT_YET_FOUNDED";
  foundedOn: string | null;
  endedOn: string | null;
  province: { name: string } | null;
  ancestors: { name: string; shortName: string | null }[];
}

const ABOVE = "ancestors { name shortName }";
export const UNION_FIELDS = `code name shortName status foundedOn endedOn province { name } ${ABOVE}`;
const ANY_STATUS = "statuses: [ACTIVE, ENDED, NOT_YET_FOUNDED]";
/** A list without a code would be no condition. */
const NO_CODE = "-";
const MOST_ROOT_FIELDS = 10;

const called = ({ name, shortName }: { name: string; shortName: string | null }) => shortName ?? name;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A day on which a union that does not exist today stood under somebody; null for one that exists. */
function dayOfItsLife({ status, endedOn, foundedOn }: UnionSeen): string | null {
  if (status === "ENDED") return endedOn && dayBefore(endedOn);
  return status === "NOT_YET_FOUNDED" ? foundedOn : null;
}

/** The unions above each, the root first. One that has ended or is yet to be founded is seen on a day of its life. */
export async function pathsOf(unions: UnionSeen[]): Promise<Map<string, string[]>> {
  const paths = new Map(unions.map(({ code, ancestors }) => [code, ancestors.map(called)]));
  const byDay = new Map<string, string[]>();
  for (const union of unions) {
    const day = dayOfItsLife(union);
    if (day) byDay.set(day, [...(byDay.get(day) ?? []), union.code]);
  }
  const days = [...byDay];
  for (let at = 0; at < days.length; at += MOST_ROOT_FIELDS) {
    const some = days.slice(at, at + MOST_ROOT_FIELDS);
    const fields = some.map(
      ([day], n) =>
        `on${n}: unions(asOf: "${day}", first: 100, filter: { codes: $codes${n}, ${ANY_STATUS} }) { nodes { code ${ABOVE} } }`,
    );
    const declared = some.map((_, n) => `$codes${n}: [String!]`).join(", ");
    const lists = await askApi<Record<string, { nodes: Pick<UnionSeen, "code" | "ancestors">[] }>>(
      `query PathsThen(${declared}) { ${fields.join(" ")} }`,
      Object.fromEntries(some.map(([, codes], n) => [`codes${n}`, codes])),
    );
    for (const { nodes } of Object.values(lists))
      for (const { code, ancestors } of nodes) paths.set(code, ancestors.map(called));
  }
  return paths;
}

export function noteOf({ status, endedOn }: UnionSeen): string | null {
  if (status === "ENDED") return endedOn ? `đã kết thúc ${endedOn}` : "đã kết thúc";
  return status === "NOT_YET_FOUNDED" ? "chưa thành lập" : null;
}

async function picked(unions: UnionSeen[]): Promise<Picked[]> {
  const paths = await pathsOf(unions);
  return unions.map((union) => ({
    code: union.code,
    name: union.name,
    path: paths.get(union.code) ?? [],
    province: union.province?.name ?? null,
    note: noteOf(union),
    ended: union.status === "ENDED",
  }));
}

type List = { nodes: UnionSeen[]; totalCount: number };

/**
 * The unions that hold every word of a text. The one whose code it is comes first, then those that say the words in
 * this order: "so cong thuong" is in the names of a few, while "sở", "công" and "thương" are in those of thousands.
 */
export async function searchUnions(text: string): Promise<Finds> {
  const code = text.trim().toLowerCase();
  const { exact, near, all } = await askApi<{ exact: List; near: List; all: List }>(
    `query SearchUnions($text: String!, $code: String!) {
      exact: unions(first: 1, filter: { codes: [$code], ${ANY_STATUS} }) { nodes { ${UNION_FIELDS} } }
      near: unions(first: ${FIRST}, filter: { phrase: $text, ${ANY_STATUS} }) { nodes { ${UNION_FIELDS} } }
      all: unions(first: ${FIRST}, filter: { text: $text, ${ANY_STATUS} }) { totalCount nodes { ${UNION_FIELDS} } }
    }`,
    { text, code: isCode("union", code) ? code : NO_CODE },
  );
  const alive = ({ status }: UnionSeen) => status === "ACTIVE";
  const inOrder = ({ nodes }: List) => [...nodes.filter(alive), ...nodes.filter((node) => !alive(node))];
  const each = new Map([exact, near, all].flatMap(inOrder).map((union) => [union.code, union]));
  const hits = await picked([...each.values()].slice(0, FIRST));
  return { total: Math.max(all.totalCount, hits.length), hits };
}

/** Of some codes those that unions have. */
export async function unionsByCode(codes: string[]): Promise<Picked[]> {
  return picked(await askForCodes<UnionSeen>("unions", UNION_FIELDS, codes, ANY_STATUS));
}
