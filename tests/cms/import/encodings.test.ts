import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../../../cms/src/import/decode";
import { readHtml } from "../../../cms/src/import/html/read-html";
import { readText } from "../../../cms/src/import/read-text";
import { recognise } from "../../../cms/src/import/recognise";
import { FIXTURES } from "./pages";

const html = readFileSync(join(FIXTURES, "nukeviet.html"), "utf8");

/** The bytes of a text in Vietnamese Windows: letters with their accents behind them, as far as it has no letter of its own. */
function windows1258(text: string): Buffer {
  const letters = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1)
    letters.set(new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte);
  const bytes: number[] = [];
  for (const letter of text.normalize("NFC")) {
    const own = letters.get(letter);
    if (own !== undefined) bytes.push(own);
    else {
      const [base, ...marks] = letter.normalize("NFD");
      const tone = marks.findIndex((mark) => letters.has(mark));
      const bare = [base, ...marks.filter((_, index) => index !== tone)].join("").normalize("NFC");
      bytes.push(letters.get(bare)!, letters.get(marks[tone])!);
    }
  }
  return Buffer.from(bytes);
}

const articleOf = (bytes: Buffer) => recognise(readHtml(decode(bytes).text), "tên tệp");
const expected = articleOf(Buffer.from(html));

it.each([
  ["UTF-8 with a mark", "utf-8", Buffer.from(`\ufeff${html}`)],
  ["UTF-8 that is decomposed", "utf-8", Buffer.from(html.normalize("NFD"))],
  [
    "UTF-8 that declares something else",
    "utf-8",
    Buffer.from(html.replace('charset="utf-8"', 'charset="iso-8859-1"')),
  ],
  ["UTF-16", "utf-16le", Buffer.from(`\ufeff${html}`, "utf16le")],
  ["UTF-16 without a mark", "utf-16le", Buffer.from(html, "utf16le")],
  ["UTF-16 the other way round", "utf-16be", Buffer.from(`\ufeff${html}`, "utf16le").swap16()],
  [
    "Windows-1258 that declares it",
    "windows-1258",
    windows1258(html.replace('charset="utf-8"', 'charset="windows-1258"')),
  ],
  [
    "Windows-1258 that declares nothing",
    "windows-1258",
    windows1258(html.replace('<meta charset="utf-8">', "")),
  ],
])("%s is read as the same article", (_, encoding, bytes) => {
  expect(decode(bytes).encoding).toBe(encoding);
  expect(articleOf(bytes)).toEqual(expected);
});

const TCVN3 =
  "C«ng ®oµn c¬ së Së C«ng Th­¬ng tæ chøc héi nghÞ ng­êi lao ®éng n¨m 2004. §ång chÝ Chñ tÞch C«ng ®oµn ngµnh ®Õn dù vµ ph¸t biÓu ý kiÕn chØ ®¹o.";
const VNI =
  "Coâng ñoaøn cô sôû Sôû Coâng Thöông toå chöùc hoäi nghò ngöôøi lao ñoäng naêm 2004. Ñoàng chí Chuû tòch Coâng ñoaøn ngaønh ñeán döï vaø phaùt bieåu yù kieán chæ ñaïo.";

it.each([
  ["TCVN3 in its own bytes", Buffer.from(TCVN3, "latin1"), "TCVN3 (.VnTime)"],
  ["TCVN3 that a browser saved as UTF-8", Buffer.from(TCVN3), "TCVN3 (.VnTime)"],
  ["VNI in its own bytes", Buffer.from(VNI, "latin1"), "VNI"],
  ["VNI that a browser saved as UTF-8", Buffer.from(VNI), "VNI"],
])("%s is refused by its name", (_, bytes, font) => {
  expect(() => decode(bytes)).toThrow(`gõ bằng phông chữ cũ ${font}`);
});

it("letters that were broken by a wrong encoding are refused", () => {
  const broken = Buffer.from(
    Buffer.from("Công đoàn Sở Công Thương tổ chức hội nghị người lao động").toString("latin1"),
  );
  expect(() => decode(broken)).toThrow("chữ Việt đã vỡ");
});

it("English, French and Vietnamese without accents are no old font", () => {
  for (const text of [
    "The trade union of the department held its annual meeting and elected a new committee.",
    "Le syndicat a été créé à Hué, où il a reçu un très bel accueil; là-bas, l'été dernier, on fêta Noël.",
    "Cong doan co so So Cong Thuong to chuc hoi nghi nguoi lao dong nam 2004",
  ])
    expect(decode(Buffer.from(text)).text).toBe(text.normalize("NFC"));
});

it("a dump that a program has broken into short lines is put together again", () => {
  const paragraph =
    "Tổ công đoàn họp sáng thứ hai, bàn ba việc: sửa mái nhà xe, đổi lịch trực đêm và mua thêm quạt cho xưởng may, nơi nóng nhất.";
  const wrapped = (text: string) => text.replace(/(.{50,60})\s/g, "$1\n");
  const dump = [
    "Tổ công đoàn bàn ba việc",
    "",
    "05/03/2020",
    "",
    ...[1, 2, 3].flatMap((n) => [wrapped(`${n} là số thứ tự của phiên. ${paragraph}`), ""]),
  ].join("\n");
  const article = recognise(readText(dump), "tên tệp");
  expect(article.title).toBe("Tổ công đoàn bàn ba việc");
  expect(article.body.map(({ text }) => text)).toEqual(
    [1, 2, 3].map((n) => `${n} là số thứ tự của phiên. ${paragraph}`),
  );
});
