import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { ASSETS } from "./assets";

/** Who looks at a page: shown at its top, with the way out. */
export interface Visitor {
  readonly unionName: string;
  readonly role: string;
  readonly csrf: string;
}

interface PageProps {
  readonly title: string;
  /** Null where nobody is signed in. */
  readonly visitor: Visitor | null;
  readonly children: ComponentChildren;
  /** Seconds after which the browser asks for the same page again. */
  readonly refresh?: number;
}

function SignOut({ visitor }: { visitor: Visitor }): VNode {
  return (
    <form method="post" action="/bao-cao/dang-xuat" class="who">
      <input type="hidden" name="csrf" value={visitor.csrf} />
      <span>
        <strong>{visitor.unionName}</strong>
        <small>{visitor.role}</small>
      </span>
      <button class="quiet">Đăng xuất</button>
    </form>
  );
}

function Page({ title, visitor, children, refresh }: PageProps): VNode {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        {refresh !== undefined && <meta http-equiv="refresh" content={String(refresh)} />}
        <title>{`${title} – Báo cáo công đoàn`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={ASSETS.style.url} />
        <script src={ASSETS.script.url} defer />
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          Tới nội dung chính
        </a>
        <header class="top">
          <div class="wide">
            <a class="brand" href="/bao-cao">
              <b>Công Đoàn Hub</b>
              <span>Báo cáo công đoàn</span>
            </a>
            {visitor && <SignOut visitor={visitor} />}
          </div>
        </header>
        <main id="noi-dung" class="wide" tabIndex={-1}>
          {children}
        </main>
        <footer class="wide">
          Số liệu chỉ được cộng lên các cấp trên sau khi một công đoàn cấp trên duyệt.
        </footer>
      </body>
    </html>
  );
}

/** A whole page as HTML. Text is escaped wherever it comes from. */
export function page(props: PageProps): string {
  return `<!doctype html>\n${renderToString(<Page {...props} />)}`;
}

/** Tells the script that what it keeps of this form stands on the server now: the browser's own copy goes. */
export function Forget({ union, period }: { union: string; period: string }): VNode {
  return <span hidden data-forget={`${union}/${period}`} />;
}

/** A message at the head of a page. */
export function Notice({
  kind,
  title,
  children,
}: {
  kind: "good" | "bad" | "warn" | "info";
  title?: string;
  children?: ComponentChildren;
}): VNode {
  const role = kind === "bad" ? "alert" : "status";
  return (
    <div class={`notice ${kind}`} role={role} tabIndex={-1}>
      {title && <h2>{title}</h2>}
      {children}
    </div>
  );
}
