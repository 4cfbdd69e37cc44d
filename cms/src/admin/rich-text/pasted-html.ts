import { lowerHeadings } from "../../body/tidy/headings";
import { tidyHtml } from "../../body/tidy/tidy-html";
import { bytesOf, picturesOfRtf } from "./rtf-pictures";

/** What the editor copied itself needs no tidying. */
const isOwn = (html: string): boolean => html.includes("data-pm-slice");

/** Pasted HTML as the editor reads it. */
export function tidyPasted(html: string): string {
  if (isOwn(html)) return html;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  tidyHtml(body);
  lowerHeadings(body);
  return body.innerHTML;
}

/** A picture that came with what was pasted, and the file to upload in its place; null where its bytes did not come. */
export interface PastedPicture {
  image: HTMLImageElement;
  file: File | null;
}

const EMBEDDED = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,/i;

function fileFrom(bytes: Uint8Array<ArrayBuffer>, type: string): File {
  const name = `anh-dan-${new Date().toISOString().slice(0, 19).replace(/\D+/g, "-")}.${type.split("/")[1]}`;
  return new File([bytes], name, { type });
}

/** The document that was pasted, and those of its pictures which do not lie on the web or in the library. */
export function picturesOfPasted(
  html: string,
  rtf: string,
): { body: HTMLElement; pictures: PastedPicture[] } {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const images = [...body.querySelectorAll("img")];
  const onDisk = images.filter(({ src }) => src.startsWith("file:"));
  const beside = onDisk.length > 0 ? picturesOfRtf(rtf) : [];
  const pictures = images.flatMap((image): PastedPicture[] => {
    const address = image.getAttribute("src") ?? "";
    const [prefix, type] = EMBEDDED.exec(address) ?? [];
    if (prefix && type) {
      const bytes = Uint8Array.from(atob(address.slice(prefix.length)), (letter) => letter.charCodeAt(0));
      return [{ image, file: fileFrom(bytes, type.toLowerCase()) }];
    }
    if (!/^(file|data|blob|cid):/i.test(address)) return [];
    // Only where the RTF has exactly the pictures that the HTML names is it sure which is which.
    const match = beside.length === onDisk.length ? beside[onDisk.indexOf(image)] : undefined;
    return [{ image, file: match ? fileFrom(bytesOf(match.hex), match.type) : null }];
  });
  return { body, pictures };
}
