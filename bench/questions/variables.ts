import { STATED } from "../country/figures";
import { YEARS } from "../country/years";
import type { Model } from "../country/model";
import type { ModelUnion } from "../country/unions";
import { PROVINCES } from "../country/unions";
import type { Variables } from "./answers";

const OF_PEOPLE = ["members", "members_women", "welfare_vnd"];
const OF_WORK = ["collectives", "agreements_signed", "member_dues_vnd"];

/** Ten indicators, spread over the catalogue from the one at `first`. */
const tenFrom = (first: number): string[] =>
  Array.from({ length: 10 }, (_, k) => STATED[(first + k * 3) % STATED.length]!.code);

/** A hundred unions: the root, unions above the grassroots and grassroots unions that still exist. */
function hundred(unions: readonly ModelUnion[]): ModelUnion[] {
  const alive = unions.filter(({ endedOn }) => endedOn === null);
  const uppers = alive.filter(({ code }) => code.startsWith("u"));
  const grassroots = alive.filter(({ code }) => code.startsWith("g"));
  return Array.from({ length: 100 }, (_, k) => {
    if (k % 20 === 0) return alive[0]!;
    return k % 4 === 1 ? uppers[(k * 37) % uppers.length]! : grassroots[(k * 7919) % grassroots.length]!;
  });
}

/** Every set of variables with which a question is asked: all are compared with the oracle, then asked in turn under load. */
export function variablesOf({ unions }: Model): { [Q in keyof Variables]: Variables[Q][] } {
  return {
    q1: hundred(unions).map(({ code }) => ({ code })),
    q2: PROVINCES.flatMap(({ code }) =>
      ["GRASSROOTS_UNION", "COMMUNE_UNION"].map((kind) => ({ province: code, kind })),
    ),
    q3: YEARS.flatMap((year) => [0, 2].map((first) => ({ year, indicators: tenFrom(first) }))),
    q4: unions
      .filter(({ kind }) => kind === "PROVINCIAL_FEDERATION")
      .map(({ code }, k) => ({ code, indicators: k % 2 === 0 ? OF_PEOPLE : OF_WORK })),
    q5: YEARS.map((year) => ({ year, indicators: OF_PEOPLE })),
  };
}
