import { eachDatabase, startApp, type App } from "./support/app";
import { UnionKind } from "../api/unions/union.enums";
import { HierarchyRelation } from "../api/unions/union.enums";
import { record } from "./unions/record";
import { report } from "./rollup/build";
import { checkData } from "../api/rollup/check";
import { sortKey } from "../api/platform/text";

const out = (...x: unknown[]) => process.stderr.write(x.map((e) => (typeof e === "string" ? e : JSON.stringify(e))).join(" ") + "\n");

eachDatabase((kind) => {
  describe("zz", () => {
    let app: App;
    beforeEach(async () => { app = await startApp(kind); });
    afterEach(() => app.close());
    const S = "members_expelled";
    const obs = async (u: string, period = "2021", token?: string) => {
      const a = await app.ask(`{ union(code:"${u}"){ statistics(period:"${period}", indicators:["${S}"]){ observations{ value status reportedUnits } breakdown(first:50){nodes{key observations{value status reportedUnits}}} } } }`, {}, { token });
      return a.data.union?.statistics ?? a.body;
    };

    test("leak: ended sibling", async () => {
      const cs = (p: string, n: number) => Array.from({ length: n }, (_, i) => `${p}-${i}`);
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc", endedOn: "2021-07-01" },
        { code: "c", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        ...cs("a", 6).map((code) => ({ code, under: "a" })),
        ...cs("b", 2).map((code) => ({ code, endedOn: "2021-07-01", affiliations: [{ parent: "b", until: "2021-07-01" }] })),
        ...cs("c", 6).map((code) => ({ code, under: "c" })),
      ).catch(async (e) => { out("rec", e.message); throw e; });
      for (const c of cs("a", 6)) await report(app, c, "2021", { [S]: 10 });
      for (const c of cs("c", 6)) await report(app, c, "2021", { [S]: 20 });
      await report(app, "b-0", "2021", { [S]: 1 });
      for (const u of ["goc", "a", "b", "c"]) { const r = await obs(u); out(kind, "ended-sibling", u, r.observations ?? r); if (u === "goc") out(r.breakdown); }
    });

    test("leak: two levels", async () => {
      const cs = (p: string, n: number) => Array.from({ length: n }, (_, i) => `${p}-${i}`);
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "x", kind: UnionKind.CENTRAL_SECTOR_UNION, under: "goc" },
        { code: "b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "c", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "x1", kind: UnionKind.CORPORATE_UNION, under: "x" },
        { code: "x2", kind: UnionKind.CORPORATE_UNION, under: "x" },
        ...cs("x1", 5).map((code) => ({ code, under: "x1" })), ...cs("x2", 5).map((code) => ({ code, under: "x2" })),
        ...cs("c", 6).map((code) => ({ code, under: "c" })), { code: "b-0", under: "b" },
      );
      for (const c of [...cs("x1", 5), ...cs("x2", 5)]) await report(app, c, "2021", { [S]: 2 });
      for (const c of cs("c", 6)) await report(app, c, "2021", { [S]: 20 });
      await report(app, "b-0", "2021", { [S]: 1 });
      for (const u of ["goc", "x", "b", "c", "x1", "x2"]) { const r = await obs(u); out(kind, "two-levels", u, r.observations ?? r); }
    });

    test("variable defaults bypass", async () => {
      const q = "query ($n: Int = 100) { unions(first: $n) { nodes { children(first: $n) { nodes { children(first: 10) { nodes { code } } } } } } }";
      const r1 = await app.ask(q); const r2 = await app.ask(q, { n: 100 });
      out(kind, "defaults", r1.status, r1.errors?.[0]?.extensions.code ?? "ok", "| explicit:", r2.status, r2.errors?.[0]?.extensions.code ?? "ok");
      const q3 = 'query ($n: Int = 100) { unions(first: $n) { nodes { statistics(period:"2021",indicators:["members"]){ breakdown(first:$n){ nodes { observations{ value } } } } } } }';
      const r3 = await app.ask(q3); out(kind, "defaults bd", r3.status, r3.errors?.[0]?.extensions.code ?? "ok");
    });

    test("sectoral unclipped", async () => {
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "p", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "s", kind: UnionKind.CENTRAL_SECTOR_UNION, under: "goc", foundedOn: "2010-01-01" },
        { code: "g", foundedOn: "1990-01-01", affiliations: [{ parent: "p" }, { parent: "s", relation: HierarchyRelation.SECTORAL }] });
      const r = await app.ask(`{ union(code:"g", asOf:"2000-01-01"){ a: parent{code} s: parent(relation:SECTORAL){code} ancestors(relation:SECTORAL){code} } }`);
      out(kind, "sectoral", r.data, await app.database.read(checkData));
    });

    test("forged cursors", async () => {
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION }, { code: "p", under: "goc" }, { code: "q", under: "goc" });
      for (const [order, forge] of [["NAME", (k: any[]) => [k[0], k[1], 1e999]], ["NAME", (k: any[]) => `["${k[0]}","x",1e999]`], ["FOUNDED_ON", (k: any[]) => [k[0], "abc", "x"]], ["FOUNDED_ON", (k: any[]) => [k[0], 5, 7]], ["NAME", (k: any[]) => [k[0], 5, "abc"]]] as const) {
        const q = (after?: string) => `{ unions(first:1, orderBy:{field:${order}, direction:ASC}${after ? `, after:"${after}"` : ""}){ pageInfo{endCursor} nodes{code} } }`;
        const c = (await app.ask(q())).data.unions.pageInfo.endCursor as string;
        const keys = JSON.parse(Buffer.from(c, "base64url").toString()) as any[];
        const f = forge(keys); const text = typeof f === "string" ? f : JSON.stringify(f);
        const r = await app.ask(q(Buffer.from(text).toString("base64url")));
        out(kind, "cursor", order, text, r.status, r.errors?.[0]?.extensions.code ?? r.data);
      }
    });

    test("complete with nobody due", async () => {
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION }, { code: "p", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" }, { code: "q", under: "p" }, { code: "r", under: "p" });
      await report(app, "q", "2021-Q3", { members: 5 });
      await report(app, "p", "2021", { members: 5 });
      const r = await app.ask(`{ union(code:"p"){ q: statistics(period:"2021-Q3",indicators:["members"]){ period{dueOn} observations{value status reportedUnits expectedUnits} coverage{ratio} } o: statistics(period:"2021",scope:OWN,indicators:["members"]){ observations{value status reportedUnits expectedUnits} } y: statistics(period:"2021",indicators:["members"]){ observations{value status reportedUnits expectedUnits} } report(period:"2021-Q3"){status} } g: union(code:"r"){report(period:"2021-Q3"){status}} }`);
      out(kind, "quarter", r.data);
    });

    test("n+1 breakdown", async () => {
      const mk = (n: number, p: string) => Array.from({ length: n }, (_, i) => `${p}${i}`);
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION }, ...mk(12, "p").map((code) => ({ code, kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" })), ...mk(12, "p").map((p) => ({ code: p + "-g", under: p })));
      for (const n of [1, 12]) {
        const s = await app.statements(() => app.ask(`{ union(code:"goc"){ children(first:${n}){nodes{ statistics(period:"2021",indicators:["members"]){ breakdown(first:5){nodes{observations{value} coverage{expectedUnits}}} } } } } }`));
        out(kind, "n+1", n, s.length);
      }
    });

    test("mysql limits", async () => {
      if (kind !== "mysql") return;
      for (let i = 0; i < 12; i++) await app.ask("{ provinces { code } }");
      await Promise.all(Array.from({ length: 12 }, () => app.ask("{ provinces { code } }")));
      const r = await app.database.write(async (tx) => tx.query("SELECT @@max_statement_time AS t"));
      out(kind, "writer statement limit", r);
    });
    test("sort", () => { out(sortKey("Hà"), sortKey("Hà Nội"), sortKey("Hà") < sortKey("Hà Nội")); });
  });
});
