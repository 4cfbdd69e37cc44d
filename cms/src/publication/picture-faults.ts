import type { Core } from "@strapi/strapi";
import { fileAddress } from "../body/addresses";
import type { Picture } from "../body/picture";
import type { Body, BodyNode } from "../body/schema";
import { CONTENT_TYPES, type ContentType } from "../outbox/content-types";
import type { Fault } from "./faults";

interface ShownPicture {
  path: string[];
  /** What an editor calls it, in Vietnamese and in English. */
  vi: string;
  en: string;
  file: string | null;
  alt: string | null | undefined;
  caption: string | null | undefined;
}

interface StoredVersion {
  cover?: StoredPicture | null;
  gallery?: StoredPicture[];
  body?: Body | null;
}

interface StoredPicture {
  file: { name: string } | null;
  alt: string | null;
  caption: string | null;
}

const isName = /\.(jpe?g|png|gif|webp|avif|bmp|tiff?|heic)$/i;

const picturesIn = (node: BodyNode): Picture[] =>
  node.type === "image" ? [node.attrs as unknown as Picture] : (node.content ?? []).flatMap(picturesIn);

/** Where a picture stands and which of its words are missing; ornaments inside a text need none. */
function faultsOfPicture({ path, vi, en, file, alt, caption }: ShownPicture): Fault[] {
  const faults: Fault[] = [];
  const [viName, enName] = file ? [`${vi} (${file})`, `${en} (${file})`] : [vi, en];
  const fault = (field: string, viText: string, enText: string) =>
    faults.push({
      path: [...path, ...(path[0] === "body" ? [] : [field])],
      vi: `${viName} ${viText}`,
      en: `${enName} ${enText}`,
    });
  if (!alt?.trim()) fault("alt", "chưa có mô tả ảnh", "has no alternative text");
  else if (isName.test(alt.trim()))
    fault("alt", "có mô tả là tên tệp, hãy viết ảnh cho thấy gì", "is described by the name of its file");
  if (!caption?.trim()) fault("caption", "chưa có chú thích", "has no caption");
  return faults;
}

function faultsInText(body: Body): Fault[] {
  return picturesIn(body).flatMap((picture, index): Fault[] => {
    const vi = `Ảnh thứ ${index + 1} trong nội dung`;
    const en = `Picture ${index + 1} of the text`;
    if (!picture.src || !fileAddress(picture.src))
      return [
        {
          path: ["body"],
          vi: `${vi}${picture.alt ? ` (“${picture.alt}”)` : ""} chưa có tệp ảnh, hãy chọn ảnh hoặc xóa khung ảnh`,
          en: `${en} has no file; choose one or remove it`,
        },
      ];
    if (picture.decorative) return [];
    const file = picture.src.split("/").at(-1) ?? null;
    return faultsOfPicture({ path: ["body"], vi, en, file, alt: picture.alt, caption: picture.caption });
  });
}

/** What the pictures of a document's published versions lack, by language; each sentence names its picture. */
export async function pictureFaults(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
  locale: string,
): Promise<Fault[]> {
  const components = { cover: { populate: { file: true } }, gallery: { populate: { file: true } } };
  const version: StoredVersion | null = await strapi.db.query(CONTENT_TYPES[type]).findOne({
    where: { documentId, locale, publishedAt: { $notNull: true } },
    populate: (type === "article" ? components : {}) as never,
  });
  if (!version) return [];
  const { cover, gallery = [], body } = version;
  const places = [
    ...(cover ? [{ path: ["cover"], vi: "Ảnh bìa", en: "The cover", picture: cover }] : []),
    ...gallery.map((picture, index) => ({
      path: ["gallery", String(index)],
      vi: `Ảnh thứ ${index + 1} trong thư viện ảnh`,
      en: `Picture ${index + 1} of the gallery`,
      picture,
    })),
  ];
  const shown = places.flatMap(({ picture: { file, alt, caption }, ...place }): ShownPicture[] =>
    file ? [{ ...place, file: file.name, alt, caption }] : [],
  );
  return [...shown.flatMap(faultsOfPicture), ...(body ? faultsInText(body) : [])];
}
