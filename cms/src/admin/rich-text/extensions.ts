import type { Extensions } from "@tiptap/core";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from "@tiptap/extensions";
import { bodyExtensions } from "../../body/schema";
import { PictureNode } from "../../body/picture";
import { PictureView } from "./PictureView";

/** What a text may consist of, and how it behaves while it is written. */
export const editorExtensions = (placeholder: string): Extensions => [
  ...bodyExtensions.filter((extension) => extension !== PictureNode),
  PictureNode.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
  UndoRedo,
  Dropcursor,
  Gapcursor,
  Placeholder.configure({ placeholder }),
];
