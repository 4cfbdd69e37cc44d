import { Field, Int, ObjectType } from "type-graphql";
import { publicAddress } from "./addresses";
import type { PublishedFile, PublishedImage } from "./published";

@ObjectType({ description: "A text written by an editor." })
export class RichText {
  @Field(() => String, {
    description:
      "Sanitised HTML: headings, paragraphs, lists, links, tables, figures, images, quotations and emphasis, nothing that runs.",
  })
  html: string;

  @Field(() => String, { description: "Its words alone, paragraph by paragraph." })
  text: string;
}

@ObjectType({ description: "A picture as it stands in a document." })
export class Image {
  @Field(() => String, { description: "An absolute address that a browser can load." })
  url: string;

  @Field(() => String, { nullable: true, description: "What it shows, for those who cannot see it." })
  alt: string | null;

  @Field(() => String, { nullable: true, description: "What stands under it." })
  caption: string | null;

  @Field(() => Int, { nullable: true, description: "Width in pixels; null where unknown." })
  width: number | null;

  @Field(() => Int, { nullable: true, description: "Height in pixels; null where unknown." })
  height: number | null;
}

@ObjectType({ description: "A file that a document offers." })
export class File {
  @Field(() => String, { description: "An absolute address that a browser can load." })
  url: string;

  @Field(() => String, { description: "Its name, with the ending." })
  name: string;

  @Field(() => String, { description: "Its media type, such as application/pdf." })
  mime: string;

  @Field(() => Int, { description: "Its size in bytes." })
  sizeBytes: number;
}

/** A stored picture with an address for browsers. */
export function toImage(image: PublishedImage, filesUrl: string): Image {
  return Object.assign(new Image(), image, { url: publicAddress(image.url, filesUrl) });
}

/** A stored file with an address for browsers. */
export function toFile(file: PublishedFile, filesUrl: string): File {
  return Object.assign(new File(), file, { url: publicAddress(file.url, filesUrl) });
}
