import { checkSearchIndex } from "../../api/search/check";
import { eachDatabase, startApp, type App } from "../support/app";
import { search } from "./ask";

eachDatabase((kind) => {
  describe("a search of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const unions = async (text: string): Promise<string[]> =>
      (await search(app, { text, kinds: ["UNION"], first: 100 })).names;

    test.each([
      ["so cong thuong ben tre", ["cdcs-sct-ben-tre"]],
      ["BẾN TRE Công Thương Sở", ["cdcs-sct-ben-tre"]],
      ["Sở Công Thương tỉnh Đắk Lắk".normalize("NFD"), ["cdcs-sct-dak-lak"]],
      ["to", ["cdcs-sct-ben-tre-to-1", "cdcs-sct-ben-tre-to-2", "cdcs-sct-ben-tre-to-3"]],
      ["Tổ công đoàn 2", ["cdcs-sct-ben-tre-to-2"]],
      ["cdcs-sct-001", ["cdcs-sct-001"]],
      ["dak lak nganh", ["cdn-ct-dak-lak"]],
      ["VGCL", ["tld"]],
      ["LĐLĐ Bến Tre", ["ldld-ben-tre"]],
      ["khuyen cong tu van", ["cd-ipc1"]],
      ["vien chuc", ["cdvc-ben-tre", "cdvc-001"]],
      ["ô", []],
      ["khongco", []],
    ])("%j finds %j and those first", async (text, first) => {
      expect((await unions(text)).slice(0, Math.max(first.length, 1)).sort()).toEqual([...first].sort());
    });

    test("“so” finds every union of a Sở, the shortest name first", async () => {
      const found = await unions("so");
      expect(found).toEqual(expect.arrayContaining(["cdcs-sct-ben-tre", "cdcs-sct-dak-lak", "cdcs-sct-001"]));
      expect(found.at(0)).toBe("cdcs-sct-001");
    });

    test("a campaign is found by its name, its code and its motto", async () => {
      const { names, edges } = await search(app, { text: "thi dua 2024", kinds: ["CAMPAIGN"] });
      expect(names).toContain("thi-dua-2024");
      expect(edges[0]!.node.__typename).toBe("Campaign");
    });

    test("whoever holds or held a post is found by the name, whatever its order; a signature alone is no post", async () => {
      const people = (await app.ask("{ people(first: 100) { nodes { id name mandates { position } } } }"))
        .data.people.nodes as {
        id: string;
        name: string;
        mandates: unknown[];
      }[];
      expect(new Set(people.map(({ mandates }) => mandates.length > 0))).toEqual(new Set([true, false]));
      for (const { id, name, mandates } of people) {
        const turned = name.split(" ").reverse().join(" ").normalize("NFD").toUpperCase();
        const { nodes } = await search(app, { text: turned, kinds: ["PERSON"], first: 100 });
        expect([name, nodes.some((node) => node.id === id)]).toEqual([name, mandates.length > 0]);
      }
    });

    test("what is found is found again by its id", async () => {
      const { nodes } = await search(app, { text: "cong thuong", first: 100 });
      for (const { __typename, id } of nodes) {
        expect((await app.ask(`{ node(id: "${id}") { __typename id } }`)).data.node).toEqual({
          __typename,
          id,
        });
      }
    });

    test("the index is what a rebuild would write", async () => {
      expect(await app.database.read(checkSearchIndex)).toEqual([]);
    });
  });
});
