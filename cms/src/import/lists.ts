import type { Block } from "./page";

const MARK = { ol: /^(?<number>\d{1,2})[.)]\s+/, ul: /^[•●▪◦*+–-]\s+/ };

interface Run {
  tag: "ol" | "ul";
  items: Block[];
}

/** The kind of list whose item this line is, given the items before it; null for a line of text. */
function listOf(block: Block, run: Run | null): Run["tag"] | null {
  if (block.kind !== "text" || block.look.bold) return null;
  const number = Number(MARK.ol.exec(block.text)?.groups?.number ?? 0);
  if (number > 0) return number === (run?.tag === "ol" ? run.items.length + 1 : 1) ? "ol" : null;
  return MARK.ul.test(block.text) ? "ul" : null;
}

function asBlocks({ tag, items }: Run): Block[] {
  if (items.length < 2) return items;
  const rows = items.map(({ html }) => `<li>${html.replace(MARK[tag], "")}</li>`).join("");
  const text = items.map((item) => item.text.replace(MARK[tag], "")).join(" ");
  return [{ ...items[0], kind: "list", text, html: `<${tag}>${rows}</${tag}>` }];
}

/** Lines that number themselves from one, or all begin with a dash, become a list: no page that knows lists has them. */
export function gatherLists(blocks: Block[]): Block[] {
  const gathered: Block[] = [];
  let run: Run | null = null;
  const close = () => {
    if (run) gathered.push(...asBlocks(run));
    run = null;
  };
  for (const block of blocks) {
    const tag = listOf(block, run);
    if (!tag || (run && (run as Run).tag !== tag) || (tag === "ol" && run && /^1[.)]/.test(block.text)))
      close();
    if (!tag) gathered.push(block);
    else if (run) (run as Run).items.push(block);
    else run = { tag, items: [block] };
  }
  close();
  return gathered;
}
