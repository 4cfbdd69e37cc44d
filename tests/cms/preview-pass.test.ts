import { hkdfSync, createHmac } from "node:crypto";

const SECRETS = ["CMS_APP_KEYS", "CMS_ADMIN_JWT_SECRET", "CMS_API_TOKEN_SALT", "CMS_TRANSFER_TOKEN_SALT"];
const MINUTE = 60_000;
const opened = { uid: "api::article.article", documentId: "abc", locale: "vi", staffId: 7 };

/** The module as a CMS with these secrets has it. */
async function passes(secret: string) {
  jest.resetModules();
  for (const name of [...SECRETS, "CMS_ENCRYPTION_KEY", "CMS_FEED_TOKEN"])
    process.env[name] = `${secret}-${name}`;
  return jest.requireActual<typeof import("../../cms/src/preview/pass")>("../../cms/src/preview/pass");
}

test("a pass opens what it was signed for, for five minutes and not a moment longer", async () => {
  const { signPass, readPass } = await passes("mot");
  const now = Date.parse("2026-11-21T03:00:00Z");
  const pass = signPass(opened, now);
  expect(readPass(pass, now)).toEqual(opened);
  expect(readPass(pass, now + 5 * MINUTE - 1)).toEqual(opened);
  expect(readPass(pass, now + 5 * MINUTE)).toBe("expired");
});

test("a pass of another CMS, and one signed with the secrets themselves, opens nothing", async () => {
  const pass = (await passes("mot")).signPass(opened);
  const { readPass } = await passes("hai");
  expect(readPass(pass)).toBe("forged");
  const [text] = pass.split(".");
  for (const key of [
    ...SECRETS.map((name) => `hai-${name}`),
    Buffer.from(hkdfSync("sha256", "hai", "", "", 32)),
  ]) {
    const signed = createHmac("sha256", key).update(text!).digest("base64url");
    expect(readPass(`${text}.${signed}`)).toBe("forged");
  }
});

test("anything else is forged", async () => {
  const { signPass, readPass } = await passes("mot");
  const pass = signPass(opened);
  for (const bad of [undefined, null, 5, {}, [], "", ".", "a.b", pass.slice(0, -1), `${pass} `, `${pass}.x`])
    expect([bad, readPass(bad)]).toEqual([bad, "forged"]);
});
