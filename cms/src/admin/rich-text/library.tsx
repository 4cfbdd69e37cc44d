import * as React from "react";
import { useStrapiApp } from "@strapi/strapi/admin";

/** A picture of the media library. */
export interface LibraryPicture {
  url: string;
  alternativeText?: string | null;
  caption?: string | null;
  width?: number | null;
  height?: number | null;
}

type Dialog = React.ComponentType<{
  allowedTypes: string[];
  multiple?: boolean;
  onClose(): void;
  onSelectAssets(pictures: LibraryPicture[]): void;
}>;

/** The panel may know its files by its own address; what is stored is where they lie in the library. */
const inLibrary = (url: string): string =>
  url.startsWith(`${window.location.origin}/uploads/`) ? url.slice(window.location.origin.length) : url;

/** What a text stores of a picture of the library; the library's own description is a first proposal. */
export const pictureOf = ({ url, alternativeText, caption, width, height }: LibraryPicture) => ({
  src: inLibrary(url),
  alt: alternativeText || null,
  caption: caption || null,
  width: width ?? null,
  height: height ?? null,
  decorative: false,
});

/** The media library, to choose pictures from. */
export function PictureLibrary(props: {
  multiple: boolean;
  onClose(): void;
  onChoose(pictures: ReturnType<typeof pictureOf>[]): void;
}) {
  const components = useStrapiApp("PictureLibrary", (state) => state.components);
  const MediaLibraryDialog = components["media-library"] as Dialog | undefined;
  if (!MediaLibraryDialog) return null;
  return (
    <MediaLibraryDialog
      allowedTypes={["images"]}
      multiple={props.multiple}
      onClose={props.onClose}
      onSelectAssets={(pictures) => {
        props.onChoose(pictures.map(pictureOf));
        props.onClose();
      }}
    />
  );
}
