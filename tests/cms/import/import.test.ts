import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onEachDatabase, sql } from "../databases";
import { allPublished, headOf, published } from "../feed-reader";
import { openPanel, type Panel } from "../panel";
import { cmsEnvironment, cmsFolder, startCms, type RunningCms } from "../running-cms";
import { docx } from "./docx";
import { FIXTURES } from "./pages";

jest.setTimeout(300_000);

const COMMAND = join(cmsFolder, "dist/src/import/command.js");
const PICTURE = join(cmsFolder, "seed/images/ben-tre-2021-con-so.png");
const OTHER_PICTURE = join(cmsFolder, "seed/images/ipc1-chi-tieu-2024.png");

interface Ended {
  code: number | null;
  output: string;
}

/** Runs the command as the launcher does, with exactly this environment. */
function command(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  return new Promise((done) => {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      cwd: cmsFolder,
      env: { PATH, HOME, LANG: "C.UTF-8", LOG_LEVEL: "error", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("exit", (code) => done({ code, output }));
  });
}

/** A folder as it comes from an old site: pages, a mirror of files beside them, and what cannot be read. */
async function legacyFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "trang-cu-"));
  for (const name of ["nukeviet.html", "dnn.html", "dump-nukeviet.txt"])
    cpSync(join(FIXTURES, name), join(folder, name));
  mkdirSync(join(folder, "anh"));
  cpSync(PICTURE, join(folder, "anh/trong-cay.png"));
  mkdirSync(join(folder, "vi/download"), { recursive: true });
  writeFileSync(
    join(folder, "vi/download/ke-hoach-12.pdf"),
    "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n",
  );
  mkdirSync(join(folder, "Portals/0/anh"), { recursive: true });
  writeFileSync(
    join(folder, "Portals/0/anh/lop-hoc.png"),
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
  );
  const parts = [
    { text: "Thông báo lịch hội thao công đoàn", bold: true },
    { text: "Hội thao có mười hai đội, thi bốn môn trong hai ngày ở sân vận động huyện." },
    { text: "", picture: true },
    { text: "Sân vận động trước giờ khai mạc", align: "center" as const },
    { text: "Các tổ nhận lịch thi đấu tại văn phòng công đoàn trước thứ năm tuần tới." },
  ];
  writeFileSync(join(folder, "hoi-thao.docx"), await docx(parts, readFileSync(OTHER_PICTURE)));
  mkdirSync(join(folder, "nam-2003"));
  const vni =
    "Coâng ñoaøn cô sôû Sôû Coâng Thöông toå chöùc hoäi nghò ngöôøi lao ñoäng, ñoaøn vieân ñeán döï ñoâng ñuû.";
  writeFileSync(
    join(folder, "nam-2003/hoi-nghi.html"),
    Buffer.from(`<h1>${vni}</h1><p>${vni}</p>`, "latin1"),
  );
  writeFileSync(join(folder, "nam-2003/bao-cao.doc"), "không đọc được");
  return folder;
}

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  let folder: string;
  let env: Record<string, string>;
  let reports = 0;

  const run = async (path: string, ...args: string[]) => {
    const report = join(folder, `.bao-cao-${++reports}.json`);
    const ended = await command(env, path, "--report", report, ...args);
    return {
      ...ended,
      report: existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : null,
      reportFile: report,
    };
  };
  const outcomes = (report: any) =>
    Object.fromEntries(report.files.map(({ file, outcome }: any) => [file, outcome]));
  const count = async (table: string) => Number((await sql(cms, `SELECT COUNT(*) AS n FROM ${table}`))[0].n);
  const counts = async () => [await count("articles"), await count("files"), await count("imported_pages")];
  const draft = async (documentId: string) =>
    (
      await panel.request(
        "GET",
        `/content-manager/collection-types/api::article.article/${documentId}?locale=vi`,
      )
    ).body.data;
  const documentOf = (report: any, name: string): string =>
    report.files.find(({ file }: any) => file === name).documentId;

  let first: any;

  beforeAll(async () => {
    folder = await legacyFolder();
    const uploads = mkdtempSync(join(tmpdir(), "cms-uploads-"));
    // Both are started with the secrets of one .env.
    const {
      CMS_PORT: _,
      CMS_PUBLIC_URL: __,
      CMS_DATABASE_URL: ___,
      ...shared
    } = cmsEnvironment(uploads, "", 0);
    shared.CMS_UPLOADS_DIR = uploads;
    cms = await startCms({ database, env: shared });
    panel = await openPanel(cms);
    env = { ...shared, CMS_PORT: new URL(cms.url).port, CMS_DATABASE_URL: cms.databaseUrl };
  });
  afterAll(async () => {
    await cms?.stop();
    rmSync(folder, { recursive: true, force: true });
    if (env) rmSync(env.CMS_UPLOADS_DIR, { recursive: true, force: true });
  });

  it("writes nothing in a dry run, and tells what it would do", async () => {
    const head = await headOf(cms);
    const { code, report, output } = await run(folder, "--dry-run");
    expect([code, report.totals]).toEqual([1, { draft: 4, known: 0, changed: 0, refused: 2 }]);
    expect(output).toContain("[1/5] dnn.html: sẽ thành bản nháp");
    expect(output).toContain("Chạy thử, không ghi gì: 4 bản nháp sẽ có");
    expect(await counts()).toEqual([0, 0, 0]);
    expect(await headOf(cms)).toBe(head);
  });

  it("makes drafts beside a running CMS, with pictures, captions and attachments, and publishes none", async () => {
    const { code, report, output, reportFile } = await run(folder);
    first = report;
    expect(code).toBe(1);
    expect(outcomes(report)).toEqual({
      "dnn.html": "draft",
      "dump-nukeviet.txt": "draft",
      "hoi-thao.docx": "draft",
      "nukeviet.html": "draft",
      "nam-2003/hoi-nghi.html": "refused",
      "nam-2003/bao-cao.doc": "refused",
    });
    expect(output).toContain("gõ bằng phông chữ cũ VNI");
    expect(statSync(reportFile).mode & 0o077).toBe(0);
    expect(await counts()).toEqual([4, 3, 4]);
    expect(await allPublished(cms)).toEqual([]);

    const article = await draft(documentOf(report, "nukeviet.html"));
    expect(article).toMatchObject({
      title: "Công đoàn Sở Xây dựng ra quân trồng một nghìn cây xanh",
      slug: "cong-doan-so-xay-dung-ra-quan-trong-mot-nghin-cay-xanh",
      dateline: "2024-02-19",
      byline: "Văn phòng Công đoàn",
      sourceName: "Sở Xây dựng",
      sourceUrl: "https://soxaydung.example.vn/vi/news/tin-hoat-dong/cong-doan-trong-cay-512.html",
      category: "emulation",
      publishedAt: null,
      unionCodes: null,
      cover: null,
    });
    const kinds = article.body.content.map(({ type }: any) => type);
    expect(kinds).toEqual([
      "paragraph",
      "image",
      "paragraph",
      "paragraph",
      "image",
      "paragraph",
      "table",
      "paragraph",
      "bulletList",
      "paragraph",
    ]);
    const [local, remote] = article.body.content
      .filter(({ type }: any) => type === "image")
      .map(({ attrs }: any) => attrs);
    expect(local).toMatchObject({
      alt: "Đoàn viên trồng cây đầu xuân",
      caption: "Đoàn viên trồng cây đầu xuân",
    });
    expect(remote).toMatchObject({ src: null, caption: "Hàng sao đen vừa trồng" });
    const picture = await fetch(cms.url + local.src);
    expect(Buffer.from(await picture.arrayBuffer()).length).toBeGreaterThan(1000);
    expect(JSON.stringify(article.body)).toContain(
      "https://soxaydung.example.vn/uploads/news/2024_02/cay-sao-den.jpg",
    );
    expect(article.attachments.map(({ name }: any) => name)).toEqual(["ke-hoach-12.pdf"]);
    expect(JSON.stringify(article.body)).toContain(article.attachments[0].url);

    // A picture that isn't what it is called stays outside, and its place and caption are kept.
    const refused = (await draft(documentOf(report, "dnn.html"))).body.content.find(
      ({ type }: any) => type === "image",
    );
    expect(refused.attrs).toMatchObject({ src: null, caption: "Giờ thực hành khóa van" });
    const word = (await draft(documentOf(report, "hoi-thao.docx"))).body.content.find(
      ({ type }: any) => type === "image",
    );
    expect(word.attrs).toMatchObject({
      src: expect.stringMatching(/^\/uploads\//),
      caption: "Sân vận động trước giờ khai mạc",
    });
  });

  it("tells programs what was recognised, what was left out, and why", () => {
    const record = first.files.find(({ file }: any) => file === "nukeviet.html");
    expect(record).toMatchObject({ format: "html", encoding: "utf-8", outcome: "draft" });
    expect(record.recognised.pictures.map(({ fate }: any) => fate)).toEqual(["upload", "remote"]);
    expect(record.dropped).toContainEqual({
      text: "Xếp hạng: 5 - 1 phiếu bầu",
      where: "div.h5 > div",
      reason: { code: "rating", vi: "khung đánh giá", en: "rating box" },
    });
    expect(record.doubts.map(({ code }: any) => code)).toEqual(["picture_remote"]);
  });

  it("makes nothing a second time, whatever became of the drafts", async () => {
    const edited = documentOf(first, "dump-nukeviet.txt");
    const live = documentOf(first, "dnn.html");
    const gone = documentOf(first, "hoi-thao.docx");
    expect((await panel.update("article", edited, { title: "Tiêu đề biên tập viên đã sửa" })).status).toBe(
      200,
    );
    expect((await panel.update("article", live, { body: null })).status).toBe(200);
    await panel.publish("article", live);
    expect((await panel.remove("article", gone)).status).toBeLessThan(300);
    const before = await counts();
    const { head, feed } = { head: await headOf(cms), feed: await allPublished(cms) };

    const { code, report, output } = await run(folder);
    expect([code, report.totals]).toEqual([1, { draft: 0, known: 4, changed: 0, refused: 2 }]);
    expect(output).toMatch(/dnn\.html: đã có từ .*, đã xuất bản/);
    expect(output).toMatch(/dump-nukeviet\.txt: đã có từ .*, còn là bản nháp/);
    expect(await counts()).toEqual(before);
    expect(await headOf(cms)).toBe(head);
    expect(await allPublished(cms)).toEqual(feed);
    expect((await draft(edited)).title).toBe("Tiêu đề biên tập viên đã sửa");
    expect((await published(cms, "article", live))?.title).toBe("Nữ đoàn viên học sửa ống nước và điện nhà");
  });

  it("tells of a file that has changed since, and overwrites nothing", async () => {
    const file = join(folder, "nukeviet.html");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("một đoạn đường trong ba năm", "một đoạn đường trong năm năm"),
    );
    const before = await draft(documentOf(first, "nukeviet.html"));
    const { code, report, output } = await run(file);
    expect([code, outcomes(report)]).toEqual([0, { "nukeviet.html": "changed" }]);
    expect(output).toContain("TỆP ĐÃ ĐỔI");
    expect(await draft(documentOf(first, "nukeviet.html"))).toEqual(before);
  });

  it("ends with 78 and the name of the setting where it is not configured", async () => {
    const { code, output } = await command({ ...env, CMS_APP_KEYS: "" }, folder, "--dry-run");
    expect([code, output]).toEqual([78, expect.stringContaining("CMS_APP_KEYS")]);
  });
});
