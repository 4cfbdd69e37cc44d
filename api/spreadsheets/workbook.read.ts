import { posix } from "node:path";
import type { Archive } from "./archive";
import { macrosRefused } from "./refusal";
import { readSheet, type SheetRow } from "./sheet.read";
import { readAllXml } from "./xml";

/** A workbook whose sheets can be read row by row. */
export interface Workbook {
  /** The names of its sheets in their order, hidden ones too. */
  readonly sheets: readonly string[];
  /** The rows of a sheet that hold something; a sheet that is not there has none. */
  rows(sheet: string): AsyncIterable<SheetRow>;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const name = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
  if (!archive.names.includes(name)) return relations;
  await readAllXml(archive.read(name), {
    open: (tag, { Id = "", Type = "", Target = "", TargetMode }) => {
      if (tag !== "Relationship" || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(posix.dirname(part), Target);
      relations.set(Id, { type: Type.split("/").at(-1)!, target });
    },
  });
  return relations;
}

const targetOf = (relations: Map<string, Relation>, type: string): string | undefined =>
  [...relations.values()].find((relation) => relation.type === type)?.target;

/** A workbook that may run code says so in its content types, even where the code itself was taken out. */
async function checkContentTypes(archive: Archive): Promise<void> {
  await readAllXml(archive.read("[Content_Types].xml"), {
    open: (_tag, { ContentType = "" }) => {
      if (/macroEnabled|vbaProject/i.test(ContentType)) throw macrosRefused();
    },
  });
}

/** The texts that cells refer to by number; readings above Japanese characters are no part of them. */
async function sharedTexts(archive: Archive, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!part) return texts;
  let open: string | null = null;
  let reading = false;
  let inText = false;
  await readAllXml(archive.read(part), {
    open: (tag) => {
      if (tag === "si") open = "";
      if (tag === "rPh") reading = true;
      inText = tag === "t";
    },
    text: (text) => {
      if (open !== null && inText && !reading) open += text;
    },
    close: (tag) => {
      if (tag === "t") inText = false;
      if (tag === "rPh") reading = false;
      if (tag !== "si") return;
      texts.push(open!);
      open = null;
    },
  });
  return texts;
}

/** The number formats that a workbook writes out itself, by style; those built into every program say nothing of units. */
async function numberFormats(archive: Archive, part: string | undefined): Promise<(string | null)[]> {
  const written = new Map<string, string>();
  const styles: (string | null)[] = [];
  if (!part) return styles;
  let inStyles = false;
  await readAllXml(archive.read(part), {
    open: (tag, { numFmtId = "", formatCode = "" }) => {
      if (tag === "numFmt") written.set(numFmtId, formatCode);
      if (tag === "cellXfs") inStyles = true;
      if (tag === "xf" && inStyles) styles.push(BUILT_IN[numFmtId] ?? written.get(numFmtId) ?? null);
    },
    close: (tag) => {
      if (tag === "cellXfs") inStyles = false;
    },
  });
  return styles;
}

/** Of the built-in formats, those that matter to a reader: percentages and dates. */
const BUILT_IN: Readonly<Record<string, string>> = {
  "9": "0%",
  "10": "0.00%",
  "14": "dd/mm/yyyy",
  "15": "d-mmm-yy",
  "16": "d-mmm",
  "17": "mmm-yy",
  "22": "m/d/yy h:mm",
};

/** Reads the outline of a workbook: what sheets it has, their texts and formats. Macros are refused. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  await checkContentTypes(archive);
  const main = targetOf(await relationsOf(archive, ""), "officeDocument") ?? "xl/workbook.xml";
  const relations = await relationsOf(archive, main);
  const sheets = new Map<string, string>();
  let epoch1904 = false;
  await readAllXml(archive.read(main), {
    open: (tag, attributes) => {
      if (tag === "workbookPr") epoch1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (tag !== "sheet") return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
      const target = relations.get(id)?.target;
      if (target) sheets.set(attributes.name ?? "", target);
    },
  });
  const texts = await sharedTexts(archive, targetOf(relations, "sharedStrings"));
  const formats = await numberFormats(archive, targetOf(relations, "styles"));
  return {
    sheets: [...sheets.keys()],
    async *rows(sheet) {
      const part = sheets.get(sheet);
      if (part) yield* readSheet(archive.read(part), { texts, formats, epoch1904 });
    },
  };
}
