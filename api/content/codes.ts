import { CodeItem } from "../indicators/code-item.type";
import { codeItem as codeItemBatch } from "../indicators/code-list.queries";
import { badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";

/** The code lists that the CMS's documents choose from. */
type CodeList = "news_category" | "congress_document_kind";

/** The codes that a caller names in a filter, each once, in one order; one that the list never had is BAD_USER_INPUT. */
export async function namedCodes(
  request: RequestContext,
  list: CodeList,
  given: readonly string[],
  field: string,
): Promise<string[]> {
  const codes = [...new Set(given.map((code) => cleanCode(code, field)))].sort();
  const items = await Promise.all(codes.map((code) => request.load(codeItemBatch, { list, code })));
  if (items.includes(null)) throw badInput(field, `${field}: không có mã này / there is no such code.`);
  return codes;
}

/** The item that a document carries; a code that the list does not have is shown as it is. */
export async function codeItem(request: RequestContext, list: CodeList, code: string): Promise<CodeItem> {
  return (
    (await request.load(codeItemBatch, { list, code })) ??
    Object.assign(new CodeItem(), { code, labelVi: code, labelEn: code })
  );
}
