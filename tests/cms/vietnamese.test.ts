import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { startPageTexts } from "../../cms/src/admin/start-page/texts";
import composed from "../../cms/src/admin/translations/composed.json";
import unlisted from "../../cms/src/admin/translations/unlisted.json";
import { vi } from "../../cms/src/admin/translations/vi";
import { englishTexts, idOf, ownMessages, packagesWithTexts, panelMessages, sources } from "./panel-messages";

const english: Record<string, string> = Object.fromEntries(
  sources.flatMap((source) =>
    Object.entries(englishTexts(source)).map(([key, text]) => [idOf(source, key), text]),
  ),
);

/** Texts that are the same in both languages, and why. */
const SAME: Record<string, string> = {
  "Auth.form.email.label": "Vietnamese says Email",
  Email: "Vietnamese says Email",
  "Settings.permissions.users.email": "Vietnamese says Email",
  "global.plugins.email": "Vietnamese says Email",
  "global.plugins.graphql": "a proper name",
  "global.plugins.sentry": "a proper name",
  "Settings.webhooks.singular": "Vietnamese says webhook",
  "Settings.application.ee.admin-seats.count": "figures alone",
  "Settings.permissions.auditLogs.user.fullname": "names alone, in the order in which the forms ask for them",
  "global.fullname": "names alone, in the order in which the forms ask for them",
  "components.Input.error.custom-error": "the sentence comes from elsewhere",
  "content-manager.form.Input.hint.minMaxDivider": "a sign",
};

/** Texts that leave out something which the English one tells, and why. */
const TELL_LESS: Record<string, string> = {
  "HomePage.header.title": "the title says what the page is; it greets nobody by half of a name",
};

/** Messages of the panel's code that are no texts. */
const NO_TEXTS = new Set(["", "FIXME"]);

/** The English texts are read leniently: some of them the panel itself cannot read. */
function parsed(message: string): MessageFormatElement[] {
  try {
    return parse(message, { requiresOtherClause: false });
  } catch {
    return parse(message, { ignoreTag: true });
  }
}

/** What is filled in, and what is marked up: names of arguments and of tags. */
function parts(message: string): { filledIn: string[]; tags: string[] } {
  const [filledIn, tags] = [new Set<string>(), new Set<string>()];
  const look = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) {
        tags.add(element.value);
        look(element.children);
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) filledIn.add(element.value);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        Object.values(element.options).forEach(({ value }) => look(value));
    }
  };
  look(parsed(message));
  return { filledIn: [...filledIn].sort(), tags: [...tags].sort() };
}

const keys = Object.keys(english);

describe("the Vietnamese texts of the panel", () => {
  it("cover every part of the installed panel that has texts", () => {
    expect(packagesWithTexts().sort()).toEqual([...sources].sort());
    expect(keys.length).toBeGreaterThan(2000);
  });

  it("cover every English text", () => {
    expect(keys.filter((key) => !(key in vi))).toEqual([]);
    expect(keys.filter((key) => english[key].trim() && !vi[key]?.trim())).toEqual([]);
  });

  it("are not the English ones, but for those that both languages share", () => {
    const same = keys.filter((key) => english[key].trim() && vi[key] === english[key]);
    expect(same.sort()).toEqual(Object.keys(SAME).sort());
  });

  it("fill in and mark up what the English ones do", () => {
    const differing = keys
      .filter((key) => JSON.stringify(parts(vi[key])) !== JSON.stringify(parts(english[key])))
      .map((key) => `${key}: ${english[key]} → ${vi[key]}`);
    expect(differing.map((line) => line.split(":")[0])).toEqual(Object.keys(TELL_LESS));
  });

  it("cover what the panel's code asks for past its text files", () => {
    const asked = new Set(
      panelMessages()
        .map(({ id }) => id)
        .filter((id) => !(id in english) && !NO_TEXTS.has(id)),
    );
    expect([...asked].filter((id) => !vi[id]?.trim())).toEqual([]);
    expect(Object.keys(unlisted).filter((id) => !asked.has(id))).toEqual([]);
  });

  it("can all be read by the panel", () => {
    const unreadable = Object.entries(vi).filter(([, text]) => {
      try {
        return !parse(text);
      } catch {
        return true;
      }
    });
    expect(unreadable).toEqual([]);
  });

  it("cover what our own part of the panel asks for", () => {
    const missing = ownMessages().filter(
      ({ id, defaultMessage }) => !/[\u00C0-\u1EF9]/.test(vi[id] ?? defaultMessage),
    );
    expect(missing.map(({ id, defaultMessage }) => `${id}: ${defaultMessage}`)).toEqual([]);
    for (const id of Object.keys(startPageTexts)) expect(vi[id]).toBe(startPageTexts[id]);
  });

  it("never replace a text by accident", () => {
    const own = [unlisted, composed, startPageTexts] as Record<string, string>[];
    expect(own.flatMap((texts) => Object.keys(texts).filter((id) => id in english))).toEqual([]);
  });
});
