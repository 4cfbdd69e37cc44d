import { deflateRawSync } from "node:zlib";
import { onEachDatabase, sql } from "./databases";
import { openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const HTML = "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>";
const BOM = "\ufeff";
const utf16 = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const utf16be = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()]);
const GIF = Buffer.from(
  "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
  "latin1",
);
const PDF = Buffer.from("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
const JPEG_HEAD = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]);
/** An empty zip archive is enough of a document for its first bytes. */
const ZIP = Buffer.concat([
  Buffer.from("PK\x03\x04\x14\x00\x00\x00\x08\x00", "latin1"),
  deflateRawSync(Buffer.from("x")),
]);

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  beforeAll(async () => {
    cms = await startCms({ database });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  const files = async (): Promise<number> => Number((await sql(cms, "SELECT COUNT(*) AS n FROM files"))[0].n);

  const refused: [string, string, string, Buffer | string][] = [
    ["an SVG", "a.svg", "image/svg+xml", SVG],
    ["an SVG as a picture", "a.png", "image/png", SVG],
    ["an SVG as text", "a.txt", "text/plain", SVG],
    ["an SVG without a type", "a.svg", "", SVG],
    ["an SVG behind a declaration", "a.txt", "text/plain", `<?xml version="1.0"?>\n${SVG}`],
    ["an SVG behind a comment", "a.txt", "text/plain", `<!-- x -->${SVG}`],
    ["a packed SVG", "a.svgz", "image/svg+xml", SVG],
    ["a page", "a.html", "text/html", HTML],
    ["a page as a picture", "a.jpg", "image/jpeg", HTML],
    ["a page as text", "a.txt", "text/plain", HTML],
    ["a page behind spaces", "a.txt", "text/plain", `\r\n \t ${HTML}`],
    ["a page behind a BOM", "a.txt", "text/plain", BOM + HTML],
    ["a page behind a BOM and spaces", "a.csv", "text/csv", `${BOM}  \n${HTML}`],
    ["a page in UTF-16", "a.txt", "text/plain", utf16(HTML)],
    ["a page in UTF-16, the other way round", "a.txt", "text/plain", utf16be(HTML)],
    ["a page in capitals", "a.txt", "text/plain", HTML.toUpperCase()],
    ["a page with two endings", "a.png.html", "image/png", PIXEL],
    ["a page with a picture's name", "a.html.png", "image/png", HTML],
    ["a picture and a page in one", "a.gif", "image/gif", Buffer.concat([GIF, Buffer.from(HTML)])],
    ["a picture that is read as a script", "a.gif", "image/gif", `GIF89a=1;<script>alert(1)</script>`],
    [
      "a photograph and a drawing in one",
      "a.jpg",
      "image/jpeg",
      Buffer.concat([JPEG_HEAD, Buffer.from(SVG)]),
    ],
    ["a document that is a page", "a.docx", DOCX, HTML],
    ["a PDF that is a page", "a.pdf", "application/pdf", HTML],
    ["a picture that is a PDF", "a.png", "image/png", PDF],
    [
      "a PDF that is a program",
      "a.pdf",
      "application/pdf",
      Buffer.from("MZ\x90\x00\x03\x00\x00\x00", "latin1"),
    ],
    ["a text that is a program", "a.txt", "text/plain", Buffer.from("\x7fELF\x02\x01\x01\x00", "latin1")],
    ["a script", "a.js", "text/javascript", "alert(1)"],
    ["a script as text", "a.js", "text/plain", "alert(1)"],
    ["a program without an ending", "a", "application/octet-stream", "x"],
    ["a text without an ending", "a", "text/plain", "x"],
    ["a document with macros", "a.docm", "application/vnd.ms-word.document.macroEnabled.12", ZIP],
    ["an archive", "a.zip", "application/zip", ZIP],
    ["eleven megabytes", "a.txt", "text/plain", Buffer.alloc(11 * 1024 * 1024, "a")],
  ];
  test.each(refused)("%s is not taken (%s)", async (_what, name, mime, bytes) => {
    const before = await files();
    const { status, body } = await panel.upload(name, mime, bytes);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(body)).not.toContain("alert");
    expect(await files()).toBe(before);
  });

  test.each([
    ["anh.png", "image/png", PIXEL],
    ["anh.gif", "image/gif", GIF],
    ["ANH.PNG", "image/png", PIXEL],
    ["nghi-quyet.pdf", "application/pdf", PDF],
    ["ghi-chu.txt", "text/plain", "Nghị quyết <b>số 1</b>\n"],
    ["bang.csv", "text/csv", `${BOM}Tên,Số\nA,1\n`],
    ["utf16.txt", "text/plain", utf16("Nghị quyết")],
  ] as const)("%s is taken", async (name, mime, bytes) => {
    const { status, body } = await panel.upload(name, mime, bytes);
    expect([status, body[0]?.name]).toEqual([201, name]);
  });

  test("a replacement has to be of the same kind, and a refused one leaves the first", async () => {
    const [file] = (await panel.upload("bia.png", "image/png", PIXEL)).body;
    const replace = (name: string, mime: string, bytes: Buffer | string) => {
      const form = new FormData();
      form.append("files", new Blob([new Uint8Array(Buffer.from(bytes))], { type: mime }), name);
      form.append("fileInfo", JSON.stringify({ name }));
      return panel.request("POST", `/upload/files/${file.id}/replace`, form);
    };
    for (const [name, mime, bytes] of [
      ["a.pdf", "application/pdf", PDF],
      ["a.txt", "text/plain", "chữ"],
      ["a.svg", "image/svg+xml", SVG],
      ["a.png", "image/png", HTML],
    ] as const)
      expect([name, (await replace(name, mime, bytes)).status]).toEqual([name, 400]);
    const served = await fetch(cms.url + file.url);
    expect(
      Buffer.from(await served.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    expect((await replace("moi.png", "image/png", PIXEL)).status).toBe(200);
  });

  test("what is uploaded is served for looking at or for keeping, and runs nothing", async () => {
    for (const [name, mime, bytes, inline] of [
      ["anh.png", "image/png", PIXEL, true],
      ["tep.pdf", "application/pdf", PDF, false],
      ["chu.txt", "text/plain", "Chữ <script>alert(1)</script>", false],
    ] as const) {
      const [file] = (await panel.upload(name, mime, bytes)).body;
      const served = await fetch(cms.url + file.url);
      expect(served.status).toBe(200);
      expect([name, served.headers.get("content-disposition")]).toEqual([name, inline ? null : "attachment"]);
      expect(served.headers.get("content-type")).toContain(mime);
      expect(served.headers.get("x-content-type-options")).toBe("nosniff");
      expect(served.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    }
    for (const path of ["/uploads/../../cms.sqlite", "/uploads/%2e%2e/%2e%2e/cms.sqlite", "/cms.sqlite"])
      expect((await fetch(cms.url + path)).status).not.toBe(200);
  });
});
