const OURS = /^\/bao-cao(?:\/(?!\.{1,2}(?:[/?]|$))[A-Za-z0-9._~-]+)*(?:\?[A-Za-z0-9=&._~%-]*)?$/;

/** Where to go after signing in: a path of these pages, or their first page for anything else. */
export function safeNext(path: string | null | undefined): string {
  return path && OURS.test(path) ? path : "/bao-cao";
}

/** The page that a posted form stands on: a file is sent from the page of its period. */
export function pageOfForm(url: string): string {
  return safeNext(url.replace(/\?.*$/, "").replace(/\/(tep|kiem-tra)$/, ""));
}
