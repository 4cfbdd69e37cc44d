import { Role } from "../../api/platform/actor";
import type { App } from "../support/app";

/** What a browser without scripts knows of a page. */
export interface Shown {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What it shows, without its marks. */
  readonly text: string;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);

/** The fields of the form that is sent to `action`, as a browser would send them. */
export function fieldsOf({ html }: Shown, action: string): Record<string, string> {
  const form = html
    .split("<form ")
    .slice(1)
    .find((part) => part.slice(0, part.indexOf(">")).includes(`action="${action}"`));
  if (!form) throw new Error(`no form is sent to ${action}`);
  const body = form.slice(0, form.indexOf("</form>"));
  const fields: Record<string, string> = {};
  for (const [tag] of body.matchAll(/<input (?:[^>"]|"[^"]*")*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name && !/type="file"/.test(tag))
      fields[unescape(name)] = unescape(/value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  for (const [, name, text] of body.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    fields[unescape(name!)] = unescape(text!);
  for (const [, name, options] of body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = /<option (?:selected value="([^"]*)"|value="([^"]*)" selected)/.exec(options!);
    fields[unescape(name!)] = chosen?.[1] ?? chosen?.[2] ?? /value="([^"]*)"/.exec(options!)![1]!;
  }
  return fields;
}

/** An officer at a browser that runs no scripts. */
export class Officer {
  cookie: string | null = null;

  constructor(readonly app: App) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Shown> {
    return this.read(await this.ask(path, { headers }));
  }

  /** Sends a form; `headers` replace what a browser would say of where it stands. */
  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: this.app.url, "sec-fetch-site": "same-origin" },
  ): Promise<Shown> {
    return this.read(await this.ask(path, { method: "POST", headers, body: new URLSearchParams(fields) }));
  }

  /** Sends a form and goes where the answer leads. */
  async postAndFollow(path: string, fields: Record<string, string>): Promise<Shown> {
    const shown = await this.post(path, fields);
    const next = shown.headers.get("location");
    return shown.status === 303 && next ? this.get(next) : shown;
  }

  async signIn(union: string, role = Role.REPORTER, next = "/bao-cao"): Promise<Shown> {
    return this.postAndFollow("/bao-cao/dang-nhap", { token: await this.app.token(union, role), next });
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...(init.headers as object), ...(this.cookie && { cookie: this.cookie }) };
    const response = await fetch(this.app.url + path, { ...init, headers, redirect: "manual" });
    const [given] = response.headers.getSetCookie();
    if (given) this.cookie = given.split(";")[0]!;
    return response;
  }

  private async read(response: Response): Promise<Shown> {
    const html = await response.text();
    const text = unescape(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");
    return { status: response.status, headers: response.headers, html, text };
  }
}
