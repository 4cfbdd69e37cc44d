import { eachDatabase, startApp, type App } from "../support/app";
import { checkData } from "../../api/rollup/check";
import { Role } from "../../api/platform/actor";
import { OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent } from "../../api/unions/org-event.service";
import { HierarchyRelation } from "../../api/unions/union.enums";
import { facts, ValueQualifier } from "../rollup/build";
import { record } from "../unions/record";
import { historyFrom, OPEN_FROM, OPEN_TO, PERIODS, type Body, type PeriodCode } from "./history";
import { figuresOf, Model, type Figure, type Frame } from "./model";

const { ADMINISTRATIVE, SECTORAL } = HierarchyRelation;
const INDICATORS = [
  "members",
  "members_admitted",
  "membership_share",
  "grassroots_unions",
  "grassroots_unions_established",
  "grassroots_unions_ended",
];
const CROSSING = ["grassroots_unions_received", "grassroots_unions_handed_over"];

const FRAMES: readonly Frame[] = [
  { basis: "AS_REPORTED", relation: ADMINISTRATIVE, day: null },
  { basis: "AS_REPORTED", relation: SECTORAL, day: null },
  { basis: "AS_OF", relation: ADMINISTRATIVE, day: "2020-06-01" },
  { basis: "AS_OF", relation: SECTORAL, day: "2021-08-01" },
  { basis: "RESTATED", relation: ADMINISTRATIVE, day: "2022-03-01" },
  { basis: "RESTATED", relation: ADMINISTRATIVE, day: "2021-06-01" },
  { basis: "RESTATED", relation: SECTORAL, day: "2022-03-01" },
];

interface Shown {
  observations: ({
    indicator: { code: string };
    numerator: number | null;
    denominator: number | null;
  } & Figure)[];
}
interface Groups {
  nodes: ({ key: string } & Shown)[];
}

const open = (day: string): string | null => (day === OPEN_FROM || day === OPEN_TO ? null : day);

async function build(
  app: App,
  bodies: readonly Body[],
  events: ReturnType<typeof historyFrom>["events"],
): Promise<void> {
  const ids = await record(
    app,
    ...bodies.map(({ code, from, to, versions, edges }) => ({
      code,
      foundedOn: open(from),
      endedOn: open(to),
      versions: versions.map(({ kind, province, sector, from: start, to: end }) => ({
        nameVi: code,
        kind,
        province,
        employer: sector && { nameVi: `Cơ quan ${sector}`, sector },
        from: open(start),
        until: open(end),
      })),
      affiliations: edges.map(({ parent, relation, from: start, to: end }) => ({
        parent,
        relation,
        from: open(start),
        until: open(end),
      })),
    })),
  );
  await app.database.write(async (tx) => {
    for (const [index, { kind, day, source, targets }] of events.entries())
      await recordOrgEvent(tx, {
        code: `su-kien-${index}`,
        kind,
        effectiveOn: day,
        parties: [
          { union: source, role: OrgEventRole.SOURCE },
          ...targets.map((union) => ({ union, role: OrgEventRole.TARGET })),
        ],
      });
  });
  for (const [index, { stated }] of bodies.entries()) {
    for (const [period, values] of stated) {
      const exact = Object.entries(values).map(([code, value]) => [
        code,
        [value, ValueQualifier.EXACT] as const,
      ]);
      await facts(app, ids[index]!, period, Object.fromEntries(exact));
    }
  }
}

const shown = ({ observations }: Shown): Figure[] =>
  INDICATORS.map((code) => {
    const { value, reportedUnits, expectedUnits } = observations.find(
      (each) => each.indicator.code === code,
    )!;
    return { value, reportedUnits, expectedUnits };
  });

/** What adds up of observations: values, or of a ratio its terms. */
const terms = ({ observations }: Shown): number[] =>
  observations.flatMap(({ indicator, value, numerator, denominator, reportedUnits }) => [
    ...(indicator.code === "membership_share" ? [numerator ?? 0, denominator ?? 0] : [value ?? 0]),
    INDICATORS.slice(0, 3).includes(indicator.code) ? reportedUnits : 0,
  ]);

const total = (parts: readonly Shown[]): number[] =>
  parts.map(terms).reduce((sums, each) => sums.map((sum, index) => sum + each[index]!));

eachDatabase((kind) => {
  describe.each(kind === "sqlite" ? [11, 12, 13, 14] : [21, 22])("figures of random history %i", (seed) => {
    let app: App;
    let token: string;
    const { bodies, events } = historyFrom(seed);
    const model = new Model(bodies);

    beforeAll(async () => {
      app = await startApp(kind);
      await build(app, bodies, events);
      token = await app.token("goc", Role.READER);
    });
    afterAll(() => app.close());

    const ask = async (code: string, period: string, { basis, relation, day }: Frame) => {
      const hierarchy = `{ basis: ${basis}, relation: ${relation}${day ? `, asOf: "${day}"` : ""} }`;
      const args = `period: "${period}", hierarchy: ${hierarchy}, indicators: ${JSON.stringify([...INDICATORS, ...CROSSING])}`;
      const figures =
        "observations { indicator { code } value numerator denominator reportedUnits expectedUnits }";
      const groups = (by: string): string => `breakdown(by: ${by}, first: 100) { nodes { key ${figures} } }`;
      const { data, errors } = await app.ask(
        `{ union(code: "${code}") { statistics(${args}) { unplacedUnits ${figures} CHILD: ${groups("CHILD")} KIND: ${groups("KIND")} PROVINCE: ${groups("PROVINCE")} EMPLOYER_SECTOR: ${groups("EMPLOYER_SECTOR")} }
          own: statistics(${args}, scope: OWN) { ${figures} } } }`,
        {},
        { token },
      );
      expect(errors).toBeUndefined();
      return data.union as {
        own: Shown;
        statistics: Shown & { unplacedUnits: number } & Record<string, Groups>;
      };
    };

    test.each(FRAMES)("are what walking the record gives: $basis $relation $day", async (frame) => {
      for (const period of Object.keys(PERIODS) as PeriodCode[]) {
        const { placed, eves } = model.members(period, frame);
        for (const { code } of bodies.filter((_, index) => index < 5 || index % 3 === 0)) {
          const answer = await ask(code, period, frame);
          const { statistics, own } = answer;
          const at = [code, period];
          const below = placed.filter((member) => member.chain.includes(code));
          const belowThen = eves.filter((member) => member.chain.includes(code));
          expect([at, shown(statistics)]).toEqual([at, figuresOf(period, below, belowThen)]);
          const itself = below.filter((member) => member.chain[0] === code);
          const itselfThen = belowThen.filter((member) => member.chain[0] === code);
          expect([at, shown(own)]).toEqual([at, figuresOf(period, itself, itselfThen)]);
          for (const node of statistics.CHILD!.nodes) {
            const through = (chain: readonly string[]): boolean =>
              node.key === "own" ? chain[0] === code : chain[chain.indexOf(code) - 1] === node.key;
            const expected = figuresOf(
              period,
              below.filter(({ chain }) => through(chain)),
              belowThen.filter(({ chain }) => through(chain)),
            );
            expect([at, node.key, shown(node)]).toEqual([at, node.key, expected]);
          }
          for (const by of ["KIND", "PROVINCE", "EMPLOYER_SECTOR"] as const) {
            for (const node of statistics[by]!.nodes) {
              const expected = figuresOf(
                period,
                below.filter(({ share }) => share[by] === node.key),
                belowThen.filter(({ share }) => share[by] === node.key),
              );
              expect([at, by, node.key, shown(node)]).toEqual([at, by, node.key, expected]);
            }
          }
          for (const by of ["CHILD", "KIND", "PROVINCE", "EMPLOYER_SECTOR"])
            expect([at, by, total(statistics[by]!.nodes)]).toEqual([at, by, terms(statistics)]);
          const left = frame.day === null ? 0 : model.unplaced(period, frame, code);
          expect([at, statistics.unplacedUnits]).toEqual([at, left]);
        }
      }
    });

    test("of the whole country are the same as reported and restated", async () => {
      for (const period of Object.keys(PERIODS)) {
        const reported = shown((await ask("goc", period, FRAMES[0]!)).statistics);
        const restated = shown((await ask("goc", period, FRAMES[4]!)).statistics);
        expect(restated).toEqual(reported);
        expect(reported[0]!.value).toBeGreaterThan(0);
      }
    });

    test("leave nothing for check:data to name but that no report stands behind them", async () => {
      const differences = await app.database.read(checkData);
      expect(differences.filter((each) => !each.startsWith("fact "))).toEqual([]);
    });
  });
});
