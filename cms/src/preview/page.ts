import type { publishedForm } from "../api/feed/services/published-forms";
import type { Kind } from "../pickers/picked";
import { html, Html } from "./html";
import { STYLE } from "./style";

/** The form in which readers would get the draft, were it published now. */
type Form = Awaited<ReturnType<typeof publishedForm>>;

interface Picture {
  url: string;
  alt: string | null;
  caption: string | null;
}

interface FileLink {
  url: string;
  name: string;
  sizeBytes: number;
}

const MARK = html`<p class="draft">
  <strong>BẢN NHÁP, chưa xuất bản</strong> · chỉ người mở được xem, không chia sẻ
</p>`;

const page = (lang: string, title: string, body: Html): string =>
  `<!doctype html>${
    html`<html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.source
  }`;

const day = (iso: string | null) => iso && iso.split("-").reverse().join("/");

function size(bytes: number): string {
  const [number, unit] = bytes < 1_000_000 ? [bytes / 1000, "KB"] : [bytes / 1_000_000, "MB"];
  return `${number.toLocaleString("vi", { maximumFractionDigits: 1 })} ${unit}`;
}

/** Pictures come from this host alone; a text that names another shows where it would stand. */
const picture = ({ url, alt, caption }: Picture) =>
  html`<figure>
    <img src="${url}" alt="${alt ?? ""}" />${caption && html`<figcaption>${caption}</figcaption>`}
  </figure>`;

const link = (url: string | null) =>
  url && html`<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>`;

const entry = (term: string, values: (string | Html | null)[]) => {
  const given = values.filter(Boolean);
  return (
    given.length > 0 &&
    html`<dt>${term}</dt>
      ${given.map((value) => html`<dd>${value}</dd>`)}`
  );
};

/** A draft as readers would see it: what is missing is said, so that its writer sees that too. */
export function draftPage(form: Form, names: Record<Kind, string[]>): string {
  const { title, body, locale } = form;
  const all = form as Form & Record<string, unknown>;
  const text = (name: string) => (typeof all[name] === "string" ? (all[name] as string) : null);
  const list = <Item>(name: string) => (Array.isArray(all[name]) ? (all[name] as Item[]) : []);
  const cover = all.cover as Picture | null | undefined;
  const wide = (source: string) =>
    source.replaceAll("<table", '<div class="wide"><table').replaceAll("</table>", "</table></div>");
  return page(
    locale,
    `Bản nháp: ${title ?? "chưa có tiêu đề"}`,
    html`${MARK}
      <main>
        <article>
          <p class="line">
            ${[day(text("dateline") ?? text("issuedOn")), text("number"), text("byline") ?? text("signedBy")]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <h1>${title ?? html`<span class="missing">Chưa có tiêu đề</span>`}</h1>
          ${(text("excerpt") ?? text("summary")) &&
          html`<p class="excerpt">${text("excerpt") ?? text("summary")}</p>`}
          ${cover && picture(cover)}
          ${body ? new Html(wide(body)) : html`<p class="missing">Chưa có nội dung</p>`}
          ${list<Picture>("gallery").map(picture)}
          <dl>
            ${entry("Nguồn", [text("sourceName"), link(text("sourceUrl"))])}
            ${entry("Video", [link(text("videoUrl"))])} ${entry("Công đoàn", names.union)}
            ${entry("Phong trào", names.campaign)} ${entry("Đại hội", names.congress)}
            ${entry(
              "Tệp đính kèm",
              [...list<FileLink>("attachments"), ...list<FileLink>("files")].map(
                (file) =>
                  html`<a href="${file.url}" rel="noopener noreferrer">${file.name}</a> (${size(
                      file.sizeBytes,
                    )})`,
              ),
            )}
          </dl>
        </article>
      </main>`,
  );
}

/** For whoever may not see what they asked for: it says nothing of any document. */
export const closedPage = page(
  "vi",
  "Bản xem trước",
  html`<main>
    <h1>Không mở được bản xem trước</h1>
    <p>Bản xem trước chỉ mở được trong vài phút. Hãy trở lại trang biên tập và bấm “Xem trước” lần nữa.</p>
  </main>`,
);
