import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { fieldsOf, Officer } from "./officer";

jest.setTimeout(120_000);

const UNION = "cdcs-sct-001";

eachDatabase((kind) => {
  let app: App;
  let officer: Officer;

  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
    officer = new Officer(app);
    await officer.signIn(UNION);
  });
  afterAll(() => app.close());

  test.each([
    ["/bao-cao/", "/bao-cao"],
    ["/bao-cao/dang-xuat", "/bao-cao"],
    ["/bao-cao/dang-nhap", "/bao-cao"],
    ["/bao-cao/ky/2023/tep", "/bao-cao/ky/2023"],
  ])("%s leads to %s", async (from, to) => {
    const { status, headers } = await officer.get(from);
    expect([status, headers.get("location")]).toEqual([303, to]);
  });

  test.each(["/bao-cao/khong-co", "/bao-cao/ky", "/bao-cao/ky/2023/x"])(
    "%s is a page that says so",
    async (path) => {
      const { status, headers, text } = await officer.get(path);
      expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
      expect(text).toContain("Không có trang này");
    },
  );

  test.each(["/bao-cao/../graphql", "/bao-cao/..", "/bao-cao/./x", "/bao-cao/ky/..?x=1"])(
    "signing in doesn't lead to %s",
    async (next) => {
      const token = await app.token(UNION, Role.REPORTER);
      const shown = await new Officer(app).post("/bao-cao/dang-nhap", { token, next });
      expect(shown.headers.get("location")).toBe("/bao-cao");
    },
  );

  test("whoever opens the hub's address finds the pages", async () => {
    const front = await fetch(`${app.url}/`);
    const [, address] = /<a href="(\/bao-cao[^"]*)">/.exec(await front.text())!;
    const page = await fetch(`${app.url}${address}`);
    expect(await page.text()).toContain("Mã truy cập");
  });

  test("a quarter keeps its number, and the years end where they begin", async () => {
    expect((await officer.get("/bao-cao/ky/2025-Q4")).text).toContain("Báo cáo quý IV/2025");
    expect((await officer.get("/bao-cao?nam=1932")).html).toContain("/bao-cao?nam=1930");
    const first = await officer.get("/bao-cao?nam=1930");
    expect([first.status, first.html.includes("nam=1928")]).toEqual([200, false]);
  });

  test("a file that is too large is refused with a sentence", async () => {
    const { csrf } = fieldsOf(await officer.get("/bao-cao/ky/2023"), "/bao-cao/ky/2023");
    const body = new FormData();
    body.set("csrf", csrf!);
    body.set("tep", new Blob([new Uint8Array(3 * 1024 ** 2)]), "b.xlsx");
    const headers = { cookie: officer.cookie!, origin: app.url, "sec-fetch-site": "same-origin" };
    const answer = await fetch(`${app.url}/bao-cao/ky/2023/tep`, { method: "POST", headers, body });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("Tệp lớn quá 2 MB");
  });

  test("the board weighs the unions by their members", async () => {
    const above = new Officer(app);
    const shown = await above.signIn("ldld-ben-tre", Role.APPROVER, "/bao-cao/bang/2021");
    expect(shown.text).toContain("1/1 đơn vị phải báo cáo đã được duyệt (100%)");
    expect(shown.text).toContain("Tính theo đoàn viên: 54/54 (100%)");
  });
});
