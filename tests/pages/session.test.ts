import pino from "pino";
import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { fieldsOf, Officer } from "./officer";

jest.setTimeout(120_000);

const UNION = "cdcs-sct-001";
const FORM = "/bao-cao/ky/2023";

eachDatabase((kind) => {
  let app: App;
  let officer: Officer;
  const lines: string[] = [];

  beforeAll(async () => {
    const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
    app = await startApp(kind, { demo: true, log });
  });
  beforeEach(() => {
    app.clock.set("2026-11-21T03:00:00Z");
    officer = new Officer(app);
  });
  afterAll(() => app.close());

  /** Nobody wrote anything while `work` ran; sessions come and go. */
  async function writesNothing(work: () => Promise<void>): Promise<void> {
    const before = await everyRow(app, "officer_session", "api_token");
    await work();
    expect(await everyRow(app, "officer_session", "api_token")).toEqual(before);
  }

  test("a stranger is asked to sign in, on every page", async () => {
    for (const path of ["/bao-cao", FORM, "/bao-cao/bang/2023", "/bao-cao/duyet/x"]) {
      const shown = await officer.get(path);
      expect([path, shown.status]).toEqual([path, 401]);
      expect(fieldsOf(shown, "/bao-cao/dang-nhap")).toEqual({ next: path, token: "" });
    }
  });

  test("the pages run nothing but their own files, and nobody keeps them", async () => {
    const { headers } = await officer.get("/bao-cao");
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    const { html } = await officer.get("/bao-cao");
    for (const [, url] of html.matchAll(/(?:href|src)="(\/bao-cao\/tep\/[^"]+)"/g)) {
      const file = await officer.get(url!);
      expect(file.status).toBe(200);
      expect(file.headers.get("cache-control")).toContain("immutable");
    }
    expect(html).not.toMatch(/<script>|<style|style="|https?:/);
  });

  test("the cookie is out of reach of scripts and of other sites; in production it needs TLS", async () => {
    const token = await app.token(UNION, Role.REPORTER);
    const { headers } = await officer.post("/bao-cao/dang-nhap", { token, next: "/bao-cao" });
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(/^phien=[A-Za-z0-9_-]{43}; Path=\/bao-cao; HttpOnly; SameSite=Strict$/);
    const [row] = await app.database.source.query(
      "SELECT COUNT(*) AS n FROM officer_session WHERE digest = ?",
      [cookie!.slice(6, 49)],
    );
    expect(Number(row.n)).toBe(0);
    const production = await startApp("sqlite", { demo: true, env: { NODE_ENV: "production" } });
    const there = new Officer(production);
    const secure = await there.post("/bao-cao/dang-nhap", {
      token: await production.token(UNION, Role.REPORTER),
      next: "/bao-cao",
    });
    await production.close();
    expect(secure.headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test("a token that is not one opens nothing, and no token is ever shown or logged", async () => {
    const token = await app.token(UNION, Role.REPORTER);
    const wrong = `${token.slice(0, -3)}xyz`;
    await writesNothing(async () => {
      for (const bad of ["", "x", wrong]) {
        const shown = await officer.post("/bao-cao/dang-nhap", { token: bad, next: FORM });
        expect(shown.status).toBe(401);
        if (bad.length > 1) expect(shown.html).not.toContain(bad);
      }
    });
    const shown = await officer.postAndFollow("/bao-cao/dang-nhap", { token, next: "/bao-cao" });
    expect(shown.status).toBe(200);
    expect(shown.html).not.toContain(token);
    expect(shown.html).not.toContain(officer.cookie!.slice(6));
    await officer.post(
      "/bao-cao/dang-nhap?token=" + token,
      { token },
      { origin: "https://elsewhere.example" },
    );
    const logged = lines.join("");
    expect(logged).toContain("/bao-cao/dang-nhap");
    for (const secret of [token, wrong, officer.cookie!.slice(6)]) expect(logged).not.toContain(secret);
  });

  test("leads nowhere but to its own pages after signing in", async () => {
    for (const next of ["//elsewhere.example", "https://elsewhere.example", "/graphql", "/bao-cao//x", ""]) {
      const token = await app.token(UNION, Role.REPORTER);
      const shown = await officer.post("/bao-cao/dang-nhap", { token, next });
      expect(shown.headers.get("location")).toBe("/bao-cao");
    }
  });

  test("a form that another site sends, or that carries no word of this session, writes nothing", async () => {
    const shown = await officer.signIn(UNION, Role.REPORTER, FORM);
    const fields: Record<string, string> = { ...fieldsOf(shown, FORM), "v.members": "40", viec: "luu" };
    const stranger = new Officer(app);
    const other = fieldsOf(await stranger.signIn(UNION, Role.REPORTER, FORM), FORM).csrf!;
    await writesNothing(async () => {
      for (const headers of [
        { origin: "https://elsewhere.example" },
        { origin: "null" },
        { origin: app.url, "sec-fetch-site": "cross-site" },
        { origin: app.url, "sec-fetch-site": "same-site" },
        {},
      ] as Record<string, string>[]) {
        expect((await officer.post(FORM, fields, headers)).status).toBe(403);
      }
      for (const csrf of ["", "x", other]) {
        const refused = await officer.post(FORM, { ...fields, csrf });
        expect(refused.status).toBe(401);
        expect(fieldsOf(refused, "/bao-cao/dang-nhap")["giu.v.members"]).toBe("40");
      }
      const { csrf: _csrf, ...without } = fields;
      expect((await officer.post(`${FORM}/kiem-tra`, without)).status).toBe(401);
    });
    expect((await officer.post(FORM, fields)).status).toBe(303);
  });

  test("what was typed outlives its session", async () => {
    const shown = await officer.signIn(UNION, Role.REPORTER, "/bao-cao/ky/2022");
    const note = `“đếm lại” <b>&amp;</b> "x"`;
    const typed = {
      ...fieldsOf(shown, "/bao-cao/ky/2022"),
      ...{ "v.members": "1.234", "q.members": "ABOUT", "n.members": note, "v.officers": "1.5", viec: "luu" },
    };
    app.clock.set("2026-11-21T15:00:01Z");
    let asked = await officer.get("/bao-cao");
    await writesNothing(async () => {
      asked = await officer.post("/bao-cao/ky/2022", typed);
    });
    expect(asked.status).toBe(401);
    expect(asked.text).toContain("Những gì anh, chị vừa nhập vẫn còn");
    const carried = fieldsOf(asked, "/bao-cao/dang-nhap");
    const again = await officer.post("/bao-cao/dang-nhap", {
      ...carried,
      token: await app.token(UNION, Role.REPORTER),
    });
    expect(again.status).toBe(200);
    const back = fieldsOf(again, "/bao-cao/ky/2022");
    expect(back).toMatchObject({
      ...{
        "v.members": "1.234",
        "q.members": "ABOUT",
        "n.members": note,
        "v.officers": "1.5",
        revision: "0",
      },
    });
    const saved = await officer.post("/bao-cao/ky/2022", { ...back, "v.officers": "", viec: "luu" });
    expect(saved.headers.get("location")).toBe("/bao-cao/ky/2022?da-luu=1");
    const reread = fieldsOf(await officer.get("/bao-cao/ky/2022"), "/bao-cao/ky/2022");
    expect(reread).toMatchObject({ "v.members": "1.234", "q.members": "ABOUT", "n.members": note });
  });

  test("another union's token doesn't take over what was typed", async () => {
    const shown = await officer.signIn(UNION, Role.REPORTER, "/bao-cao/ky/2020");
    const typed = { ...fieldsOf(shown, "/bao-cao/ky/2020"), "v.members": "77", csrf: "" };
    const asked = await officer.post("/bao-cao/ky/2020", typed);
    const again = await officer.post("/bao-cao/dang-nhap", {
      ...fieldsOf(asked, "/bao-cao/dang-nhap"),
      token: await app.token("cdcs-sct-ben-tre", Role.REPORTER),
    });
    expect(again.text).toContain("Đã đăng nhập bằng mã của công đoàn khác");
    expect(fieldsOf(again, "/bao-cao/ky/2020")["v.members"]).toBe("");
  });

  test("a session ends by signing out, with its token, after half a day unused, and after a week in any case", async () => {
    const shown = await officer.signIn(UNION);
    const old = officer.cookie;
    await officer.post("/bao-cao/dang-xuat", { csrf: "x" });
    expect((await officer.get("/bao-cao")).status).toBe(200);
    await officer.post("/bao-cao/dang-xuat", fieldsOf(shown, "/bao-cao/dang-xuat"));
    officer.cookie = old;
    expect((await officer.get("/bao-cao")).status).toBe(401);

    await officer.signIn(UNION);
    await app.database.source.query("UPDATE api_token SET revoked_at = '2026-11-21T03:00:00.000Z'");
    expect((await officer.get("/bao-cao")).status).toBe(401);

    await officer.signIn(UNION);
    for (let hour = 11; hour < 7 * 24; hour += 11) {
      app.clock.set(new Date(Date.parse("2026-11-21T03:00:00Z") + hour * 3_600_000).toISOString());
      expect([hour, (await officer.get("/bao-cao")).status]).toEqual([hour, 200]);
    }
    app.clock.set("2026-11-28T03:00:01Z");
    expect((await officer.get("/bao-cao")).status).toBe(401);
  });

  test("a link in a letter opens the page it names", async () => {
    await officer.signIn(UNION);
    const cookie = officer.cookie;
    officer.cookie = null;
    const first = await officer.get(FORM, { "sec-fetch-site": "cross-site" });
    expect(first.html).toContain('<meta http-equiv="refresh" content="0"/>');
    officer.cookie = cookie;
    expect((await officer.get(FORM, { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });
});
