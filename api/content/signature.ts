import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** A signed request is taken within so many milliseconds of its time, before and after. */
export const SIGNED_WITHIN_MS = 300_000;
/** Requests whose ids are remembered, so that none is taken twice. */
const REMEMBERED = 10_000;

/** What the CMS asks, as it stands on the wire. */
export interface SignedRequest {
  readonly method: string;
  /** The address from the first slash, with its query. */
  readonly path: string;
  readonly timestamp: string | undefined;
  readonly id: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
}

/** The key of these signatures: it follows from the feed's token, which itself is never sent to the API. */
export function signatureKey(feedToken: string): Buffer {
  return Buffer.from(hkdfSync("sha256", feedToken, "", "congdoan-hub cms-to-api v1", 32));
}

/** HMAC-SHA256 over time, id, what is asked and the body, as `v1=<hex>`. */
export function signatureOf(
  key: Buffer,
  { method, path, timestamp, id, body }: Omit<SignedRequest, "signature">,
): string {
  const mac = createHmac("sha256", key).update(`${timestamp}.${id}.${method} ${path}.`).update(body);
  return `v1=${mac.digest("hex")}`;
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Tells requests of the CMS from all others; each is taken once, within five minutes of its time. */
export class Signatures {
  private readonly key: Buffer;
  /** Ids in the order in which they came, with the time after which nobody could use them again. */
  private readonly taken = new Map<string, number>();

  constructor(feedToken: string) {
    this.key = signatureKey(feedToken);
  }

  /** True once for each request that the CMS signed. */
  take(request: SignedRequest, now: Date): boolean {
    const { timestamp = "", id = "", signature = "" } = request;
    const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
    if (!(Math.abs(now.getTime() - at) <= SIGNED_WITHIN_MS) || !/^[\w-]{16,64}$/.test(id)) return false;
    if (!isEqual(signature, signatureOf(this.key, request))) return false;
    if (this.taken.has(id)) return false;
    this.forget(now);
    this.taken.set(id, at + 2 * SIGNED_WITHIN_MS);
    return true;
  }

  private forget(now: Date): void {
    for (const [id, until] of this.taken) {
      if (until >= now.getTime() && this.taken.size < REMEMBERED) break;
      this.taken.delete(id);
    }
  }
}
