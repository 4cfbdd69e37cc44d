import * as React from "react";
import { useFetchClient } from "@strapi/strapi/admin";
import { pictureOf, type LibraryPicture } from "./library";

/** Puts a file into the media library and tells what a text stores of it; a refusal is thrown with its reason. */
export type Upload = (file: File) => Promise<ReturnType<typeof pictureOf>>;

export function useUpload(): Upload {
  const { post } = useFetchClient();
  return React.useCallback(
    async (file) => {
      const form = new FormData();
      form.append("files", file, file.name);
      form.append("fileInfo", JSON.stringify({ name: file.name }));
      const { data } = await post<LibraryPicture[]>("/upload", form);
      return pictureOf(data[0]);
    },
    [post],
  );
}
