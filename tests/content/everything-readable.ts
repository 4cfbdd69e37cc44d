import { encodeId } from "../../api/platform/ids";
import type { App } from "../support/app";

const IMAGE = "{ url alt caption }";
const ARTICLE = `id slug title excerpt category { code label } body { html text } cover ${IMAGE} gallery ${IMAGE} videoUrl attachments { url name } formerSlugs byline sourceName dateline
  publishedAt updatedAt unions { code } unresolvedUnions newer { title } older { title } translations { title slug }`;
const DOCUMENT = `id slug title kind { code } number issuedOn summary body { html text } files { url name } formerSlugs union { code } publishedAt updatedAt`;

/**
 * The answers of every way to a text of the CMS, for both languages: the lists, each word as a filter and as a search, each slug, each
 * id, the articles of every union. Slugs are "s-" and the word; what a filter finds is shown, what it was asked is not.
 */
export async function everythingReadable(
  app: App,
  keys: readonly string[],
  words: readonly string[],
): Promise<string> {
  const answers: unknown[] = [];
  const ask = async (query: string): Promise<void> => {
    const { data, errors } = await app.ask(`{ ${query} }`);
    if (errors) throw new Error(JSON.stringify(errors));
    answers.push(data);
  };
  for (const locale of ["VI", "EN"]) {
    await ask(`articles(locale: ${locale}) { nodes { ${ARTICLE} } totalCount }`);
    await ask(`congressDocuments(locale: ${locale}) { nodes { ${DOCUMENT} } totalCount }`);
    await ask(`unions { nodes { articles(locale: ${locale}) { nodes { title slug } totalCount } } }`);
    for (let at = 0; at < words.length; at += 2) {
      const some = words.slice(at, at + 2);
      await ask(
        some
          .map(
            (
              word,
              n,
            ) => `a${n}: articles(locale: ${locale}, filter: { text: "${word}" }) { nodes { title slug } }
            b${n}: article(slug: "s-${word}", locale: ${locale}) { title slug }
            c${n}: congressDocuments(locale: ${locale}, filter: { text: "${word}" }) { nodes { title slug } }
            d${n}: congressDocument(slug: "s-${word}", locale: ${locale}) { title slug }
            e${n}: search(text: "${word}", locale: ${locale}) { nodes { ... on Article { title slug } ... on CongressDocument { title slug } } }`,
          )
          .join(" "),
      );
    }
  }
  for (const key of keys) {
    const [type, documentId, locale] = key.split(" ");
    const [name, fields] = type === "article" ? ["Article", ARTICLE] : ["CongressDocument", DOCUMENT];
    await ask(`node(id: "${encodeId(name!, `${documentId}.${locale}`)}") { ... on ${name} { ${fields} } }`);
  }
  return JSON.stringify(answers);
}
