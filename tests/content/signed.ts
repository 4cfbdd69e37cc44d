import { randomUUID } from "node:crypto";
import { signatureKey, signatureOf } from "../../api/content/signature";

/** What a test changes about a request that is signed as the CMS signs it. */
export interface Changes {
  readonly at?: Date;
  readonly id?: string;
  readonly token?: string;
  readonly signature?: string;
  /** What the signature says is asked, where that is something else. */
  readonly signedPath?: string;
  readonly body?: string;
  readonly signedBody?: string;
  /** Headers that are left out. */
  readonly without?: readonly string[];
}

/** Sends a request as the CMS does. */
export function sendSigned(
  url: string,
  token: string,
  method: "GET" | "POST",
  path: string,
  changes: Changes = {},
): Promise<Response> {
  const timestamp = String(Math.floor((changes.at ?? new Date()).getTime() / 1000));
  const id = changes.id ?? randomUUID();
  const body = changes.body ?? "";
  const signature =
    changes.signature ??
    signatureOf(signatureKey(changes.token ?? token), {
      ...{ method, path: changes.signedPath ?? path, timestamp, id },
      body: Buffer.from(changes.signedBody ?? body),
    });
  const headers: Record<string, string> = {
    ...{ "x-timestamp": timestamp, "x-event-id": id, "x-signature": signature },
  };
  for (const name of changes.without ?? []) delete headers[name];
  return fetch(`${url}${path}`, { method, headers, ...(method === "POST" && body !== "" ? { body } : {}) });
}
