import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { recordTree } from "./caller";

const SOURCE = "id title publisher url publishedOn quote disputed note alternatives";
const ADD = `mutation ($input: AddSourceInput!) { addSource(input: $input) { union { code sources { id } } source { ${SOURCE} } } }`;
const WITHDRAW = "mutation ($input: WithdrawSourceInput!) { withdrawSource(input: $input) { withdrawnId } }";

eachDatabase((kind) => {
  let app: App;
  let token: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
    token = await app.token("north", Role.REPORTER);
  });
  afterAll(() => app?.close());

  const text = {
    title: "Quyết định số 12/QĐ-LĐLĐ",
    publisher: "Liên đoàn Lao động tỉnh",
    url: "https://example.org/12",
    publishedOn: "2018-05-02",
    quote: "thành lập ngày 2 tháng 5 năm 2018",
    note: "bản sao",
  };
  const add = (more: object = {}): Promise<Answer> =>
    app.ask(ADD, { input: { union: "north", about: "FOUNDED_ON", source: text, ...more } }, { token });
  const withdraw = (sourceId: string, union = "north"): Promise<Answer> =>
    app.ask(WITHDRAW, { input: { union, sourceId, reason: "nhầm văn bản" } }, { token });
  const sourcesOf = async (code: string): Promise<unknown[]> =>
    (await app.ask(`query ($code: String!) { union(code: $code) { sources { ${SOURCE} } } }`, { code })).data
      .union.sources;
  const rowsOf = async (table: string): Promise<number> => (await everyRow(app))[table]!.length;

  test("a source that is added is one of the union's, and gone when it is withdrawn", async () => {
    const alternatives = ["thành lập năm 2017"];
    const { data } = await add({ disputed: true, alternatives });
    const { source, union } = data.addSource;
    expect(source).toEqual({ id: source.id, ...text, disputed: true, alternatives });
    expect(union).toEqual({ code: "north", sources: [{ id: source.id }] });
    expect(await sourcesOf("north")).toEqual([source]);
    expect((await withdraw(source.id)).data).toEqual({ withdrawSource: { withdrawnId: source.id } });
    expect(await sourcesOf("north")).toEqual([]);
    expect(await rowsOf("source")).toBe(0);
  });

  test("a text that another fact cites stays with that fact", async () => {
    const { source } = (await add()).data.addSource;
    const id = Buffer.from(source.id, "base64url").toString().split(":")[1];
    const cite =
      "INSERT INTO union_source (union_id, source_id, about) SELECT id, ?, 'name' FROM trade_union WHERE code = 'north-1'";
    await app.database.source.query(cite, [id]);
    expect((await withdraw(source.id)).errors).toBeUndefined();
    expect(await sourcesOf("north")).toEqual([]);
    expect(await sourcesOf("north-1")).toEqual([source]);
    expect((await withdraw(source.id, "north-1")).errors).toBeUndefined();
  });

  test.each([
    ["source.title", { source: { ...text, title: "  " } }],
    ["source.title", { source: { ...text, title: "t".repeat(501) } }],
    ["source.title", { source: { ...text, title: "a\0b" } }],
    ["source.publisher", { source: { ...text, publisher: "p".repeat(301) } }],
    ["source.url", { source: { ...text, url: "javascript:alert(1)" } }],
    ["source.url", { source: { ...text, url: "http://" } }],
    ["source.url", { source: { ...text, url: `https://example.org/${"u".repeat(1000)}` } }],
    ["source.quote", { source: { ...text, quote: "q".repeat(2001) } }],
    ["source.note", { source: { ...text, note: "n\ud800" } }],
    ["alternatives", { alternatives: [" "] }],
    ["alternatives", { alternatives: Array.from({ length: 21 }, () => "a") }],
  ])("bad input in %s writes nothing", async (field, more) => {
    const before = await everyRow(app);
    const { errors, status } = await add(more);
    expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field });
    expect(status).toBe(400);
    expect(await everyRow(app)).toEqual(before);
  });

  test("what a union does not have can't be withdrawn", async () => {
    const { source } = (await add()).data.addSource;
    const before = await everyRow(app);
    const attempts: [string, string, string][] = [
      [source.id, "north-1", "NOT_FOUND"],
      [encodeId("Source", 999_999), "north", "NOT_FOUND"],
      [encodeId("Source", "x"), "north", "BAD_USER_INPUT"],
      [encodeId("Source", "1e1"), "north", "BAD_USER_INPUT"],
      [encodeId("Union", "north"), "north", "BAD_USER_INPUT"],
      ["nonsense", "north", "BAD_USER_INPUT"],
    ];
    for (const [id, union, code] of attempts) {
      expect((await withdraw(id, union)).errors![0]!.extensions).toMatchObject({ code, field: "sourceId" });
    }
    expect(await everyRow(app)).toEqual(before);
  });
});
