import { askApi, askForCodes } from "./ask-api";
import { FIRST, type Finds, type Picked } from "./picked";
import { noteOf, pathsOf, UNION_FIELDS, type UnionSeen } from "./unions";

interface CongressSeen {
  code: string;
  ordinal: number | null;
  heldOn: string | null;
  status: "PLANNED" | "HELD" | "POSTPONED";
  term: { startYear: number | null; endYear: number | null } | null;
  union: UnionSeen;
}

type List = { nodes: CongressSeen[]; totalCount: number };

const FIELDS = `code ordinal heldOn status term { startYear endYear } union { ${UNION_FIELDS} }`;

/** Words that everybody types and that stand in no name of a union: "đại hội lần thứ IV nhiệm kỳ 2023 – 2028". */
const OF_EVERY_CONGRESS =
  /(?<!\p{L})(đại hội|dai hoi|lần thứ|lan thu|nhiệm kỳ|nhiệm kì|nhiem ky|nhiem ki)(?!\p{L})/giu;
const YEARS = /(?<!\d)(19|20)\d\d\s*[-–—]\s*(19|20)\d\d(?!\d)/g;

/** A number as congresses are counted: 4 is IV. */
export function roman(number: number): string {
  const signs: [number, string][] = [
    ...([
      [50, "L"],
      [40, "XL"],
      [10, "X"],
    ] as [number, string][]),
    ...([
      [9, "IX"],
      [5, "V"],
      [4, "IV"],
      [1, "I"],
    ] as [number, string][]),
  ];
  let rest = number;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    })
    .join("");
}

function nameOf({ ordinal, term, union }: CongressSeen): string {
  const which = ordinal ? ` lần thứ ${roman(ordinal)}` : "";
  const years = [term?.startYear, term?.endYear].filter(Boolean).join("–");
  return `Đại hội${which}, ${union.name}${years ? `, nhiệm kỳ ${years}` : ""}`;
}

function notesOf({ heldOn, status, union }: CongressSeen): string | null {
  const day = heldOn && `${status === "HELD" ? "ngày" : "dự kiến"} ${heldOn}`;
  const ofUnion = noteOf(union);
  return (
    [day, status === "POSTPONED" && "hoãn", ofUnion && `công đoàn ${ofUnion}`].filter(Boolean).join(", ") ||
    null
  );
}

async function picked(congresses: CongressSeen[]): Promise<Picked[]> {
  const paths = await pathsOf(congresses.map(({ union }) => union));
  return congresses.map((congress) => ({
    code: congress.code,
    name: nameOf(congress),
    path: [...(paths.get(congress.union.code) ?? []), congress.union.shortName ?? congress.union.name],
    province: congress.union.province?.name ?? null,
    note: notesOf(congress),
    ended: congress.union.status === "ENDED",
  }));
}

/** The congresses whose union, or whose own code, holds every word of a text, the latest first. */
export async function searchCongresses(text: string): Promise<Finds> {
  const words = text.normalize("NFC").replace(OF_EVERY_CONGRESS, " ").replace(YEARS, " ").trim();
  const { congresses } = await askApi<{ congresses: List }>(
    `query SearchCongresses($text: String!) { congresses(first: ${FIRST}, filter: { text: $text }) { totalCount nodes { ${FIELDS} } } }`,
    { text: words },
  );
  return { total: congresses.totalCount, hits: await picked(congresses.nodes) };
}

/** Of some codes those that congresses have. */
export async function congressesByCode(codes: string[]): Promise<Picked[]> {
  return picked(await askForCodes<CongressSeen>("congresses", FIELDS, codes));
}
