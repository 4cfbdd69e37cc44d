import mammoth from "mammoth";
import { Unreadable } from "./decode";
import { readHtml } from "./html/read-html";
import { legacyFontOf } from "./legacy-fonts";
import type { Page } from "./page";

interface Paragraph {
  type: string;
  alignment?: string | null;
  styleName?: string | null;
  children?: Paragraph[];
}

/** Mammoth turns styles into elements and forgets how a paragraph is aligned: it gets a style of that name. */
function keepAlignment(element: Paragraph): Paragraph {
  const children = element.children?.map(keepAlignment);
  const isPlain = element.type === "paragraph" && !/heading|title|list/i.test(element.styleName ?? "");
  const styleName = { center: "hub centred", right: "hub right", end: "hub right" }[element.alignment ?? ""];
  return { ...element, ...(children ? { children } : {}), ...(isPlain && styleName ? { styleName } : {}) };
}

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='hub centred'] => p.text-center:fresh",
  "p[style-name='hub right'] => p.text-right:fresh",
  "u => u",
];

/** Reads a Word document (.docx) with its pictures. A document has no furniture: all of it is the text. */
export async function readDocx(bytes: Buffer): Promise<Page> {
  if (bytes.subarray(0, 2).toString("latin1") !== "PK")
    throw new Unreadable(
      "not_docx",
      "không phải tệp Word .docx (hoặc có mật khẩu): hãy mở trong Word rồi lưu lại dạng .docx",
      "is no Word .docx file, or has a password: open it in Word and save it as .docx",
    );
  const { value } = await mammoth
    .convertToHtml(
      { buffer: bytes },
      { styleMap: STYLES, transformDocument: keepAlignment, externalFileAccess: false },
    )
    .catch((error: Error) => {
      throw new Unreadable(
        "broken_docx",
        `tệp Word bị hỏng (${error.message})`,
        `the Word file is broken (${error.message})`,
      );
    });
  const font = legacyFontOf(value.replace(/src="data:[^"]*"/g, ""));
  if (font)
    throw new Unreadable(
      "legacy_font",
      `gõ bằng phông chữ cũ ${font}, không phải Unicode: hãy chuyển mã sang Unicode (UniKey) rồi nhập lại`,
      `typed for the old font ${font}, not Unicode: convert it to Unicode (UniKey does) and import it again`,
    );
  const { blocks, dropped } = readHtml(`<html><body>${value}</body></html>`);
  return {
    format: "docx",
    blocks: blocks.map((block) => ({ ...block, inBody: true, behindBody: false, zone: undefined })),
    address: null,
    hints: { title: null, date: null, breadcrumb: [], videos: [] },
    dropped,
  };
}
