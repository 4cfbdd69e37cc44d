import * as React from "react";
import { useNotification } from "@strapi/strapi/admin";
import type { Editor } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import { picturesOfPasted, tidyPasted } from "./pasted-html";
import type { Say } from "./use-texts";
import { useUpload } from "./use-upload";

const imageFiles = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => /^image\/(png|jpeg|gif|webp|avif)$/.test(file.type));

const newWaiting = (): string => `waiting:${Math.random().toString(36).slice(2)}`;

/** True where the HTML beside a copied picture says no more than that picture. */
function saysOnlyPicture(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return !body.textContent?.trim() && !body.querySelector("table");
}

/**
 * Pasting and dropping: Word's text is tidied, and the pictures that come with it go into the media library. The words
 * are there at once; each picture takes its place when it has been uploaded, or stays an empty frame that says so.
 */
export function usePaste(
  say: Say,
  present: React.RefObject<Editor | null>,
): Pick<EditorProps, "transformPastedHTML" | "handlePaste" | "handleDrop"> {
  const upload = useUpload();
  const { toggleNotification } = useNotification();

  return React.useMemo(() => {
    const tell = (type: "info" | "warning", message: string) =>
      toggleNotification({ type, message, timeout: 10_000 });

    /** Fills a waiting frame, in whatever editor the text is by then. */
    function fill(waiting: string, picture: object): void {
      const view = present.current?.view;
      view?.state.doc.descendants((node, place) => {
        if (node.type.name === "image" && node.attrs.src === waiting)
          view.dispatch(view.state.tr.setNodeMarkup(place, undefined, { ...node.attrs, ...picture }));
      });
    }

    async function uploadAll(files: Map<string, File | null>): Promise<void> {
      if ([...files.values()].some(Boolean)) tell("info", say("paste.uploading"));
      let missing = 0;
      for (const [waiting, file] of files) {
        try {
          if (!file) throw new Error();
          const { src, width, height } = await upload(file);
          fill(waiting, { src, width, height });
        } catch (error) {
          fill(waiting, { src: null });
          missing += 1;
          const reason = (error as Error).message;
          if (file) tell("warning", say("paste.refused", { name: file.name, reason }));
        }
      }
      if (missing > 0) tell("warning", say("paste.missing", { count: missing }));
    }

    function insertFiles(view: EditorView, files: File[], at: number): void {
      const waiting = new Map(files.map((file) => [newWaiting(), file]));
      const nodes = [...waiting.keys()].map((src) => view.state.schema.nodes.image.create({ src }));
      view.dispatch(view.state.tr.replaceRange(at, at, new Slice(Fragment.from(nodes), 0, 0)));
      void uploadAll(waiting);
    }

    function pasteWithPictures(view: EditorView, html: string, rtf: string): void {
      const { body, pictures } = picturesOfPasted(html, rtf);
      const waiting = new Map(pictures.map(({ file }) => [newWaiting(), file]));
      [...waiting.keys()].forEach((src, index) => pictures[index].image.setAttribute("src", src));
      view.pasteHTML(body.innerHTML);
      void uploadAll(waiting);
    }

    return {
      transformPastedHTML: tidyPasted,
      handlePaste(view, event) {
        const html = event.clipboardData?.getData("text/html") ?? "";
        const files = imageFiles(event.clipboardData);
        if (files.length > 0 && saysOnlyPicture(html)) {
          insertFiles(view, files, view.state.selection.to);
          return true;
        }
        if (!/<img\b[^>]*\bsrc\s*=\s*["']?(file|data|blob|cid):/i.test(html)) return false;
        pasteWithPictures(view, html, event.clipboardData?.getData("text/rtf") ?? "");
        return true;
      },
      handleDrop(view, event, _slice, moved) {
        const files = moved ? [] : imageFiles(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        insertFiles(view, files, place?.pos ?? view.state.doc.content.size);
        return true;
      },
    };
  }, [say, present, toggleNotification, upload]);
}
