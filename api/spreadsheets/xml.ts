import { SaxesParser, type SaxesTagNS } from "saxes";
import { fileRefused } from "./refusal";

/** What a reader of XML wants to know; names are local ones, whatever prefix the writer used. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localAttributes = (tag: SaxesTagNS): Record<string, string> =>
  Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));

/** No part of a workbook nests deeper, and no tag of one carries more: what goes beyond was made to fill the memory. */
const DEEPEST = 100;
const MOST_ATTRIBUTES = 300;

function refuseExcess(parser: SaxesParser<{ xmlns: true }>): { opened: () => void; closed: () => void } {
  let depth = 0;
  let attributes = 0;
  const refuse = (): never => {
    throw fileRefused(
      "Tệp .xlsx lồng quá sâu nên không được đọc / the .xlsx file is nested too deeply and is not read.",
    );
  };
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  parser.on("attribute", () => {
    if ((attributes += 1) > MOST_ATTRIBUTES) refuse();
  });
  return {
    opened: () => void ((depth += 1) > DEEPEST && refuse()),
    closed: () => void (depth -= 1),
  };
}

/**
 * Reads a part of a workbook piece by piece and says after each piece that it did. A document type is refused, for it is
 * where entities hide; so is XML that is not well formed, or that nests without end.
 */
export async function* readXml(pieces: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: true as const });
  parser.on("doctype", () => {
    throw fileRefused(
      "Tệp chứa khai báo DOCTYPE nên không được đọc / the file declares a DOCTYPE and is not read.",
    );
  });
  parser.on("error", () => {
    throw fileRefused("Tệp .xlsx bị hỏng: XML không đúng / the .xlsx file is damaged: its XML is malformed.");
  });
  const { opened, closed } = refuseExcess(parser);
  parser.on("opentag", (tag) => {
    opened();
    events.open?.(tag.local, localAttributes(tag));
  });
  if (events.text) parser.on("text", (text) => events.text!(text));
  parser.on("closetag", (tag) => {
    closed();
    events.close?.(tag.local);
  });
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
  yield;
}

/** Reads a whole part. */
export async function readAllXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  for await (const _piece of readXml(pieces, events));
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in XML: escaped, without the characters that XML 1.0 cannot hold. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"]/g, (char) => ESCAPES[char]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}
