import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import { readSettings } from "../../config/environment/settings";

/** How long the API may take to answer. */
const PATIENCE_MS = 5_000;
const LARGEST_ANSWER = 8_000_000;

/** The API gave no usable answer: it is stopped, slow, or something else answers at its address. */
export class SiteAway extends Error {}

/** The key of these signatures follows from the feed's token, which itself is never sent. */
const signatureKey = () =>
  Buffer.from(hkdfSync("sha256", readSettings().feedToken, "", "congdoan-hub cms-to-api v1", 32));

/** The headers by which the API knows a request of this CMS; each is taken once. */
export function signedHeaders(method: string, path: string, body = ""): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const id = randomUUID();
  const mac = createHmac("sha256", signatureKey()).update(`${timestamp}.${id}.${method} ${path}.${body}`);
  return { "x-timestamp": timestamp, "x-event-id": id, "x-signature": `v1=${mac.digest("hex")}` };
}

async function readWithin(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new SiteAway("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks the API for `path` (without a slash at its beginning); whatever is not a whole answer is SiteAway. */
export async function askSite(method: "GET" | "POST", path: string): Promise<string> {
  const { apiUrl } = readSettings();
  if (!apiUrl) throw new SiteAway("CMS_API_URL is empty");
  try {
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: signedHeaders(method, `/${path}`),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await readWithin(response);
    if (!response.ok) throw new SiteAway(`the API answered ${response.status}`);
    return text;
  } catch (error) {
    if (error instanceof SiteAway) throw error;
    const { name, cause } = error as { name: string; cause?: { code?: string } };
    throw new SiteAway(cause?.code ?? name);
  }
}
