import { published } from "./feed-reader";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { sql } from "./databases";
import { member, type Member } from "./members";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(120_000);

let cms: RunningCms;
let admin: Panel;
let writer: Member;
let editor: Member;

beforeAll(async () => {
  cms = await startCms();
  admin = await openPanel(cms);
  writer = await member(cms, admin, "nguoi-viet", "Người viết");
  editor = await member(cms, admin, "bien-tap", "Biên tập viên toàn hệ thống");
});
afterAll(() => cms?.stop());

it("has writers, editors and the super administrator, and no others", async () => {
  const { body } = await admin.request("GET", "/admin/roles");
  expect(body.data.map(({ name }: { name: string }) => name).sort()).toEqual(
    ["Quản trị viên cấp cao", "Người viết", "Biên tập viên", "Biên tập viên toàn hệ thống"].sort(),
  );
});

it("lets a writer write and edit, with pictures and in both languages, but not publish", async () => {
  const upload = await writer.upload("anh.png", "image/png", PIXEL);
  expect(upload.status).toBe(201);
  const cover = { file: upload.body[0].id, alt: "Mô tả", caption: "Chú thích" };
  const id = await writer.create(
    "article",
    articleData("Bài của tôi", { cover, unionCodes: [{ code: "cdcs-sct-001" }] }),
  );
  expect((await writer.update("article", id, { title: "Bài của tôi, sửa" })).status).toBe(200);
  expect((await writer.update("article", id, articleData("My text", { cover }), "en")).status).toBe(200);
  expect((await writer.act("article", id, "publish")).status).toBe(403);
  expect((await writer.bulk("article", "bulkPublish", [id])).status).toBe(403);
  expect(
    (
      await writer.request(
        "POST",
        "/content-manager/collection-types/api::article.article/actions/publish",
        articleData("Lén"),
      )
    ).status,
  ).toBe(403);
  expect(await published(cms, "article", id)).toBeNull();
});

it("lets an editor publish a writer's text; the writer's later edits stay a draft", async () => {
  const id = await writer.create("article", articleData("Chờ duyệt"));
  expect((await editor.act("article", id, "publish")).status).toBe(200);
  expect((await published(cms, "article", id)).title).toBe("Chờ duyệt");
  expect((await writer.update("article", id, { title: "Sửa sau khi đăng" })).status).toBe(200);
  expect((await writer.act("article", id, "unpublish")).status).toBe(403);
  expect((await published(cms, "article", id)).title).toBe("Chờ duyệt");
  expect((await editor.act("article", id, "publish")).status).toBe(200);
  expect((await published(cms, "article", id)).title).toBe("Sửa sau khi đăng");
  expect((await editor.remove("article", id)).status).toBe(200);
});

it("keeps a writer away from other people's documents, other languages and copies included", async () => {
  const upload = await editor.upload("cua-nguoi-khac.png", "image/png", PIXEL);
  const id = await editor.create("article", articleData("Của biên tập"));
  const path = "/content-manager/collection-types/api::article.article";
  expect((await writer.request("GET", `${path}/${id}?locale=vi`)).status).toBe(403);
  expect((await writer.update("article", id, { title: "Chiếm" })).status).toBe(403);
  expect((await writer.update("article", id, articleData("Taken", { category: "women" }), "en")).status).toBe(
    403,
  );
  expect((await writer.request("POST", `${path}/clone/${id}?locale=vi`, articleData("Chép"))).status).toBe(
    403,
  );
  expect(
    (await writer.request("POST", `${path}/auto-clone/${id}?locale=vi`, {})).status,
  ).toBeGreaterThanOrEqual(400);
  await editor.publish("article", id);
  expect((await writer.act("article", id, "discard")).status).toBe(403);
  const list = await writer.request("GET", `${path}?locale=vi&pageSize=100`);
  expect(JSON.stringify(list.body)).not.toContain("Của biên tập");
  const file = `/upload/files/${upload.body[0].id}`;
  expect((await writer.request("PUT", file, { fileInfo: { name: "khac.png" } })).status).toBe(403);
  expect((await writer.request("DELETE", file)).status).toBe(403);
});

it("keeps both away from settings, people and tokens", async () => {
  for (const panel of [writer, editor])
    for (const path of [
      "/admin/users",
      "/admin/api-tokens",
      "/admin/roles",
      "/admin/webhooks",
      "/admin/transfer/tokens",
    ])
      expect([403, 404]).toContain((await panel.request("GET", path)).status);
});

it("brings roles of an earlier version up to date and keeps what an administrator decided", async () => {
  const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number; code: string }[];
  const idOf = (code: string) => roles.find((role) => role.code === code)!.id;
  const rights = async (code: string) => {
    const rows = (await admin.request("GET", `/admin/roles/${idOf(code)}/permissions`)).body.data as any[];
    return rows.map(({ action, subject }) => `${action.split(".").at(-1)} ${subject ?? ""}`.trim()).sort();
  };
  const declared = await rights("content-writer");
  expect(declared).toContain("delete api::article.article");
  const veteran = await member(cms, admin, "lau-nam", "Biên tập viên");

  // As it was: writers deleted nothing, and there were no editors of the whole system.
  const [{ id, value }] = await sql(
    cms,
    "SELECT id, value FROM strapi_core_store_settings WHERE `key` = 'core_content-roles_content-writer'",
  );
  const earlier = JSON.parse(JSON.parse(value)).filter(({ action }: any) => !action.endsWith(".delete"));
  const permissions = (await admin.request("GET", `/admin/roles/${idOf("content-writer")}/permissions`)).body
    .data as any[];
  const kept = permissions
    .filter(
      ({ action, subject }) => !action.endsWith(".delete") && !(action.endsWith(".copy-link") && !subject),
    )
    .map(({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }));
  const given = { action: "plugin::upload.assets.download", subject: null, properties: {}, conditions: [] };
  const changed = await admin.request("PUT", `/admin/roles/${idOf("content-writer")}/permissions`, {
    permissions: [...kept, given],
  });
  expect(changed.status).toBe(200);
  await admin.request("PUT", `/admin/users/${editor.id}`, { roles: [idOf("content-editor")] });
  expect((await admin.request("DELETE", `/admin/roles/${idOf("content-chief-editor")}`)).status).toBe(200);
  await cms.restart({}, async () => {
    const json = JSON.stringify(JSON.stringify(earlier)).replace(/'/g, "''");
    const text = cms.databaseUrl.startsWith("mysql") ? json.replace(/\\/g, "\\\\") : json;
    await sql(cms, `UPDATE strapi_core_store_settings SET value = '${text}' WHERE id = ${id}`);
  });

  admin = await openPanel(cms);
  expect(await rights("content-writer")).toEqual(
    [...declared.filter((name) => name !== "copy-link"), "download"].sort(),
  );
  const users = (await admin.request("GET", "/editorial/assignments")).body.staff;
  expect(users.find((user: any) => user.email === veteran.email)).toMatchObject({
    roles: expect.arrayContaining(["Biên tập viên", "Biên tập viên toàn hệ thống"]),
    scope: "everything",
  });
  const later = await member(cms, admin, "moi-vao", "Biên tập viên");
  await cms.restart();
  admin = await openPanel(cms);
  const again = (await admin.request("GET", "/editorial/assignments")).body.staff;
  expect(again.find((user: any) => user.email === later.email)).toMatchObject({
    roles: ["Biên tập viên"],
    scope: "own",
  });
});
