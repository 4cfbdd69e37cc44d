import { readPeriod } from "../indicators/period";
import { ValueQualifier } from "../indicators/value.enums";
import { places } from "../platform/request";
import { afterHome, boundsOf, holdsAtHome, livesAtEnd } from "../rollup/home";
import { ProposalOrigin } from "./proposal.enums";
import { bySource, inWords, perPeriod, type Knowledge, type KnownValue } from "./proposal.known";

/** Posts that mean what an indicator counts: SQL over a mandate `m` and its committee `c`. How many of them women hold is not recorded. */
interface Post {
  readonly indicator: string;
  /** The words of the indicator's own definition that they match. */
  readonly definition: string;
  readonly posts: string;
}

const POSTS: readonly Post[] = [
  {
    indicator: "officers",
    definition: "Persons holding a union post from deputy group leader upward on the last day",
    posts:
      "m.position_kind <> 'OTHER' AND (c.kind IS NULL OR c.kind NOT IN ('PEOPLES_INSPECTORATE', 'OTHER'))",
  },
  {
    // The Charter makes chairs, vice-chairs and members of the standing committee members of the executive committee.
    indicator: "executive_committee_members",
    definition: "Sitting members of the reporting union's executive committee on the last day",
    posts: `((c.kind IS NULL OR c.kind IN ('EXECUTIVE_COMMITTEE', 'STANDING_COMMITTEE'))
      AND m.position_kind IN ('CHAIR', 'STANDING_VICE_CHAIR', 'VICE_CHAIR', 'STANDING_MEMBER', 'EXECUTIVE_MEMBER'))
      OR c.kind = 'EXECUTIVE_COMMITTEE'`,
  },
  {
    indicator: "standing_committee_members",
    definition: "Sitting members of the reporting union's standing committee on the last day",
    posts: "c.kind = 'STANDING_COMMITTEE' OR m.position_kind = 'STANDING_MEMBER'",
  },
  {
    indicator: "inspection_committee_members",
    definition: "Sitting members of the union's inspection committee on the last day",
    posts: "c.kind = 'INSPECTION_COMMITTEE' OR m.position_kind IN ('INSPECTION_CHAIR', 'INSPECTION_MEMBER')",
  },
];

/** Whoever holds a post on the home day, as far as its days prove it. */
const held = (
  next: string,
  unionIds: readonly number[],
): string => `FROM mandate m JOIN trade_union u ON u.id = m.union_id
  LEFT JOIN committee c ON c.id = m.committee_id
  WHERE m.union_id IN (${places(unionIds)}) AND m.shown_from < ${afterHome("u", next)} AND ${afterHome("u", next)} <= m.shown_to`;

/** Kinds of union that report nothing themselves and are counted by the grassroots union above them. */
const BELOW: Readonly<Record<string, string>> = {
  member_grassroots_unions: "MEMBER_GRASSROOTS_UNION",
  section_unions: "SECTION_UNION",
  union_groups: "UNION_GROUP",
};

const BELOW_SQL = Object.values(BELOW)
  .map((kind) => `SUM(CASE WHEN v.kind = '${kind}' THEN 1 ELSE 0 END) AS ${kind.toLowerCase()}`)
  .join(", ");

/** Not everybody is in the register: what it knows is the least there are. */
function known(indicator: string, value: number, vi: string, en: string, day: string): KnownValue[] {
  if (value === 0) return [];
  const number = inWords(value);
  return [
    {
      ...{ indicator, value, qualifier: ValueQualifier.AT_LEAST },
      why: {
        vi: `Danh bạ ngày ${day.split("-").reverse().join("/")} ghi ${number.vi} ${vi}; có thể còn thiếu.`,
        en: `The register of ${day} has ${number.en} ${en}; some may be missing from it.`,
      },
    },
  ];
}

/** What the register knows of the last day of a period that is over: two statements for all unions of one period. */
export const REGISTER: Knowledge = {
  origin: ProposalOrigin.REGISTER,
  values: (db, keys, { today }) =>
    perPeriod<readonly KnownValue[]>(keys, [], async (code, unionIds) => {
      const period = readPeriod(code, today);
      if (today < period.to) return new Map();
      const { next } = boundsOf(period);
      const posts = (await db.query(
        `SELECT m.union_id, ${POSTS.map((post, place) => `COUNT(DISTINCT CASE WHEN ${post.posts} THEN m.person_id END) AS people${place}`).join(", ")}
          ${held(next, unionIds)} GROUP BY m.union_id`,
        unionIds,
      )) as ({ union_id: number } & Record<string, number | string>)[];
      const unions = (await db.query(
        `SELECT a.ancestor_id AS union_id, ${BELOW_SQL}
           FROM union_version o JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.ancestor_id = o.union_id AND a.depth > 0
           JOIN trade_union u ON u.id = a.descendant_id
           JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", next)}
          WHERE o.union_id IN (${places(unionIds)}) AND o.kind = 'GRASSROOTS_UNION' AND o.valid_from < ${next} AND ${next} <= o.valid_to
            AND ${livesAtEnd("u", next)} AND ${holdsAtHome("a", "u", next)}
          GROUP BY a.ancestor_id`,
        unionIds,
      )) as ({ union_id: number } & Record<string, number | string>)[];
      return new Map(
        unionIds.map((unionId): [number, KnownValue[]] => {
          const held = posts.find((row) => row.union_id === unionId);
          const below = unions.find((row) => row.union_id === unionId);
          return [
            unionId,
            [
              ...POSTS.flatMap(({ indicator }, place) =>
                known(
                  indicator,
                  Number(held?.[`people${place}`] ?? 0),
                  "người đang giữ chức",
                  "people in post",
                  period.to,
                ),
              ),
              ...Object.entries(BELOW).flatMap(([indicator, kind]) =>
                known(
                  indicator,
                  Number(below?.[kind.toLowerCase()] ?? 0),
                  "đơn vị đang hoạt động",
                  "active units",
                  period.to,
                ),
              ),
            ],
          ];
        }),
      );
    }),
  sources: (db, keys, { today }) =>
    perPeriod<ReadonlyMap<string, readonly number[]>>(keys, new Map(), async (code, unionIds) => {
      const { next } = boundsOf(readPeriod(code, today));
      const each = POSTS.map(
        ({ indicator, posts }) =>
          `SELECT DISTINCT m.union_id, '${indicator}' AS indicator, m.source_id ${held(next, unionIds)} AND (${posts}) AND m.source_id IS NOT NULL`,
      );
      const rows = (await db.query(
        `${each.join(" UNION ALL ")} ORDER BY 1, 2, 3`,
        each.flatMap(() => unionIds),
      )) as { union_id: number; indicator: string; source_id: number }[];
      return bySource(rows);
    }),
};
