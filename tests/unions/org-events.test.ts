import { encodeId } from "../../api/platform/ids";
import { DatePrecision } from "../../api/platform/date-precision";
import { OrgEventKind, OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent, type OrgEventInput } from "../../api/unions/org-event.service";
import demonstration from "../../api/demo/org-events.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { record } from "./record";

const { SUBJECT, SOURCE, TARGET } = OrgEventRole;
const FIELDS =
  "id kind effectiveOn effectiveOnPrecision decidedOn announcedOn decisionNumber parties { totalCount nodes { role union { code } } }";

eachDatabase((kind) => {
  describe("the events of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app?.close());

    test.each(demonstration.map((event) => [event.code, event] as const))("%s", async (code, event) => {
      const fields = `${FIELDS} source { quote disputed note alternatives }`;
      const id = encodeId("OrgEvent", code);
      const union = event.parties[0]!.union;
      const { data, errors } = await app.ask(
        `query ($id: ID!, $union: String!) {
          node(id: $id) { ... on OrgEvent { ${fields} } }
          orgEvents(union: $union) { nodes { ${fields} } }
          union(code: $union) { foundedOn history { totalCount nodes { ${fields} } } }
        }`,
        { id, union },
      );
      expect(errors).toBeUndefined();
      const { parties, source, code: _, ...facts } = event;
      expect(data.node).toEqual({
        id,
        ...facts,
        parties: {
          totalCount: 1,
          nodes: parties.map((party) => ({ role: party.role, union: { code: party.union } })),
        },
        source: {
          quote: source.quote,
          disputed: source.disputed,
          note: source.note === null ? expect.any(String) : expect.stringContaining(source.note),
          alternatives: source.alternatives,
        },
      });
      expect(data.orgEvents.nodes).toEqual([data.node]);
      expect(data.union).toEqual({
        foundedOn: event.effectiveOn,
        history: { totalCount: 1, nodes: [data.node] },
      });
    });
  });

  describe("events of unions", () => {
    let app: App;
    const put = (input: OrgEventInput) => app.database.write((tx) => recordOrgEvent(tx, input));
    const codes = (unions: { code: string }[]) => unions.map((union) => union.code);

    beforeAll(async () => {
      app = await startApp(kind);
      await record(app, ...["a", "b", "c", "d", "e", "f"].map((code) => ({ code })));
      const party = (role: OrgEventRole, ...unions: string[]) => unions.map((union) => ({ union, role }));
      await put({
        code: "split",
        kind: OrgEventKind.SPLIT,
        effectiveOn: "2022-01-01",
        effectiveOnPrecision: DatePrecision.YEAR,
        parties: [...party(SOURCE, "c"), ...party(TARGET, "e", "f")],
      });
      await put({
        code: "merge",
        kind: OrgEventKind.CONSOLIDATED,
        effectiveOn: "2020-07-01",
        decidedOn: "2020-06-15",
        announcedOn: "2020-06-20",
        decisionNumber: "12/QĐ-LĐLĐ",
        parties: [...party(SOURCE, "b", "a"), ...party(TARGET, "c")],
      });
      await put({
        code: "absorb",
        kind: OrgEventKind.ABSORBED,
        effectiveOn: "2021-01-01",
        parties: [...party(SOURCE, "d"), ...party(TARGET, "c")],
      });
      await put({
        code: "move",
        kind: OrgEventKind.TRANSFERRED,
        effectiveOn: "2019-01-01",
        parties: [...party(SUBJECT, "a"), ...party(SOURCE, "b"), ...party(TARGET, "c")],
      });
    });
    afterAll(() => app?.close());

    test("a union's history is oldest first, in whatever role, a page at a time", async () => {
      const page = "nodes { kind effectiveOn } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount";
      const ask = async (after: string | null) =>
        (
          await app.ask(
            `query ($after: String) { union(code: "c") { history(first: 3, after: $after) { ${page} } } }`,
            {
              after,
            },
          )
        ).data.union.history;
      const first = await ask(null);
      expect(first.totalCount).toBe(4);
      expect(first.nodes.map((node: { kind: string }) => node.kind)).toEqual([
        "TRANSFERRED",
        "CONSOLIDATED",
        "ABSORBED",
      ]);
      const second = await ask(first.pageInfo.endCursor);
      expect(second).toMatchObject({
        nodes: [{ kind: "SPLIT", effectiveOn: "2022-01-01" }],
        pageInfo: { hasNextPage: false, hasPreviousPage: true },
        totalCount: 4,
      });
      const other = await app.ask(
        `query ($after: String) { union(code: "a") { history(after: $after) { totalCount } } }`,
        {
          after: first.pageInfo.endCursor,
        },
      );
      expect(other.errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
    });

    test("predecessors and successors come through mergers and splits, not through moves", async () => {
      const { data } = await app.ask(`{
        c: union(code: "c", asOf: "2023-01-01") { predecessors { code asOf } successors { code } }
        a: union(code: "a") { predecessors { code } successors { code } }
        e: union(code: "e") { predecessors { code } successors { code } }
      }`);
      expect(codes(data.c.predecessors)).toEqual(["a", "b", "d"]);
      expect(data.c.predecessors[0].asOf).toBe("2023-01-01");
      expect(codes(data.c.successors)).toEqual(["e", "f"]);
      expect([codes(data.a.predecessors), codes(data.a.successors)]).toEqual([[], ["c"]]);
      expect([codes(data.e.predecessors), codes(data.e.successors)]).toEqual([["c"], []]);
    });

    test("events are chosen by day and union, both days included", async () => {
      const { data } = await app.ask(`{
        all: orgEvents { nodes { kind } totalCount }
        span: orgEvents(from: "2020-07-01", to: "2021-01-01") { nodes { kind } }
        of: orgEvents(union: "d") { nodes { kind } }
        none: orgEvents(from: "2023-01-01") { totalCount nodes { kind } }
      }`);
      expect(data.all.totalCount).toBe(4);
      expect(data.span.nodes).toEqual([{ kind: "CONSOLIDATED" }, { kind: "ABSORBED" }]);
      expect(data.of.nodes).toEqual([{ kind: "ABSORBED" }]);
      expect(data.none).toEqual({ totalCount: 0, nodes: [] });
      const unknown = await app.ask(`{ orgEvents(union: "nobody") { totalCount } }`);
      expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "union" });
    });

    test("an event shows its decision and its parties by role", async () => {
      const { data } = await app.ask(
        `query ($id: ID!) { node(id: $id) { ... on OrgEvent { ${FIELDS} sources: parties(role: SOURCE, first: 1) { totalCount nodes { union { code } } } } } }`,
        { id: encodeId("OrgEvent", "merge") },
      );
      expect(data.node).toEqual({
        id: encodeId("OrgEvent", "merge"),
        kind: "CONSOLIDATED",
        effectiveOn: "2020-07-01",
        effectiveOnPrecision: "DAY",
        decidedOn: "2020-06-15",
        announcedOn: "2020-06-20",
        decisionNumber: "12/QĐ-LĐLĐ",
        parties: {
          totalCount: 3,
          nodes: [
            { role: "SOURCE", union: { code: "a" } },
            { role: "SOURCE", union: { code: "b" } },
            { role: "TARGET", union: { code: "c" } },
          ],
        },
        sources: { totalCount: 2, nodes: [{ union: { code: "a" } }] },
      });
    });

    const event = {
      code: "x",
      kind: OrgEventKind.RENAMED,
      effectiveOn: "2020-01-01",
      parties: [{ union: "a", role: SUBJECT }],
    };
    test.each([
      ["a code that is taken", { code: "merge" }, "CONFLICT"],
      ["an empty code", { code: " " }, "BAD_USER_INPUT"],
      ["an impossible day", { effectiveOn: "2021-02-30" }, "BAD_USER_INPUT"],
      ["no party", { parties: [] }, "BAD_USER_INPUT"],
      ["an unknown union", { parties: [{ union: "nobody", role: SUBJECT }] }, "BAD_USER_INPUT"],
      ["a union twice in a role", { parties: [...event.parties, ...event.parties] }, "BAD_USER_INPUT"],
    ])("%s is refused and leaves nothing behind", async (_, wrong, code) => {
      const before = await everyRow(app);
      await expect(put({ ...event, ...wrong })).rejects.toMatchObject({ code });
      expect(await everyRow(app)).toEqual(before);
    });
  });
});
