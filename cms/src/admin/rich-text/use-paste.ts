import * as React from "react";
import { useNotification } from "@strapi/strapi/admin";
import type { EditorProps, EditorView } from "@tiptap/pm/view";
import { picturesOfPasted, tidyPasted } from "./pasted-html";
import type { Say } from "./use-texts";
import { useUpload } from "./use-upload";

const imageFiles = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => /^image\/(png|jpeg|gif|webp|avif)$/.test(file.type));

/** True where the HTML beside a copied picture says no more than that picture. */
function saysOnlyPicture(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return !body.textContent?.trim() && !body.querySelector("table");
}

/** Pasting and dropping: Word's text is tidied, and the pictures that come with it go into the media library. */
export function usePaste(say: Say): Pick<EditorProps, "transformPastedHTML" | "handlePaste" | "handleDrop"> {
  const upload = useUpload();
  const { toggleNotification } = useNotification();

  return React.useMemo(() => {
    const tell = (type: "info" | "warning", message: string) =>
      toggleNotification({ type, message, timeout: 10_000 });

    async function uploaded(file: File) {
      return upload(file).catch((error: Error) => {
        tell("warning", say("paste.refused", { name: file.name, reason: error.message }));
        return null;
      });
    }

    async function insertFiles(view: EditorView, files: File[], at: number | null): Promise<void> {
      tell("info", say("paste.uploading"));
      for (const file of files) {
        const picture = await uploaded(file);
        if (!picture || view.isDestroyed) continue;
        const node = view.state.schema.nodes.image.create(picture);
        const { tr } = view.state;
        view.dispatch(
          at === null ? tr.replaceSelectionWith(node) : tr.insert(Math.min(at, tr.doc.content.size), node),
        );
      }
    }

    async function pasteWithPictures(view: EditorView, html: string, rtf: string): Promise<void> {
      const { body, pictures } = picturesOfPasted(html, rtf);
      if (pictures.some(({ file }) => file)) tell("info", say("paste.uploading"));
      let missing = 0;
      for (const { image, file } of pictures) {
        const picture = file && (await uploaded(file));
        if (picture) image.setAttribute("src", picture.src);
        else missing += 1;
      }
      if (view.isDestroyed) return;
      view.pasteHTML(body.innerHTML);
      if (missing > 0) tell("warning", say("paste.missing", { count: missing }));
    }

    return {
      transformPastedHTML: tidyPasted,
      handlePaste(view, event) {
        const html = event.clipboardData?.getData("text/html") ?? "";
        const files = imageFiles(event.clipboardData);
        if (files.length > 0 && saysOnlyPicture(html)) {
          void insertFiles(view, files, null);
          return true;
        }
        if (!/<img\b[^>]*\bsrc\s*=\s*["']?(file|data|blob|cid):/i.test(html)) return false;
        void pasteWithPictures(view, html, event.clipboardData?.getData("text/rtf") ?? "");
        return true;
      },
      handleDrop(view, event, _slice, moved) {
        const files = moved ? [] : imageFiles(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        void insertFiles(view, files, place?.pos ?? null);
        return true;
      },
    };
  }, [say, toggleNotification, upload]);
}
