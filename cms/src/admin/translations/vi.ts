import { editorialTexts } from "../editorial/texts";
import { historyTexts } from "../history/texts";
import { pickerTexts } from "../pickers/texts";
import { previewTexts } from "../preview/texts";
import { startPageTexts } from "../start-page/texts";
import admin from "./admin.json";
import { richTextTexts } from "../rich-text/texts";
import { codes } from "./codes";
import composed from "./composed.json";
import contentManager from "./content-manager.json";
import contentReleases from "./content-releases.json";
import contentTypeBuilder from "./content-type-builder.json";
import email from "./email.json";
import i18n from "./i18n.json";
import reviewWorkflows from "./review-workflows.json";
import unlisted from "./unlisted.json";
import upload from "./upload.json";

type Texts = Record<string, string>;

const prefixed = (prefix: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]));

/** Every text of the panel in Vietnamese, by the id under which the panel looks it up. */
export const vi: Texts = {
  ...admin,
  ...prefixed("content-manager", contentManager),
  ...prefixed("content-releases", contentReleases),
  ...prefixed("content-type-builder", contentTypeBuilder),
  ...prefixed("email", email),
  ...prefixed("i18n", i18n),
  ...prefixed("review-workflows", reviewWorkflows),
  ...prefixed("upload", upload),
  ...unlisted,
  ...composed,
  ...codes,
  ...startPageTexts,
  ...editorialTexts,
  ...historyTexts,
  ...pickerTexts,
  ...previewTexts,
  ...richTextTexts,
};
