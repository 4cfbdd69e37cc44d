import { noHints, plainLook, type Block, type Page } from "./page";
import { clean, escapeHtml } from "./words";

/** Programs that copy pages as text break long lines at a fixed width; a paragraph then ends at an empty line. */
function isHardWrapped(lines: string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const longest = Math.max(0, ...filled.map((line) => line.length));
  if (filled.length < 8 || longest > 100 || filled.length === lines.length) return false;
  const full = filled.filter((line) => line.length > longest - 15);
  return (
    full.length >= filled.length / 3 &&
    full.filter((line) => !/[.!?:;]\s*$/.test(line)).length > full.length / 2
  );
}

function unwrapped(lines: string[]): { text: string; line: number }[] {
  const joined: { text: string; line: number }[] = [];
  const longest = Math.max(...lines.map((line) => line.length));
  lines.forEach((text, index) => {
    const before = index > 0 ? lines[index - 1] : "";
    if (text.trim() !== "" && before.length > longest - 25 && joined.length > 0)
      joined.at(-1)!.text += ` ${text}`;
    else joined.push({ text, line: index + 1 });
  });
  return joined;
}

/** Reads a text dump: every line that isn't empty is a block. */
export function readText(text: string): Page {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const numbered = isHardWrapped(lines)
    ? unwrapped(lines)
    : lines.map((line, index) => ({ text: line, line: index + 1 }));
  const address = /^\s*(?:URL|Nguồn URL|Địa chỉ|Link)\s*:\s*(?<address>https?:\/\/\S+)\s*$/iu.exec(
    lines[0] ?? "",
  );
  const blocks = numbered.slice(address ? 1 : 0).flatMap(({ text: raw, line }): Block[] => {
    const words = clean(raw);
    if (words === "") return [];
    const indented = /^[\s\u00a0]{4,}/.test(raw);
    const right = /^[\s\u00a0]{40,}/.test(raw);
    return [
      {
        kind: "text",
        text: words,
        html: escapeHtml(words),
        where: `dòng ${line}`,
        look: { ...plainLook(), indented, right },
        linked: 0,
        inBody: true,
        behindBody: false,
      },
    ];
  });
  return { format: "txt", blocks, address: address?.groups?.address ?? null, hints: noHints(), dropped: [] };
}
