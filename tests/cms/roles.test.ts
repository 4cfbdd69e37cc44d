import { published } from "./feed-reader";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(120_000);

let cms: RunningCms;
let admin: Panel;
let writer: Panel;
let editor: Panel;

/** Invites a person into a role and accepts the invitation, as the panel does. */
async function member(name: string, role: string): Promise<Panel> {
  const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number; name: string }[];
  const email = `${name}@congdoan.test`;
  const { body } = await admin.request("POST", "/admin/users", {
    email,
    firstname: name,
    lastname: "",
    roles: [roles.find((known) => known.name === role)!.id],
  });
  const accepted = await fetch(`${cms.url}/admin/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      registrationToken: body.data.registrationToken,
      userInfo: { firstname: name, lastname: "", password: "Mat-khau-Thanh-vien-1" },
    }),
  });
  expect(accepted.status).toBe(200);
  return openPanel(cms, email, "Mat-khau-Thanh-vien-1");
}

beforeAll(async () => {
  cms = await startCms();
  admin = await openPanel(cms);
  writer = await member("nguoi-viet", "Người viết");
  editor = await member("bien-tap", "Biên tập viên");
});
afterAll(() => cms?.stop());

it("has writers, editors and the super administrator, and no others", async () => {
  const { body } = await admin.request("GET", "/admin/roles");
  expect(body.data.map(({ name }: { name: string }) => name).sort()).toEqual(
    ["Super Admin", "Người viết", "Biên tập viên"].sort(),
  );
});

it("lets a writer write and edit, with pictures and in both languages, but not publish", async () => {
  const upload = await writer.upload("anh.png", "image/png", PIXEL);
  expect(upload.status).toBe(201);
  const cover = { file: upload.body[0].id, alt: "Mô tả" };
  const id = await writer.create(
    "article",
    articleData("Bài của tôi", { cover, unionCodes: [{ code: "cdcs-sct-001" }] }),
  );
  expect((await writer.update("article", id, { title: "Bài của tôi, sửa" })).status).toBe(200);
  expect((await writer.update("article", id, articleData("My text", { cover }), "en")).status).toBe(200);
  expect((await writer.act("article", id, "publish")).status).toBe(403);
  expect((await writer.bulk("article", "bulkPublish", [id])).status).toBe(403);
  expect((await writer.remove("article", id)).status).toBe(403);
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
