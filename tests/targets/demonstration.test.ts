import demonstration from "../../api/demo/targets.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { report } from "../rollup/build";

const FIELDS = `ordinal text textEn: text(locale: EN) operator value ratingValue unit periodicity condition conditionEn: condition(locale: EN)
  population populationEn: population(locale: EN) indicator { code } within { ordinal } congress { code } campaign { code } union { code } source { quote note }`;

eachDatabase((kind) => {
  describe("the targets of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const read = async (query: string, token?: string): Promise<any> => {
      const { data, errors } = await app.ask(query, {}, { token });
      expect(errors).toBeUndefined();
      return data;
    };
    const targetsOf = async (code: string, fields = FIELDS): Promise<any[]> =>
      (await read(`{ union(code: "${code}") { targets { ${fields} } } }`)).union.targets;

    test.each(demonstration.map((entry) => [entry.union, entry.ordinal, entry] as const))(
      "%s, target %s",
      async (union, ordinal, entry) => {
        const found = (await targetsOf(union)).find((each) => each.ordinal === ordinal);
        const { indicator, within, congress, campaign, fit: _fit, source, ...plain } = entry;
        const note = source.note === null ? {} : { note: expect.stringContaining(source.note) };
        expect(found).toMatchObject({
          ...plain,
          union: { code: union },
          indicator: indicator && { code: indicator },
          within: within && { ordinal: within },
          congress: congress && { code: congress },
          campaign: campaign && { code: campaign },
          source: { quote: source.quote, ...note },
        });
      },
    );

    test("congress IV has 15 targets in the order of their numbers, of which nobody has reported anything", async () => {
      const data = await read(
        `{ union(code: "cdcs-sct-001") { congresses { code targets { ordinal operator value unit periodicity condition progress(period: "2023") { status actual } } } } }`,
      );
      const { targets } = data.union.congresses.find(
        ({ code }: { code: string }) => code === "cdcs-sct-001-iv",
      );
      expect(targets.map(({ ordinal }: { ordinal: string }) => ordinal)).toEqual([
        "1a",
        "1b",
        "2",
        "3a",
        "3b",
        "3c",
        "3d",
        "3e",
        "3f",
        "4a",
        "4b",
        "5",
        "6",
        "7",
        "8",
      ]);
      for (const { progress } of targets) expect(progress).toEqual({ status: "UNKNOWN", actual: null });
    });

    test("the campaign of 2024 has six targets, the 20 % within the 100 %", async () => {
      const { campaign } = await read(
        `{ campaign(code: "thi-dua-2024") { targets { ordinal value within { ordinal value } union { code } } } }`,
      );
      expect(campaign.targets.map(({ ordinal }: { ordinal: string }) => ordinal)).toEqual([
        "6a",
        "6b",
        "6c",
        "6d",
        "6e",
        "6f",
      ]);
      expect(campaign.targets[2]).toEqual({
        ordinal: "6c",
        value: 20,
        within: { ordinal: "6b", value: 100 },
        union: { code: "cd-ipc1" },
      });
    });

    test("each says whether it can be measured, and why not", async () => {
      const expected = demonstration.map(({ union, ordinal, fit }) => [
        union,
        ordinal,
        fit !== "OTHER_POPULATION",
      ]);
      const found: [string, string, boolean][] = [];
      for (const union of new Set(demonstration.map((entry) => entry.union))) {
        for (const target of await targetsOf(
          union,
          'ordinal progress(period: "2024") { status comparable vi: note en: note(locale: EN) }',
        )) {
          found.push([union, target.ordinal, target.progress.comparable]);
          expect(target.progress.status).toBe("UNKNOWN");
          expect(target.progress.vi.length).toBeGreaterThan(10);
          expect(target.progress.en.length).toBeGreaterThan(10);
        }
      }
      expect(found.sort()).toEqual(expected.sort());
    });

    test("once the union reports, its targets move; exactly 95 % is not more than 95 %", async () => {
      const values = {
        inspections: 2,
        officers: 10,
        officers_trained: 8,
        members: 20,
        members_studied: 19,
        excellent_members: 19,
        members_women: 8,
        women_award_registered: 8,
        emulation_fighters: 6,
        party_admitted: 2,
        officers_studied: 10,
      };
      await report(app, "cdcs-sct-001", "2023", values);
      const targets = await targetsOf(
        "cdcs-sct-001",
        'ordinal progress(period: "2023") { status actual percentOfTarget }',
      );
      const status = Object.fromEntries(
        targets.map(({ ordinal, progress }) => [ordinal, [progress.status, progress.actual]]),
      );
      expect(status).toEqual({
        ...{
          "1a": ["MET", 100],
          "1b": ["UNKNOWN", null],
          2: ["UNKNOWN", null],
          "3a": ["UNKNOWN", null],
          "3b": ["UNKNOWN", null],
          "3c": ["UNKNOWN", null],
        },
        ...{
          "3d": ["MET", 95],
          "3e": ["MET", 100],
          "3f": ["MET", 6],
          "4a": ["UNKNOWN", null],
          "4b": ["ON_TRACK", 2],
          5: ["MET", 80],
        },
        ...{ 6: ["UNKNOWN", null], 7: ["MET", 2], 8: ["UNKNOWN", null] },
      });
    });
  });
});
