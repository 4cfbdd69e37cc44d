import texts from "../../api/demo/sources.json";
import { UnionKind } from "../../api/unions/union.enums";
import { record } from "../unions/record";
import type { App } from "./app";
import { everyRow } from "./rows";

/** The fields of a Source that the demonstration fills. */
export const SOURCE = "source { title publisher url publishedOn quote disputed note alternatives }";

interface Stated {
  readonly key: string;
  readonly quote: string | null;
  readonly disputed?: boolean;
  readonly note?: string | null;
}

/** A source as the demonstration's data says it is shown. */
export function shownSource({ key, quote, disputed, note }: Stated): object {
  const { title, publisher, url, publishedOn, note: ofText } = texts.find((text) => text.key === key)!;
  return {
    ...{ title, publisher, url, publishedOn, quote, disputed: disputed ?? false },
    note: [note, ofText].filter(Boolean).join("\n") || null,
    alternatives: [],
  };
}

export const named = (code: string | null | undefined): { code: string } | null => (code ? { code } : null);

/** Under one root: a union without known days, one that is young and one that ended below it, and one beside it. */
export async function recordFamily(app: App): Promise<void> {
  await record(
    app,
    { code: "root", kind: UnionKind.PROVINCIAL_FEDERATION },
    { code: "mother", kind: UnionKind.CIVIL_SERVANTS_UNION, under: "root" },
    { code: "child", under: "mother", foundedOn: "2010-05-01" },
    {
      code: "ended",
      foundedOn: "2000-01-01",
      endedOn: "2015-07-01",
      affiliations: [{ parent: "mother", from: "2000-01-01", until: "2015-07-01" }],
    },
    { code: "other", kind: UnionKind.CIVIL_SERVANTS_UNION, under: "root" },
  );
}

/** Sends a mutation that must be refused for one field, and looks that nothing at all was written. */
export async function expectRefused(
  app: App,
  token: string,
  document: string,
  input: object,
  field: string,
  code = "BAD_USER_INPUT",
): Promise<void> {
  const before = await everyRow(app);
  const answer = await app.ask(document, { input }, { token });
  const [error] = answer.errors ?? [];
  expect({ code: error?.extensions.code, field: error?.extensions.field ?? null }).toEqual({
    code,
    field: code === "BAD_USER_INPUT" ? field : null,
  });
  expect(await everyRow(app)).toEqual(before);
}
