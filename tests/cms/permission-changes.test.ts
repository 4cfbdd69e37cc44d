import { broughtUpToDate, type Permission } from "../../cms/src/bootstrap/permission-changes";
import { spanInWords } from "../../cms/src/schedule/report";

const right = (action: string, fields: string[] = ["title"], conditions: string[] = []): Permission => ({
  action,
  subject: "api::article.article",
  properties: { fields, locales: ["vi", "en"] },
  conditions,
});

/** As the database gives a right back: another order, and what it adds of its own. */
const stored = (permission: Permission): Permission =>
  ({
    ...permission,
    properties: { ...permission.properties, locales: ["en", "vi"] },
    id: 5,
    actionParameters: {},
  }) as Permission;

describe("rights of a role that a new version declares otherwise", () => {
  it("become what is declared where nobody changed them", () => {
    const before = [right("read"), right("update"), right("gone")];
    const declared = [right("read", ["title", "body"]), right("update", ["title"], ["own"]), right("new")];
    expect(broughtUpToDate(declared, before, before.map(stored))).toEqual(declared);
  });

  it("leave away what an administrator took away, and keep what one added", () => {
    const before = [right("read"), right("publish")];
    const extra = right("delete");
    expect(broughtUpToDate([right("read"), right("publish")], before, [right("read"), extra])).toEqual([
      right("read"),
      extra,
    ]);
  });

  it("keep an administrator's own shape, with the fields that are new since", () => {
    const before = [right("read", ["title", "body"])];
    const narrowed = right("read", ["title"], ["own"]);
    expect(broughtUpToDate([right("read", ["title", "body", "summary"])], before, [narrowed])).toEqual([
      right("read", ["title", "summary"], ["own"]),
    ]);
    expect(broughtUpToDate([right("delete")], [], [right("delete", [], ["own"])])).toEqual([
      right("delete", [], ["own"]),
    ]);
    const widened = right("gone", ["title", "body"]);
    expect(broughtUpToDate([], [right("gone")], [widened])).toEqual([widened]);
  });
});

it("says how late something was in two units at most", () => {
  const minute = 60;
  const hour = 60 * minute;
  const day = 24 * hour;
  expect(
    [59, minute, hour, 3 * hour + 12 * minute + 5, day, 2 * day + 5 * hour + minute, 30 * day + minute].map(
      spanInWords,
    ),
  ).toEqual(["0 phút", "1 phút", "1 giờ", "3 giờ 12 phút", "1 ngày", "2 ngày 5 giờ", "30 ngày"]);
});
