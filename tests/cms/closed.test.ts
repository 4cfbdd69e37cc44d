import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onEachDatabase, sql } from "./databases";
import { articleData, openPanel, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

const repository = resolve(__dirname, "../..");
const readJson = (...path: string[]): any => JSON.parse(readFileSync(join(repository, ...path), "utf8"));
const HOUR = 3600;

describe("what is installed", () => {
  test("every part of Strapi has one version, pinned, at least 5.45", () => {
    const { dependencies, devDependencies } = readJson("cms/package.json");
    const wanted = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) =>
      name.startsWith("@strapi/"),
    );
    const versions = new Set(wanted.map(([, version]) => version as string));
    expect(versions.size).toBe(1);
    const [version] = versions as unknown as [string];
    expect(version).toMatch(/^5\.\d+\.\d+$/);
    expect(Number(version!.split(".")[1])).toBeGreaterThanOrEqual(45);
    const own = readdirSync(join(repository, "node_modules/@strapi")).flatMap((name) => {
      const { repository: from, version: has } = readJson("node_modules/@strapi", name, "package.json");
      return JSON.stringify(from ?? "").includes("strapi/strapi.git") ? [[name, has]] : [];
    });
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(([, has]) => has !== version)).toEqual([]);
  });

  test("neither accounts of the public, nor a second GraphQL, nor somebody else's cloud; nothing calls home", () => {
    for (const name of ["plugin-users-permissions", "plugin-graphql", "plugin-cloud"])
      expect([name, existsSync(join(repository, "node_modules/@strapi", name))]).toEqual([name, false]);
    expect(readJson("cms/package.json").strapi).toEqual({ uuid: false, telemetryDisabled: true });
  });

  test("the CMS holds texts alone: no kind of entry for persons", () => {
    const kinds = readdirSync(join(repository, "cms/src/api")).flatMap((name) => {
      const folder = join(repository, "cms/src/api", name, "content-types");
      return existsSync(folder) ? readdirSync(folder) : [];
    });
    expect(kinds.sort()).toEqual(["article", "congress-document"]);
    const fields = kinds.flatMap((kind) =>
      Object.keys(readJson("cms/src/api", kind, "content-types", kind, "schema.json").attributes),
    );
    expect(fields.filter((field) => /phone|mail|birth|identity|password|address/i.test(field))).toEqual([]);
  });
});

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  beforeAll(async () => {
    cms = await startCms({ database, env: { LOG_LEVEL: "debug" } });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(cms.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  test("of the content API only the feed is there, also for a token that may do everything", async () => {
    const made = await panel.request("POST", "/admin/api-tokens", {
      ...{ name: "toan quyen", description: "", type: "full-access", lifespan: null, kind: "content-api" },
    });
    expect(made.status).toBe(201);
    const headers = { authorization: `Bearer ${made.body.data.accessKey}` };
    const id = await panel.create("article", articleData("MẬT nháp"));
    for (const path of [
      "/api/articles?status=draft",
      `/api/articles/${id}?status=draft`,
      "/API/articles",
      "//api/articles",
      "/api//articles",
      "/api/%61rticles",
      "/%61pi/articles",
      "/api/congress-documents",
      "/api/upload/files",
      "/api/i18n/locales",
      "/api/users",
      "/api/auth/local",
      "/api",
      "/api/",
      "/api/feed",
      "/api/feed/../articles",
      "/graphql",
      "/documentation",
    ]) {
      const closed = await fetch(cms.url + path, { headers });
      expect([path, closed.status]).toEqual([path, 404]);
      expect(await closed.text()).not.toContain("MẬT");
    }
    for (const [method, path] of [
      ["POST", "/api/articles"],
      ["PUT", `/api/articles/${id}`],
      ["DELETE", `/api/articles/${id}`],
      ["POST", "/api/upload"],
    ])
      expect([path, (await fetch(cms.url + path!, { method, headers })).status]).toEqual([path, 404]);
    await panel.request("DELETE", `/admin/api-tokens/${made.body.data.id}`);
  });

  test("the feed takes the questions it knows and no others", async () => {
    for (const query of [
      "where[id]=1",
      "_where=x",
      "filters[title][$contains]=a",
      "populate=*",
      "status=draft",
      "fields=*",
    ]) {
      for (const route of ["events", "published", "documents/article/abc/vi"])
        expect([query, route, (await cms.feed(`${route}?${query}`)).status]).toEqual([query, route, 400]);
    }
    expect((await cms.feed("published?limit=501")).status).toBe(400);
  });

  test("nobody makes the server call another machine: no webhooks, no uploads from addresses", async () => {
    const listed = await panel.request("GET", "/admin/webhooks");
    expect(listed.status).toBe(404);
    const webhook = {
      name: "x",
      url: "http://169.254.169.254/",
      events: ["entry.publish"],
      headers: {},
      isEnabled: true,
    };
    for (const path of [
      "/admin/webhooks",
      "/admin/webhooks/1/trigger",
      "/Admin/Webhooks",
      "/admin//webhooks",
    ])
      expect([path, (await panel.request("POST", path, webhook)).status]).toEqual([path, 404]);
    expect(await sql(cms, "SELECT * FROM strapi_webhooks")).toEqual([]);
    const fetched = await panel.request("POST", "/upload/actions/upload-from-urls", {
      urls: [`${cms.url}/_health`],
    });
    expect(fetched.status).toBe(404);
  });

  test("nobody takes the whole database out or in, and nobody changes the kinds of entry of a running CMS", async () => {
    for (const [method, path] of [
      ["GET", "/admin/transfer/runner/push"],
      ["GET", "/admin/transfer/tokens"],
      ["POST", "/admin/transfer/tokens"],
    ] as const)
      expect([path, (await panel.request(method, path, method === "GET" ? undefined : {})).status]).toEqual([
        path,
        404,
      ]);
    const schema = {
      data: { components: [], contentTypes: [{ action: "delete", uid: "api::article.article" }] },
    };
    for (const [method, path] of [
      ["POST", "/content-type-builder/update-schema"],
      ["POST", "/content-type-builder/content-types"],
      ["DELETE", "/content-type-builder/content-types/api::article.article"],
    ] as const) {
      const { status } = await panel.request(method, path, method === "DELETE" ? undefined : schema);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
    expect(
      (await panel.request("GET", "/content-manager/collection-types/api::article.article")).status,
    ).toBe(200);
  });

  test("the first administrator is there before the port opens; everybody else comes by an invitation", async () => {
    const person = { email: "la@congdoan.test", password: "Nguoi-la-2026", firstname: "Lạ", lastname: "Lạ" };
    expect((await post("/admin/register-admin", person)).status).toBe(400);
    expect(
      (await post("/admin/register", { registrationToken: "x".repeat(40), userInfo: person })).status,
    ).toBe(400);
    expect((await post("/admin/users", person)).status).toBe(401);
    expect(await sql(cms, "SELECT email FROM admin_users")).toEqual([{ email: cms.adminEmail }]);
  });

  test("after five tries within minutes a login waits, whatever the caller says of its address", async () => {
    const login = (count: number) =>
      post(
        "/admin/login",
        { email: "doan-mo@congdoan.test", password: `Sai-mat-khau-${count}` },
        { "x-forwarded-for": `198.51.100.${count}` },
      );
    const statuses = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await login(count)).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  });

  test("a session lasts no longer than a working day", async () => {
    const answer = await post("/admin/login", {
      email: cms.adminEmail,
      password: cms.adminPassword,
      rememberMe: true,
    });
    const { token } = (await answer.json()).data;
    const access = JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString());
    expect(access.exp - access.iat).toBeLessThanOrEqual(HOUR / 2);
    const cookie = answer.headers.getSetCookie().find((each) => /refresh/i.test(each))!;
    expect(cookie).toMatch(/httponly/i);
    const refresh = JSON.parse(Buffer.from(cookie.split("=")[1]!.split(".")[1]!, "base64url").toString());
    const soon = Date.now() + 12 * HOUR * 1000;
    expect(refresh.exp * 1000).toBeGreaterThan(Date.now());
    expect(refresh.exp * 1000).toBeLessThanOrEqual(soon);
    const ends = await sql(cms, "SELECT absolute_expires_at FROM strapi_sessions");
    expect(ends.length).toBeGreaterThan(0);
    for (const { absolute_expires_at } of ends)
      expect(new Date(absolute_expires_at).getTime()).toBeLessThanOrEqual(soon);
  });

  test("every answer tells browsers what it may do, and nobody what it runs on", async () => {
    for (const path of ["/admin", "/_health", "/api/feed/events", "/uploads/khong-co.png", "/admin/init"]) {
      const { headers } = await fetch(cms.url + path);
      expect([path, headers.get("x-powered-by"), headers.get("server")]).toEqual([path, null, null]);
      expect([path, headers.get("strict-transport-security")]).toEqual([
        path,
        "max-age=31536000; includeSubDomains",
      ]);
      expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
      const policy = headers.get("content-security-policy")!;
      if (path.startsWith("/uploads/")) expect(policy).toBe("default-src 'none'; sandbox");
      else {
        for (const rule of [
          "default-src 'self'",
          "object-src 'none'",
          "frame-ancestors 'self'",
          "base-uri 'self'",
        ])
          expect([path, policy]).toEqual([path, expect.stringContaining(rule)]);
        expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
      }
    }
  });

  test("only the panel's own site may ask on a person's behalf", async () => {
    const ask = (origin: string) =>
      fetch(`${cms.url}/admin/init`, { headers: { origin } }).then(({ headers }) =>
        headers.get("access-control-allow-origin"),
      );
    expect(await ask(new URL(cms.url).origin)).toBe(new URL(cms.url).origin);
    for (const origin of ["https://ke-xau.test", "null", `${cms.url}.ke-xau.test`]) {
      const allowed = await ask(origin);
      expect([origin, allowed === origin || allowed === "*"]).toEqual([origin, false]);
    }
  });

  test("the log has no passwords, no tokens and no texts, even at its most talkative", async () => {
    const word = `matkhau${Date.now()}`;
    await post("/admin/login", { email: `${word}@congdoan.test`, password: `Sai-${word}` });
    const id = await panel.create("article", articleData(`Tiêu đề ${word}`, { excerpt: word }));
    await panel.publish("article", id);
    await panel.update("article", id, { title: "x".repeat(400), excerpt: word });
    await panel.act("article", id, "publish");
    await cms.feed(`documents/article/${id}/vi`);
    const output = cms.output();
    expect(output).toContain("/admin/login");
    for (const secret of [word, cms.token, cms.adminPassword, await cms.login()])
      expect(output.includes(secret)).toBe(false);
  });

  test("a mistake is answered without a stack, a path or a statement", async () => {
    for (const answer of [
      await panel.request("GET", "/content-manager/collection-types/api::article.article?filters[$or]=x"),
      await panel.request(
        "GET",
        "/content-manager/collection-types/api::article.article?sort=createdBy.password:asc",
      ),
      await panel.request("GET", "/content-manager/collection-types/api::article.article?_q[filters][x]=1"),
      await panel.request("GET", "/content-manager/collection-types/khong-co"),
    ]) {
      expect(answer.status).toBeGreaterThanOrEqual(200);
      expect(JSON.stringify(answer.body)).not.toMatch(
        /node_modules|\/dist\/|\bat \w+ \(|select .* from|password/i,
      );
    }
  });
});

describe("behind a proxy", () => {
  test("one address of X-Forwarded-For is believed, that of the proxy: a caller cannot pass for many", async () => {
    const cms = await startCms({ env: { CMS_PANEL_URL: "https://bien-tap.congdoan.test" } });
    try {
      const login = (forwarded: string) =>
        fetch(`${cms.url}/admin/login`, {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "x-forwarded-proto": "https",
            "x-forwarded-for": forwarded,
          },
          body: JSON.stringify({ email: "doan-mo@congdoan.test", password: "Sai-mat-khau-1" }),
        }).then(({ status }) => status);
      const statuses = [];
      for (let count = 0; count < 6; count += 1)
        statuses.push(await login(`198.51.100.${count}, 203.0.113.9`));
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
      expect(await login("198.51.100.1, 203.0.113.10")).toBe(400);
    } finally {
      await cms.stop();
    }
  });
});
