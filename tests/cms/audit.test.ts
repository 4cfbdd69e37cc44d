import { setTimeout as sleep } from "node:timers/promises";
import { networkOf } from "../../cms/src/audit/network";
import { onEachDatabase, refuseInserts, sql } from "./databases";
import { inviteEditor, inviteWriter, type Invited } from "./invite";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(240_000);

it("knows the network of an address and no more", () => {
  expect(networkOf("203.0.113.77")).toBe("203.0.113.0/24");
  expect(networkOf("::ffff:203.0.113.77")).toBe("203.0.113.0/24");
  expect(networkOf("2001:0db8:85a3:1234::1")).toBe("2001:db8:85a3::/48");
  expect(networkOf("2001:db8::1")).toBe("2001:db8:0::/48");
  expect(networkOf("::1")).toBe("0:0:0::/48");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0::/48");
  expect([networkOf(undefined), networkOf("không phải"), networkOf("1.2.3")]).toEqual([null, null, null]);
});

onEachDatabase((database) => {
  let cms: RunningCms;
  let admin: Panel;
  let writer: Invited;
  let editor: Invited;

  beforeAll(async () => {
    cms = await startCms({ database });
    admin = await openPanel(cms);
    writer = await inviteWriter(cms, admin, "nguoi-viet");
    editor = await inviteEditor(cms, admin, "bien-tap");
  });
  afterAll(() => cms?.stop());

  const last = async () => Number((await sql(cms, "SELECT MAX(id) AS id FROM content_audit"))[0].id);
  /** What the audit gained while something was done. */
  const rowsOf = async (work: () => Promise<unknown>): Promise<any[]> => {
    const before = await last();
    await work();
    return sql(cms, `SELECT * FROM content_audit WHERE id > ${before} ORDER BY id`);
  };
  const told = async (work: () => Promise<unknown>): Promise<string[]> =>
    (await rowsOf(work)).map(
      ({ action, subject_type, subject_id, locale, fields }) =>
        `${[action, subject_type, subject_id, locale ?? ""].join(" ").trim()} ${JSON.parse(fields).join()}`,
    );

  it("has a row for every language a write touches, with who, what and from where, and no word of the text", async () => {
    let id = "";
    const rows = await rowsOf(async () => {
      id = await writer.create("article", articleData("Tên mật của bản nháp"));
      await writer.update("article", id, articleData("Secret title"), "en");
      await writer.update("article", id, { category: "women" });
      await editor.publish("article", id);
      await editor.remove("article", id);
    });
    expect(rows.map(({ action, locale, user_id }) => [action, locale, user_id])).toEqual([
      ["document.create", "vi", writer.id],
      ["document.update", "en", writer.id],
      ["document.update", "vi", writer.id],
      ["document.followed", "en", writer.id],
      // The panel's button saves, then publishes.
      ["document.update", "vi", editor.id],
      ["document.publish", "vi", editor.id],
      ["document.delete", "vi", editor.id],
      ["document.delete", "en", editor.id],
    ]);
    expect(rows.every((row) => row.subject_type === "article" && row.subject_id === id)).toBe(true);
    expect(rows.every((row) => row.network === "127.0.0.0/24" && row.program === null)).toBe(true);
    expect(JSON.parse(rows[2].fields)).toEqual(["category"]);
    expect(JSON.stringify(rows)).not.toMatch(/mật|secret|ten-mat|nguoi-viet|bien-tap/i);
  });

  it("tells of files of the media library", async () => {
    let id = 0;
    expect(
      await told(async () => {
        id = (await editor.upload("anh.png", "image/png", PIXEL)).body[0].id;
      }),
    ).toEqual([`media.create media ${id} `]);
    expect(
      await told(() =>
        editor.request("PUT", `/upload/files/${id}`, {
          fileInfo: { alternativeText: "Khác", name: "khac.png" },
        }),
      ),
    ).toEqual([`media.update media ${id} name,alternativeText`]);
    const replacement = new FormData();
    replacement.append("files", new Blob([new Uint8Array(PIXEL)], { type: "image/png" }), "moi.png");
    replacement.append("fileInfo", JSON.stringify({ name: "moi.png" }));
    expect((await told(() => editor.request("POST", `/upload/files/${id}/replace`, replacement)))[0]).toMatch(
      new RegExp(`^media\\.replace media ${id} `),
    );
    expect(await told(() => admin.request("DELETE", `/upload/files/${id}`))).toEqual([
      `media.delete media ${id} `,
    ]);
  });

  it("tells of people, roles, rights and tokens, by number and by the name of a field", async () => {
    const { body: roles } = await admin.request("GET", "/admin/roles");
    const role = roles.data.find(({ name }: { name: string }) => name === "Người viết").id;
    let user = 0;
    expect(
      await told(async () => {
        const { body } = await admin.request("POST", "/admin/users", {
          email: "moi@congdoan.test",
          firstname: "Mới",
          lastname: "",
          roles: [role],
        });
        user = body.data.id;
      }),
    ).toEqual([`user.create user ${user} `]);
    expect(await told(() => admin.request("PUT", `/admin/users/${user}`, { firstname: "Cũ" }))).toEqual([
      `user.update user ${user} firstname`,
    ]);
    expect(await told(() => admin.request("PUT", `/admin/users/${user}`, { roles: [role] }))).toEqual([]);
    expect(await told(() => admin.request("DELETE", `/admin/users/${user}`))).toEqual([
      `user.delete user ${user} `,
    ]);

    let made = 0;
    expect(
      await told(async () => {
        const { body } = await admin.request("POST", "/admin/roles", {
          name: "Cộng tác",
          description: "Thử",
        });
        made = body.data.id;
      }),
    ).toEqual([`role.create role ${made} `]);
    const right = { action: "plugin::upload.read", subject: null, properties: {}, conditions: [] };
    const given = await told(() =>
      admin.request("PUT", `/admin/roles/${made}/permissions`, { permissions: [right] }),
    );
    expect(given).toEqual([`permission.create role ${made} plugin::upload.read`]);
    expect(
      await told(() => admin.request("PUT", `/admin/roles/${made}/permissions`, { permissions: [] })),
    ).toEqual([`permission.delete role ${made} plugin::upload.read`]);

    let token = 0;
    const rows = await rowsOf(async () => {
      const { body } = await admin.request("POST", "/admin/api-tokens", {
        name: "Bí danh",
        description: "",
        type: "custom",
        lifespan: null,
        permissions: ["api::feed.feed.events"],
      });
      token = body.data.id;
    });
    expect(rows.map(({ action, subject_id }) => `${action} ${subject_id}`)).toContain(
      `token.create ${token}`,
    );
    expect(JSON.stringify(rows)).not.toContain("Bí danh");
  });

  it("tells of sign-ins and of refused ones, without the name that was typed", async () => {
    const login = (email: string, password: string) =>
      fetch(`${cms.url}/admin/login`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
    const before = await last();
    expect((await login("nguoi-la@congdoan.test", "Sai-mat-khau-1")).status).toBe(400);
    expect((await login(writer.email, "Mat-khau-Thanh-vien-1")).status).toBe(200);
    const since = () => sql(cms, `SELECT * FROM content_audit WHERE id > ${before} ORDER BY id`);
    for (const deadline = Date.now() + 20_000; (await since()).length < 2 && Date.now() < deadline; )
      await sleep(100);
    const rows = await since();
    expect(rows.map(({ action, user_id, network }) => [action, user_id, network])).toEqual([
      ["login.failure", null, "127.0.0.0/24"],
      ["login.success", writer.id, "127.0.0.0/24"],
    ]);
    expect(JSON.stringify(rows)).not.toContain("nguoi-la");
  });

  it("is one transaction with what it tells of", async () => {
    const users = async () => Number((await sql(cms, "SELECT COUNT(*) AS n FROM admin_users"))[0].n);
    const files = async () => Number((await sql(cms, "SELECT COUNT(*) AS n FROM files"))[0].n);
    const before = [await users(), await files(), await last()];
    const allow = await refuseInserts(cms, "content_audit", "NEW.action IN ('user.create', 'media.create')");
    try {
      const person = { email: "khong@congdoan.test", firstname: "Không", lastname: "", roles: [1] };
      expect((await admin.request("POST", "/admin/users", person)).status).toBe(500);
      expect((await admin.upload("khong.png", "image/png", PIXEL)).status).toBe(500);
    } finally {
      await allow();
    }
    expect([await users(), await files(), await last()]).toEqual(before);
  });

  it("is refused any change by the database itself, also after a restart", async () => {
    const before = await sql(cms, "SELECT * FROM content_audit ORDER BY id");
    const changes = ["UPDATE content_audit SET user_id = 99", "DELETE FROM content_audit"];
    const refuse = async () => {
      for (const change of changes)
        expect(await sql(cms, change).catch(({ message }) => message)).toMatch(/append-only/);
    };
    await refuse();
    await cms.restart();
    [admin, writer, editor] = [
      await openPanel(cms),
      { ...writer, ...(await openPanel(cms, writer.email, "Mat-khau-Thanh-vien-1")) },
      { ...editor, ...(await openPanel(cms, editor.email, "Mat-khau-Thanh-vien-1")) },
    ];
    await refuse();
    expect(await sql(cms, `SELECT * FROM content_audit WHERE id <= ${before.at(-1).id} ORDER BY id`)).toEqual(
      before,
    );
  });

  it("is read by administrators alone, by document, person and day, page by page", async () => {
    const id = await editor.create("article", articleData("Tìm trong nhật ký"));
    for (let n = 0; n < 55; n += 1) await editor.update("article", id, { byline: `Lần ${n}` });
    for (const panel of [writer, editor])
      for (const path of ["/content-audit/rows", "/content-audit/people"])
        expect([path, (await panel.request("GET", path)).status]).toEqual([path, 403]);

    const read = async (query: string) => (await admin.request("GET", `/content-audit/rows?${query}`)).body;
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const first = await read(
      `document=${encodeURIComponent("trong nhật ký")}&user=${editor.id}&day=${today}`,
    );
    expect([first.rows.length, first.more]).toEqual([50, true]);
    expect(first.rows[0]).toMatchObject({
      action: "document.update",
      title: "Tìm trong nhật ký",
      by: "bien-tap",
      userId: editor.id,
      fields: ["byline"],
    });
    const rest = await read(`document=${id}&before=${first.rows.at(-1).id}`);
    expect([rest.rows.length, rest.more, rest.rows.at(-1).action]).toEqual([6, false, "document.create"]);
    expect((await read("day=2001-01-01")).rows).toEqual([]);
    await editor.remove("article", id);
    const deleted = await read(`document=${encodeURIComponent("trong nhật ký")}`);
    expect(deleted.rows[0]).toMatchObject({ action: "document.delete", title: "Tìm trong nhật ký" });
    expect((await read(`user=${writer.id}&document=${id}`)).rows).toEqual([]);
    expect((await admin.request("GET", "/content-audit/rows?day=hom-qua")).status).toBe(400);
    const { people } = (await admin.request("GET", "/content-audit/people")).body;
    expect(people).toContainEqual({ id: writer.id, name: "nguoi-viet" });
  });
});
