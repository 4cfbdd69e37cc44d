import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { readSettings } from "../../config/environment/settings";

/** What a pass opens, for whom: one language of one draft, for the member of staff who asked for it. */
export interface Opened {
  uid: string;
  documentId: string;
  locale: string;
  staffId: number;
}

/** How long after it was asked for a preview opens. */
export const PASS_MS = 5 * 60_000;

const LONGEST_PASS = 1000;

let key: Buffer | undefined;

/** A key of its own, made of the CMS's secrets: nothing else that they sign opens a preview, and nothing is stored. */
function passKey(): Buffer {
  const { appKeys, adminJwtSecret } = readSettings();
  key ??= Buffer.from(
    hkdfSync("sha256", `${appKeys.join()} ${adminJwtSecret}`, "", "congdoan-hub preview pass", 32),
  );
  return key;
}

const signature = (text: string): Buffer => createHmac("sha256", passKey()).update(text).digest();

/** Signs what may be opened until five minutes from now. */
export function signPass({ uid, documentId, locale, staffId }: Opened, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify([uid, documentId, locale, staffId, now + PASS_MS])).toString(
    "base64url",
  );
  return `${text}.${signature(text).toString("base64url")}`;
}

/** What a pass opens; "forged" where it is not exactly one that was signed here, "expired" where its time is over. */
export function readPass(pass: unknown, now = Date.now()): Opened | "forged" | "expired" {
  if (typeof pass !== "string" || pass.length > LONGEST_PASS) return "forged";
  const [text, signed, ...more] = pass.split(".");
  if (!signed || more.length > 0) return "forged";
  const given = Buffer.from(signed, "base64url");
  const wanted = signature(text);
  if (given.toString("base64url") !== signed || given.length !== wanted.length) return "forged";
  if (!timingSafeEqual(given, wanted)) return "forged";
  const [uid, documentId, locale, staffId, until] = JSON.parse(Buffer.from(text, "base64url").toString());
  return until > now ? { uid, documentId, locale, staffId } : "expired";
}
