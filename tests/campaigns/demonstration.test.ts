import data from "../../api/demo/campaigns.json";
import { loadDemonstration } from "../../api/demo/load";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { named, shownSource, SOURCE } from "../support/facts";

const FIELDS = `code name nameEn: name(locale: EN) kind { code label } year motto launchedBy { code } launchedOn from fromPrecision to toPrecision ${SOURCE}
  phases { ordinal name nameEn: name(locale: EN) from fromPrecision to toPrecision ${SOURCE} }
  contents { ordinal text textEn: text(locale: EN) origin year issuedBy { code } ${SOURCE} }
  participants { totalCount nodes { code } } movements`;

type Days = { from: string | null; fromPrecision: string; to: string | null; toPrecision: string };

const shownDays = ({ from, fromPrecision, to, toPrecision }: Days) => ({
  ...{ from, to },
  fromPrecision: from === null ? null : fromPrecision,
  toPrecision: to === null ? null : toPrecision,
});

eachDatabase((kind) => {
  describe("the campaigns of the demonstration", () => {
    let app: App;
    const codes = async (filter: string) =>
      (await app.ask(`{ campaigns(filter: ${filter}) { nodes { code } } }`)).data.campaigns.nodes.map(
        (node: { code: string }) => node.code,
      );
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("are found by a list of codes, unknown ones passed over", async () => {
      const [first] = data.campaigns;
      expect(await codes(`{ codes: ["khong-co", "${first!.code}"] }`)).toEqual([first!.code]);
      expect(await codes(`{ codes: ["khong-co"] }`)).toEqual([]);
    });

    test.each(data.campaigns.map((campaign) => [campaign.code, campaign] as const))(
      "%s",
      async (code, campaign) => {
        const { data: shown, errors } = await app.ask(`{ campaign(code: "${code}") { ${FIELDS} } }`);
        expect(errors).toBeUndefined();
        const {
          name,
          nameEn,
          year,
          motto,
          launchedBy,
          launchedOn,
          phases,
          contents,
          participants,
          movements,
        } = campaign;
        expect(shown.campaign).toEqual({
          ...{ code, name, nameEn, year, motto, launchedOn, movements },
          ...shownDays(campaign),
          kind: { code: campaign.kind, label: expect.stringMatching(/\p{L}/u) },
          launchedBy: { code: launchedBy },
          source: shownSource(campaign.source),
          phases: phases.map((phase, at) => ({
            ...{ ordinal: at + 1, name: phase.name, nameEn: phase.nameEn },
            ...shownDays(phase),
            source: shownSource(phase.source),
          })),
          contents: contents.map(({ text, textEn, source }, at) => ({
            ...{ ordinal: at + 1, text, textEn, origin: "CAMPAIGN", year, issuedBy: null },
            source: shownSource(source),
          })),
          participants: {
            totalCount: participants.length,
            nodes: participants.map((union) => ({ code: union })),
          },
        });
        for (const union of participants) {
          const { data: own } = await app.ask(
            `{ union(code: "${union}") { campaigns(year: ${year}) { code } none: campaigns(year: 1999) { code } tasks(origin: CAMPAIGN) { text } } }`,
          );
          expect(own.union).toEqual({
            campaigns: [{ code }],
            none: [],
            tasks: contents.map(({ text }) => ({ text })),
          });
        }
      },
    );

    test("2024: two phases, the first known by its month only, and six contents", async () => {
      const { data: shown } = await app.ask(
        `{ campaign(code: "thi-dua-2024") { phases { fromPrecision source { note } } contents { ordinal } } }`,
      );
      expect(shown.campaign.phases.map((phase: { fromPrecision: string }) => phase.fromPrecision)).toEqual([
        "MONTH",
        "DAY",
      ]);
      expect(shown.campaign.phases[0].source.note).toMatch(/12\/01\/2024/);
      expect(shown.campaign.contents).toHaveLength(6);
    });

    test.each(data.movements.map((movement) => [`${movement.union}: ${movement.name}`, movement] as const))(
      "movement: %s",
      async (_, movement) => {
        const { data: shown } = await app.ask(
          `{ union(code: "${movement.union}") { movements movementRecords { name nameEn: name(locale: EN) campaign { code } ${SOURCE} } } }`,
        );
        const { name, nameEn, campaign, source } = movement;
        expect(shown.union.movements.filter((one: string) => one === name)).toEqual([name]);
        expect(shown.union.movementRecords).toContainEqual({
          name,
          nameEn,
          campaign: named(campaign),
          source: shownSource(source),
        });
      },
    );

    test("no other campaigns and movements", async () => {
      const { data: shown } = await app.ask(
        "{ campaigns { totalCount } unions(first: 100) { nodes { movements } } }",
      );
      expect(shown.campaigns.totalCount).toBe(data.campaigns.length);
      expect(shown.unions.nodes.flatMap((union: { movements: string[] }) => union.movements)).toHaveLength(
        data.movements.length,
      );
    });

    test("campaigns are filtered by year, union, kind and text", async () => {
      expect(await codes("{}")).toEqual(["thi-dua-2024", "thi-dua-2021-ben-tre"]);
      expect(await codes("{ year: 2021 }")).toEqual(["thi-dua-2021-ben-tre"]);
      expect(await codes(`{ union: "cd-ipc1" }`)).toEqual(["thi-dua-2024"]);
      expect(await codes(`{ union: "cd-cuc-ctdp" }`)).toEqual(["thi-dua-2024"]);
      expect(await codes(`{ kinds: ["welfare_program"] }`)).toEqual([]);
      expect(await codes(`{ kinds: ["emulation", "safety"], text: "dong khoi" }`)).toEqual([
        "thi-dua-2021-ben-tre",
      ]);
      expect(await codes(`{ text: "YÊU NƯỚC thi dua" }`)).toEqual(["thi-dua-2024"]);
      const wrong = async (filter: string) =>
        (await app.ask(`{ campaigns(filter: ${filter}) { totalCount } }`)).errors![0]!.extensions;
      expect(await wrong(`{ kinds: ["nothing"] }`)).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "filter.kinds",
      });
      expect(await wrong(`{ union: "nobody" }`)).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "filter.union",
      });
    });

    test("node(id) finds a campaign again; an unknown code is null", async () => {
      const { data: shown } = await app.ask(
        `{ campaign(code: "thi-dua-2024") { id name } none: campaign(code: "x") { id } }`,
      );
      expect(
        (await app.ask(`{ node(id: "${shown.campaign.id}") { id ... on Campaign { name } } }`)).data.node,
      ).toEqual(shown.campaign);
      expect(shown.none).toBeNull();
    });

    test("loading the demonstration again changes nothing", async () => {
      const before = await everyRow(app);
      expect(await loadDemonstration(app.database)).toBe(false);
      expect(await everyRow(app)).toEqual(before);
    });
  });
});
