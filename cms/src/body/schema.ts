import { getSchema, Mark, Node, type Extensions } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { Link } from "@tiptap/extension-link";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { linkAddress } from "./addresses";
import { PictureNode } from "./picture";

/** A node of a stored text, as ProseMirror writes it. */
export interface BodyNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

/** A text as it is stored: a ProseMirror document of the schema below. */
export interface Body extends BodyNode {
  type: "doc";
  content: BodyNode[];
}

/** Tables stand between the other blocks, never inside a list, a quotation or another table. */
const Document = Node.create({ name: "doc", topNode: true, content: "(block | table)+" });

const raised = (name: string, tag: string, align: string, excludes: string) =>
  Mark.create({
    name,
    excludes,
    parseHTML: () => [{ tag }, { style: `vertical-align=${align}` }],
    renderHTML: () => [tag, 0],
  });

/** A cell spans columns and rows; how it is aligned is for whoever shows it. */
function addAttributes(this: { parent?: () => Record<string, object> }) {
  const { align: _align, ...attributes } = this.parent?.() ?? {};
  return attributes;
}

/** What a text may consist of; the editor adds its own behaviour to these, the server reads and checks with them. */
export const bodyExtensions: Extensions = [
  Document,
  StarterKit.configure({
    document: false,
    code: false,
    link: false,
    undoRedo: false,
    dropcursor: false,
    gapcursor: false,
    trailingNode: false,
    listKeymap: false,
  }),
  Code.extend({ excludes: "" }),
  Link.extend({
    addAttributes: () => ({
      href: { default: null, parseHTML: (link) => linkAddress(link.getAttribute("href")) },
    }),
  }).configure({
    openOnClick: false,
    defaultProtocol: "https",
    isAllowedUri: (address) => linkAddress(address) !== null,
    shouldAutoLink: (address) => /^(https?:\/\/|www\.)/i.test(address),
    HTMLAttributes: { target: null, rel: null, class: null },
  }),
  raised("superscript", "sup", "super", "subscript"),
  raised("subscript", "sub", "sub", "superscript"),
  PictureNode,
  Table.extend({ group: "" }),
  TableRow,
  TableHeader.extend({ addAttributes }),
  TableCell.extend({ addAttributes }),
];

export const bodySchema = getSchema(bodyExtensions);
