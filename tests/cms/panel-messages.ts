import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const strapi = resolve(__dirname, "../../node_modules/@strapi");

/** The parts of the panel that bring texts of their own, and where the built form of each lies. */
const SOURCES = {
  admin: "admin/dist/admin",
  "content-manager": "content-manager/dist/admin",
  "content-releases": "content-releases/dist/admin",
  "content-type-builder": "content-type-builder/dist/admin",
  email: "email/dist/admin",
  i18n: "i18n/dist/admin",
  "review-workflows": "review-workflows/dist/admin",
  upload: "upload/dist/admin",
} as const;

export type Source = keyof typeof SOURCES;
export const sources = Object.keys(SOURCES) as Source[];

function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) return entry === "tests" ? [] : filesUnder(path, name);
    return name.test(entry) ? [path] : [];
  });
}

/** Every package of the installed panel that has an English text file, so that a new one is noticed. */
export function packagesWithTexts(): string[] {
  return readdirSync(strapi).filter((entry) => {
    const folder = join(strapi, entry, "dist/admin");
    try {
      return filesUnder(folder, /^en\.json\.js$/).length > 0;
    } catch {
      return false;
    }
  });
}

/** The English texts of one part, as its makers ship them: without the part's name before the keys. */
export function englishTexts(source: Source): Record<string, string> {
  const [file] = filesUnder(join(strapi, SOURCES[source]), /^en\.json\.js$/);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const loaded = require(file) as Record<string, unknown>;
  return (typeof loaded.default === "object" ? loaded.default : loaded) as Record<string, string>;
}

/** The id under which the panel looks a text up. */
export const idOf = (source: Source, key: string) => (source === "admin" ? key : `${source}.${key}`);

/** One message that code asks for by an id written out in it. */
export interface AskedMessage {
  id: string;
  defaultMessage: string;
  file: string;
}

const prefixing = new Set(["getTrad", "getTranslation", "getTranslationKey"]);

function literal(expression: ts.Expression, prefix: string): string | null {
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (ts.isCallExpression(expression) && prefixing.has(expression.expression.getText())) {
    const [key] = expression.arguments;
    return key && ts.isStringLiteralLike(key) ? `${prefix}.${key.text}` : null;
  }
  if (ts.isTemplateExpression(expression) && expression.head.text === "") {
    const [span, ...more] = expression.templateSpans;
    const name = span.expression.getText();
    if (more.length === 0 && /^plugin_?id$/i.test(name)) return prefix + span.literal.text;
  }
  return null;
}

/** The messages a file of code asks for with `{ id, defaultMessage }`. */
export function messagesIn(file: string, prefix: string): AskedMessage[] {
  const text = readFileSync(file, "utf8");
  if (!text.includes("defaultMessage")) return [];
  const found: AskedMessage[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const value = (name: string) =>
        node.properties.find(
          (property): property is ts.PropertyAssignment =>
            ts.isPropertyAssignment(property) && property.name.getText() === name,
        )?.initializer;
      const [id, message] = [value("id"), value("defaultMessage")];
      const asked = id && literal(id, prefix);
      if (asked && message)
        found.push({
          id: asked,
          defaultMessage: ts.isStringLiteralLike(message) ? message.text : message.getText(),
          file,
        });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX));
  return found;
}

/** Every message that the installed panel's code asks for. */
export function panelMessages(): AskedMessage[] {
  return sources.flatMap((source) =>
    filesUnder(join(strapi, SOURCES[source]), /\.mjs$/).flatMap((file) => messagesIn(file, source)),
  );
}

/** Every message that our own part of the panel asks for. */
export function ownMessages(): AskedMessage[] {
  const folder = resolve(__dirname, "../../cms/src/admin");
  return filesUnder(folder, /\.tsx?$/).flatMap((file) => messagesIn(file, dirname(file)));
}
