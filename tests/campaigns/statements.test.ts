import { ACTIVITY } from "../../api/activities/activity.service";
import { AWARD } from "../../api/awards/award.service";
import { rate } from "../../api/awards/classification.service";
import { MovementRow } from "../../api/campaigns/campaign.entity";
import { launchCampaign } from "../../api/campaigns/campaign.service";
import { INSPECTION } from "../../api/inspections/inspection.service";
import { insertFact } from "../../api/record/writing";
import { Source } from "../../api/sources/source.entity";
import { UnionKind } from "../../api/unions/union.enums";
import { UnionRow } from "../../api/unions/union.entity";
import { WELFARE } from "../../api/welfare/welfare.service";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

const PAGE = "pageInfo { endCursor } totalCount";

/** What is asked of each union, and how many statements it takes beside the list of the unions itself. */
const ASKED: readonly [string, string, number][] = [
  /** The awards; their number; titles; the unions they name; campaigns; sources. */
  [
    "awards",
    `awards(year: 2020, first: 3) { nodes { union { code } title { label } issuerUnion { code } campaign { code } source { title } } ${PAGE} }`,
    6,
  ],
  /** The classifications; the unions they name; sources. */
  ["classifications", "classifications { rating union { code } proposedTo { code } source { title } }", 3],
  /** The inspections; their number; unions; sources. */
  ["inspections", `inspections(first: 3) { nodes { trigger union { code } source { title } } ${PAGE} }`, 4],
  /** The welfare; its number; unions; kinds; sources. */
  [
    "welfare",
    `welfare(first: 3) { nodes { amountVnd union { code } kind { label } source { title } } ${PAGE} }`,
    5,
  ],
  /** The activities; their number; unions with organisers; kinds; sources. */
  [
    "activities",
    `activities(first: 3) { nodes { name union { code } organiser { code } kind { label } source { title } } ${PAGE} }`,
    5,
  ],
  /** The campaigns; kinds; who launched them; sources. */
  ["campaigns", "campaigns { code kind { label } launchedBy { code } source { title } }", 4],
  /** The movements; their campaigns; sources. */
  ["movements", "movements movementRecords { name campaign { code } source { title } }", 3],
];

/** The list; kinds; who launched them; phases; contents; participants and their number; movements; sources, and those of the parts. */
const CAMPAIGN_STATEMENTS = 10;
const CAMPAIGN = `code kind { label } launchedBy { code } phases { name source { title } } contents { text source { title } }
  participants(first: 3) { nodes { code } totalCount } movements source { title }`;

eachDatabase((kind) => {
  describe("how many statements the record of many unions costs", () => {
    let app: App;
    const cost = async (query: string): Promise<number> => {
      const statements = await app.statements(async () => {
        expect((await app.ask(query)).errors).toBeUndefined();
      });
      return statements.length;
    };

    beforeAll(async () => {
      app = await startApp(kind);
      const codes = Array.from({ length: 50 }, (_, index) => `cs-${String(index).padStart(2, "0")}`);
      await record(
        app,
        { code: "tinh", kind: UnionKind.PROVINCIAL_FEDERATION },
        ...codes.map((code) => ({ code, kind: UnionKind.GRASSROOTS_UNION, under: "tinh" })),
      );
      await app.database.write(async (tx) => {
        const titled = async (title: string): Promise<number> =>
          (await tx.insert(Source, { title, disputed: false, alternatives: [] })).identifiers[0]!
            .id as number;
        const [one, other] = [await titled("Bài một"), await titled("Bài hai")];
        for (const [index, code] of codes.entries()) {
          const union = await tx.findOneByOrFail(UnionRow, { code });
          const year = 2020;
          const parts = { sourceId: other };
          await launchCampaign(
            tx,
            union,
            `thi-dua-${index}`,
            {
              ...{
                name: "Thi đua",
                kind: ["emulation", "safety"][index % 2]!,
                year,
                participants: [code],
                movements: ["Hai tốt", "Ba đảm đang"],
              },
              phases: [
                { name: "Đợt 1", ...parts },
                { name: "Đợt 2", ...parts },
              ],
              contents: [{ text: "Việc", ...parts }],
            },
            one,
          );
          await tx.insert(MovementRow, {
            unionId: union.id,
            campaignId: null,
            nameVi: "Hai tốt",
            nameEn: null,
            sourceId: other,
          });
          for (const sourceId of [one, other]) {
            const award = {
              title: "advanced_worker",
              subject: "INDIVIDUAL",
              stage: "AWARDED",
              year,
              count: 1,
              issuerUnion: "tinh",
              campaign: `thi-dua-${index}`,
            };
            await insertFact(tx, AWARD, union, award as never, sourceId);
            const inspection = { inspectedBy: "INSPECTION_COMMITTEE", subject: "CASH_FUND", year, count: 1 };
            await insertFact(tx, INSPECTION, union, inspection as never, sourceId);
            await insertFact(tx, WELFARE, union, { kind: "tet_gift", year, amountVnd: 1 }, sourceId);
            await insertFact(
              tx,
              ACTIVITY,
              union,
              { kind: "sports", name: "Hội thao", organiser: "tinh" },
              sourceId,
            );
          }
          await rate(
            tx,
            union,
            { year, rating: "GOOD" as never, stage: "PROPOSED" as never, proposedTo: "tinh" },
            one,
          );
        }
      });
    });
    afterAll(() => app.close());

    describe.each(ASKED)("%s", (_, fields, statements) => {
      test.each([1, 50])("of %d unions", async (first) => {
        expect(
          await cost(
            `{ unions(first: ${first}, filter: { kinds: [GRASSROOTS_UNION] }) { nodes { ${fields} } } }`,
          ),
        ).toBe(1 + statements);
      });
    });

    test.each([1, 50])("a list of %d campaigns", async (first) => {
      expect(await cost(`{ campaigns(first: ${first}) { nodes { ${CAMPAIGN} } } }`)).toBe(
        CAMPAIGN_STATEMENTS,
      );
    });
  });
});
