import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { checkSearchIndex } from "../../api/search/check";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { record } from "../unions/record";
import {
  APPOINT,
  CORRECT_CONGRESS,
  CORRECT_PERSON,
  END,
  ERASE_PERSON,
  RECORD_COMMITTEE,
  RECORD_CONGRESS,
  RECORD_TASK,
  WITHDRAW_COMMITTEE,
  WITHDRAW_CONGRESS,
  WITHDRAW_MANDATE,
} from "./documents";

const held = { union: "young", status: "HELD" };
const chair = { union: "young", personName: "Nguyễn Văn An", position: "CHAIR" };

eachDatabase((kind) => {
  describe("writing congresses, committees and people", () => {
    let app: App;
    let token: string;
    let committeeId: string;
    let otherCommitteeId: string;
    let openMandate: string;
    let heldMandate: string;

    const send = (document: string, input: object, as = token) => app.ask(document, { input }, { token: as });
    const done = async (document: string, input: object, as = token) => {
      const { data, errors } = await send(document, input, as);
      expect(errors).toBeUndefined();
      return Object.values(data)[0] as any;
    };
    const person = async (id: string) =>
      (
        await app.ask(
          `query ($id: ID!) { node(id: $id) { ... on Person { name mandates { union { code } } externalPositions { title } source { quote } } } }`,
          { id },
        )
      ).data.node;

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "root", foundedOn: "1990-01-01" },
        { code: "young", foundedOn: "2010-01-01", under: "root" },
        { code: "other", under: "root" },
        { code: "old", foundedOn: "2000-01-01", endedOn: "2015-01-01", under: "root" },
      );
      token = await app.token("root", Role.REPORTER);
      const committee = async (union: string) =>
        (await done(RECORD_COMMITTEE, { union, kind: "EXECUTIVE_COMMITTEE" })).committee.id;
      committeeId = await committee("young");
      otherCommitteeId = await committee("other");
      const appoint = async (days: object) => (await done(APPOINT, { ...chair, ...days })).mandate.id;
      openMandate = await appoint({ from: "2020-01-01" });
      heldMandate = await appoint({ heldOn: "2019-06-01", personName: "Trần Thị Bình" });
      await done(RECORD_CONGRESS, {
        ...held,
        code: "young-ii",
        ordinal: 2,
        heldOn: "2018-05-01",
        term: { startYear: 2018, endYear: 2023, ordinal: 2 },
      });
      await done(RECORD_CONGRESS, {
        ...held,
        code: "young-i",
        ordinal: 1,
        term: { startYear: 2013, endYear: 2018 },
      });
    });
    afterAll(() => app?.close());

    const bad: [string, string, () => object, string][] = [
      [
        "a congress before the union was founded",
        RECORD_CONGRESS,
        () => ({ ...held, heldOn: "2009-12-31" }),
        "heldOn",
      ],
      [
        "a congress after the union had ended",
        RECORD_CONGRESS,
        () => ({ ...held, union: "old", heldOn: "2015-01-01" }),
        "heldOn",
      ],
      [
        "a planned congress of a union that has ended",
        RECORD_CONGRESS,
        () => ({ union: "old", status: "PLANNED" }),
        "status",
      ],
      ["a held congress in the future", RECORD_CONGRESS, () => ({ ...held, heldOn: "2026-11-22" }), "heldOn"],
      ["an ordinal of 0", RECORD_CONGRESS, () => ({ ...held, ordinal: 0 }), "ordinal"],
      [
        "a negative ordinal of a term",
        RECORD_CONGRESS,
        () => ({ ...held, term: { ordinal: -1 } }),
        "term.ordinal",
      ],
      [
        "a term that ends before it begins",
        RECORD_CONGRESS,
        () => ({ ...held, term: { startYear: 2023, endYear: 2022 } }),
        "term.endYear",
      ],
      [
        "a term that overlaps another",
        RECORD_CONGRESS,
        () => ({ ...held, term: { startYear: 2022, endYear: 2027 } }),
        "term",
      ],
      [
        "a term that ends in the middle of another",
        RECORD_CONGRESS,
        () => ({ ...held, term: { endYear: 2020 } }),
        "term",
      ],
      [
        "a term with the number of another",
        RECORD_CONGRESS,
        () => ({ ...held, term: { startYear: 2023, endYear: 2028, ordinal: 2 } }),
        "term.ordinal",
      ],
      [
        "a term before the union was founded",
        RECORD_CONGRESS,
        () => ({ ...held, term: { startYear: 2003, endYear: 2008 } }),
        "term.endYear",
      ],
      ["a term that says nothing", RECORD_CONGRESS, () => ({ ...held, term: {} }), "term"],
      [
        "an unknown union that chose it",
        RECORD_CONGRESS,
        () => ({ ...held, chosenBy: "nobody" }),
        "chosenBy",
      ],
      [
        "a congress chosen by its own union",
        RECORD_CONGRESS,
        () => ({ ...held, chosenBy: "young" }),
        "chosenBy",
      ],
      ["a code that would break an id", RECORD_CONGRESS, () => ({ ...held, code: "a@b" }), "code"],
      [
        "a correction to a day before the founding",
        CORRECT_CONGRESS,
        () => ({ congressId: encodeId("Congress", "young-ii"), heldOn: "2000-01-01" }),
        "heldOn",
      ],
      [
        "a correction to an overlapping term",
        CORRECT_CONGRESS,
        () => ({ congressId: encodeId("Congress", "young-ii"), term: { startYear: 2017, endYear: 2023 } }),
        "term",
      ],
      [
        "a correction that empties the status",
        CORRECT_CONGRESS,
        () => ({ congressId: encodeId("Congress", "young-ii"), status: null }),
        "status",
      ],
      [
        "a mandate that ends before it begins",
        APPOINT,
        () => ({ ...chair, from: "2020-01-02", to: "2020-01-01" }),
        "to",
      ],
      ["a mandate before the union was founded", APPOINT, () => ({ ...chair, from: "2009-12-31" }), "from"],
      [
        "a mandate after the union had ended",
        APPOINT,
        () => ({ ...chair, union: "old", from: "2014-01-01", to: "2015-01-01" }),
        "to",
      ],
      ["a mandate without a day", APPOINT, () => chair, "from"],
      [
        "a day held outside the mandate",
        APPOINT,
        () => ({ ...chair, from: "2020-01-02", heldOn: "2020-01-01" }),
        "heldOn",
      ],
      ["a day held in the future", APPOINT, () => ({ ...chair, heldOn: "2026-11-22" }), "heldOn"],
      [
        "a committee of another union",
        APPOINT,
        () => ({ ...chair, from: "2020-01-01", committeeId: otherCommitteeId }),
        "committeeId",
      ],
      [
        "a committee that does not exist",
        APPOINT,
        () => ({ ...chair, from: "2020-01-01", committeeId: encodeId("Committee", "none") }),
        "committeeId",
      ],
      ["nobody", APPOINT, () => ({ ...chair, personName: null, from: "2020-01-01" }), "personId"],
      [
        "two people at once",
        APPOINT,
        () => ({ ...chair, personId: encodeId("Person", "x"), from: "2020-01-01" }),
        "personId",
      ],
      ["an empty name", APPOINT, () => ({ ...chair, personName: "  ", from: "2020-01-01" }), "personName"],
      [
        "an OTHER post without a title",
        APPOINT,
        () => ({ ...chair, position: "OTHER", from: "2020-01-01" }),
        "titleVi",
      ],
      ["an end before the beginning", END, () => ({ mandateId: openMandate, to: "2019-12-31" }), "to"],
      ["an end before a day held", END, () => ({ mandateId: heldMandate, to: "2019-05-31" }), "to"],
      ["the id of something else", END, () => ({ mandateId: committeeId, to: "2021-01-01" }), "mandateId"],
      [
        "a resolution without its congress",
        RECORD_TASK,
        () => ({ union: "young", origin: "CONGRESS_RESOLUTION", textVi: "a" }),
        "congressId",
      ],
      [
        "a resolution of another union's congress",
        RECORD_TASK,
        () => ({
          union: "other",
          origin: "CONGRESS_RESOLUTION",
          textVi: "a",
          congressId: encodeId("Congress", "young-ii"),
        }),
        "congressId",
      ],
      [
        "a plan of its own that another union gave",
        RECORD_TASK,
        () => ({ union: "young", origin: "OWN_PLAN", textVi: "a", issuedBy: "root" }),
        "issuedBy",
      ],
      [
        "a task without text",
        RECORD_TASK,
        () => ({ union: "young", origin: "OWN_PLAN", textVi: " " }),
        "textVi",
      ],
      [
        "a task of year 9",
        RECORD_TASK,
        () => ({ union: "young", origin: "OWN_PLAN", textVi: "a", year: 9 }),
        "year",
      ],
      [
        "an OTHER committee without a name",
        RECORD_COMMITTEE,
        () => ({ union: "young", kind: "OTHER" }),
        "nameVi",
      ],
      [
        "a committee with two terms",
        RECORD_COMMITTEE,
        () => ({ union: "young", kind: "STANDING_COMMITTEE", term: { ordinal: 2 }, ownTerm: { ordinal: 1 } }),
        "ownTerm",
      ],
    ];

    test.each(bad)("%s is BAD_USER_INPUT and leaves nothing behind", async (_, document, input, field) => {
      const before = await everyRow(app, "api_token");
      const { errors } = await send(document, { ...input(), idempotencyKey: "bad", source: undefined });
      expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", field });
      expect(await everyRow(app, "api_token")).toEqual(before);
    });

    test.each([
      ["a second congress with an ordinal", RECORD_CONGRESS, { ...held, ordinal: 2 }],
      ["a second congress with a code", RECORD_CONGRESS, { ...held, code: "young-ii" }],
    ])("%s is CONFLICT", async (_, document, input) => {
      const before = await everyRow(app);
      expect((await send(document, input)).errors?.[0]?.extensions.code).toBe("CONFLICT");
      expect(await everyRow(app)).toEqual(before);
    });

    test("a congress is recorded, corrected field by field and withdrawn with its term", async () => {
      const before = await everyRow(
        app,
        "audit",
        "audit_reason",
        "change_log",
        "change_counter",
        "data_version",
      );
      const { congress } = await done(RECORD_CONGRESS, {
        ...held,
        ordinal: 3,
        term: { startYear: 2023, endYear: 2027 },
        source: { title: "Nghị quyết" },
      });
      expect(congress).toMatchObject({
        code: "young-dh-3",
        heldOn: null,
        isPilot: false,
        source: { title: "Nghị quyết" },
      });
      const corrected = await done(CORRECT_CONGRESS, {
        congressId: congress.id,
        heldOn: "2023-04-01",
        isPilot: true,
        form: "DELEGATE",
        chosenBy: "root",
        term: { startYear: 2023, endYear: 2028, ordinal: 3 },
      });
      expect(corrected.congress).toEqual({
        ...congress,
        heldOn: "2023-04-01",
        isPilot: true,
        form: "DELEGATE",
        chosenBy: { code: "root" },
        term: { startYear: 2023, endYear: 2028, ordinal: 3 },
      });
      const emptied = await done(CORRECT_CONGRESS, { congressId: congress.id, heldOn: null, form: null });
      expect(emptied.congress).toMatchObject({
        heldOn: null,
        form: null,
        isPilot: true,
        chosenBy: { code: "root" },
      });
      await done(WITHDRAW_CONGRESS, { congressId: congress.id, reason: "Nhầm" });
      const after = await everyRow(
        app,
        "audit",
        "audit_reason",
        "change_log",
        "change_counter",
        "data_version",
      );
      expect({ ...after, source: null }).toEqual({ ...before, source: null });
    });

    test("a congress with tasks is not withdrawn", async () => {
      const congressId = encodeId("Congress", "young-i");
      await done(RECORD_TASK, {
        union: "young",
        origin: "CONGRESS_RESOLUTION",
        congressId,
        textVi: "Việc một",
      });
      const before = await everyRow(app);
      const { errors } = await send(WITHDRAW_CONGRESS, { congressId, reason: "Nhầm" });
      expect(errors?.[0]?.extensions.code).toBe("CONFLICT");
      expect(await everyRow(app)).toEqual(before);
    });

    test("one person holds posts in two unions, each shown on its days", async () => {
      const { mandate } = await done(APPOINT, {
        ...chair,
        personName: "Lý Thị Hai",
        from: "2021-01-01",
        to: "2021-12-31",
        committeeId,
      });
      expect(mandate).toMatchObject({ title: "Chủ tịch", committee: { id: committeeId }, to: "2021-12-31" });
      await done(APPOINT, {
        union: "other",
        personId: mandate.person.id,
        position: "VICE_CHAIR",
        from: "2021-06-01",
      });
      expect((await person(mandate.person.id)).mandates).toEqual([
        { union: { code: "young" } },
        { union: { code: "other" } },
      ]);
      const fields = "mandates { nodes { person { name } } }";
      const { data } = await app.ask(`{
        first: union(code: "young", asOf: "2021-01-01") { ${fields} }
        last: union(code: "young", asOf: "2021-12-31") { ${fields} }
        after: union(code: "young", asOf: "2022-01-01") { ${fields} }
        open: union(code: "other") { ${fields} }
      }`);
      const names = (union: any) => union.mandates.nodes.map((node: any) => node.person.name);
      expect(names(data.first)).toContain("Lý Thị Hai");
      expect(names(data.last)).toContain("Lý Thị Hai");
      expect(names(data.after)).not.toContain("Lý Thị Hai");
      expect(names(data.open)).toEqual(["Lý Thị Hai"]);
      const { errors } = await send(WITHDRAW_COMMITTEE, { committeeId, reason: "Nhầm" });
      expect(errors?.[0]?.extensions.code).toBe("CONFLICT");
    });

    test("two people of one name stay two", async () => {
      const input = { ...chair, union: "other", personName: "Bùi Văn Trùng", heldOn: "2020-01-01" };
      const [one, two] = [await done(APPOINT, input), await done(APPOINT, input)];
      expect(one.mandate.person.id).not.toBe(two.mandate.person.id);
    });

    test("a post is ended on its last day", async () => {
      const { mandate } = await done(END, { mandateId: openMandate, to: "2024-06-30" });
      expect(mandate).toEqual({ id: openMandate, from: "2020-01-01", to: "2024-06-30", heldOn: null });
      const ended = await done(END, { mandateId: heldMandate, to: "2019-06-30" });
      expect(ended.mandate).toEqual({ id: heldMandate, from: null, to: "2019-06-30", heldOn: "2019-06-01" });
    });

    test("nobody holds a post in a union that has ended", async () => {
      await done(APPOINT, { ...chair, union: "old", from: "2012-01-01" });
      const { data } = await app.ask(`{
        during: union(code: "old", asOf: "2014-12-31") { mandates { totalCount } }
        after: union(code: "old", asOf: "2015-01-01") { mandates { totalCount } all: mandates(all: true) { totalCount } }
      }`);
      expect(data).toEqual({
        during: { mandates: { totalCount: 1 } },
        after: { mandates: { totalCount: 0 }, all: { totalCount: 1 } },
      });
    });

    test("a person whose only post is withdrawn is forgotten, with the quote that named them", async () => {
      const { mandate } = await done(APPOINT, {
        ...chair,
        personName: "Đặng Thị Quên",
        from: "2020-01-01",
        source: { title: "Thông báo", quote: "đồng chí Đặng Thị Quên" },
      });
      await done(WITHDRAW_MANDATE, { mandateId: mandate.id, reason: "Nhầm người" });
      expect(await person(mandate.person.id)).toBeNull();
      expect(JSON.stringify(await everyRow(app))).not.toContain("Đặng Thị Quên");
    });

    test("a name is corrected wherever it stands, and the new one is found", async () => {
      const { mandate } = await done(APPOINT, { ...chair, personName: "Ngô Văn Xai", from: "2020-01-01" });
      const corrected = await done(CORRECT_PERSON, { personId: mandate.person.id, name: "Ngô Văn Sái" });
      expect(corrected.person).toEqual({ id: mandate.person.id, name: "Ngô Văn Sái", isErased: false });
      const { data } = await app.ask(
        `{ old: people(text: "xai") { totalCount } now: people(text: "sai ngo") { totalCount } }`,
      );
      expect(data).toEqual({ old: { totalCount: 0 }, now: { totalCount: 1 } });
    });

    test("an erased name stands nowhere any more, the posts and both logs stay", async () => {
      const name = "Quách Thị Xóa";
      const { mandate } = await done(APPOINT, {
        ...chair,
        personName: name,
        from: "2020-01-01",
        source: { title: "Thông báo", quote: `đồng chí ${name} được bầu` },
      });
      const logs = async () => {
        const { audit, change_log } = await everyRow(app);
        return { audit: audit!, change_log: change_log! };
      };
      const before = await logs();
      const erased = await done(ERASE_PERSON, { personId: mandate.person.id, reason: "Theo yêu cầu" });
      expect(erased.person).toEqual({
        id: mandate.person.id,
        name: expect.not.stringContaining("Quách"),
        isErased: true,
        mandates: [{ id: mandate.id, source: { quote: "đồng chí […] được bầu" } }],
        externalPositions: [],
      });
      const rows = JSON.stringify(await everyRow(app)).normalize("NFC");
      expect(rows).not.toContain(name);
      expect(rows).not.toContain("quach thi xoa");
      const after = await logs();
      expect(after.audit).toEqual(expect.arrayContaining(before.audit));
      expect(after.change_log).toEqual(expect.arrayContaining(before.change_log));
      const { data } = await app.ask(`{ people(text: "quach") { totalCount } }`);
      expect(data.people.totalCount).toBe(0);
      const again = await send(CORRECT_PERSON, { personId: mandate.person.id, name });
      expect(again.errors?.[0]?.extensions.code).toBe("CONFLICT");
    });

    test("words that somebody bears as a name stay in the sources of other facts", async () => {
      const source = { title: "Nghị quyết Công đoàn", quote: "Công đoàn cơ sở" };
      const { congress } = await done(RECORD_CONGRESS, {
        union: "other",
        status: "HELD",
        ordinal: 9,
        source,
      });
      const { mandate } = await done(APPOINT, { ...chair, personName: "Công đoàn", from: "2020-01-01" });
      await done(ERASE_PERSON, { personId: mandate.person.id, reason: "Nhầm" });
      const { data } = await app.ask("query ($id: ID!) { congress(id: $id) { source { title quote } } }", {
        id: congress.id,
      });
      expect(data.congress.source).toEqual(source);
    });

    test("whoever reaches only one of a person's unions may not change the name", async () => {
      const { mandate } = await done(APPOINT, { ...chair, personName: "Mai Văn Chung", from: "2020-01-01" });
      await done(APPOINT, {
        union: "other",
        personId: mandate.person.id,
        position: "CHAIR",
        from: "2020-01-01",
      });
      const input = { personId: mandate.person.id, reason: "Nhầm" };
      for (const union of ["young", "other"]) {
        const { errors } = await send(ERASE_PERSON, input, await app.token(union, Role.ADMIN));
        expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect((await person(mandate.person.id)).name).toBe("Mai Văn Chung");
      expect((await done(ERASE_PERSON, input)).person.isErased).toBe(true);
    });

    test("the search index holds what the record says after all of it", async () => {
      expect(await app.database.read(checkSearchIndex)).toEqual([]);
    });

    test.each([
      ["UPDATE mandate SET valid_to = valid_from"],
      ["UPDATE mandate SET held_on = '1999-01-01'"],
      ["UPDATE congress SET ordinal = 0"],
      ["UPDATE union_term SET end_year = start_year"],
      ["UPDATE resolution_task SET text_vi = ''"],
      ["UPDATE committee SET union_id = 0"],
      ["UPDATE person SET name = ''"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
