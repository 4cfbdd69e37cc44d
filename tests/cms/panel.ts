import type { RunningCms } from "./running-cms";

export type ContentType = "article" | "congress-document";

/** What the panel answered; tests read whatever field they are about. */
export interface PanelAnswer {
  status: number;
  body: any;
}

/** The panel's own HTTP interface, used as a person's browser uses it. */
export interface Panel {
  request(method: string, path: string, body?: unknown): Promise<PanelAnswer>;
  create(type: ContentType, data: object, locale?: string): Promise<string>;
  update(type: ContentType, documentId: string, data: object, locale?: string): Promise<PanelAnswer>;
  act(type: ContentType, documentId: string, action: string, locale?: string): Promise<PanelAnswer>;
  publish(type: ContentType, documentId: string, locale?: string): Promise<void>;
  remove(type: ContentType, documentId: string, locale?: string): Promise<PanelAnswer>;
  bulk(type: ContentType, action: string, documentIds: string[], locale?: string): Promise<PanelAnswer>;
  upload(name: string, mime: string, bytes: Buffer | string): Promise<PanelAnswer>;
}

const path = (type: ContentType) => `/content-manager/collection-types/api::${type}.${type}`;

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** One paragraph, as the editor stores it. */
export const paragraph = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

let serial = 0;

/** The least an article needs to be published. */
export function articleData(title: string, more: object = {}): object {
  return {
    title,
    slug: `bai-${Date.now()}-${++serial}`,
    category: "union_news",
    body: paragraph(title),
    ...more,
  };
}

export async function openPanel(cms: RunningCms, email?: string, password?: string): Promise<Panel> {
  const jwt = await cms.login(email, password);
  const headers = { authorization: `Bearer ${jwt}` };

  const request = async (method: string, route: string, body?: unknown): Promise<PanelAnswer> => {
    const form = body instanceof FormData;
    const response = await fetch(`${cms.url}${route}`, {
      method,
      headers: body === undefined || form ? headers : { ...headers, "content-type": "application/json" },
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
    };
  };

  const expecting = async (status: number, answer: Promise<PanelAnswer>) => {
    const { status: actual, body } = await answer;
    if (actual !== status) throw new Error(`Expected ${status}, got ${actual}: ${JSON.stringify(body)}`);
    return body;
  };

  const act: Panel["act"] = (type, documentId, action, locale = "vi") =>
    request("POST", `${path(type)}/${documentId}/actions/${action}?locale=${locale}`, { locale });

  return {
    request,
    act,
    async create(type, data, locale = "vi") {
      const body = await expecting(
        201,
        request("POST", `${path(type)}?locale=${locale}`, { ...data, locale }),
      );
      return body.data.documentId;
    },
    update: (type, documentId, data, locale = "vi") =>
      request("PUT", `${path(type)}/${documentId}?locale=${locale}`, { ...data, locale }),
    async publish(type, documentId, locale = "vi") {
      await expecting(200, act(type, documentId, "publish", locale));
    },
    remove: (type, documentId, locale) =>
      request("DELETE", `${path(type)}/${documentId}${locale ? `?locale=${locale}` : "?locale=*"}`),
    bulk: (type, action, documentIds, locale = "vi") =>
      request("POST", `${path(type)}/actions/${action}?locale=${locale}`, { documentIds, locale: [locale] }),
    upload(name, mime, bytes) {
      const form = new FormData();
      form.append("files", new Blob([new Uint8Array(Buffer.from(bytes))], { type: mime }), name);
      form.append("fileInfo", JSON.stringify({ name }));
      return request("POST", "/upload", form);
    },
  };
}
