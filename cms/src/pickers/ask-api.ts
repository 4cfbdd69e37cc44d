import { readSettings } from "../../config/environment/settings";

/** How long the API may take before staff are told that it is away. */
const PATIENCE_MS = 2000;
const LARGEST_ANSWER = 4_000_000;

/** The API gave no usable answer: it is stopped, slow, overloaded, or something else answers at its address. */
export class ApiAway extends Error {}

async function readWithin(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new ApiAway("the answer is too large");
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** Asks the API one public question; whatever is not a whole answer to it is ApiAway. Nothing is kept. */
export async function askApi<Data>(query: string, variables: object): Promise<Data> {
  const { apiUrl } = readSettings();
  if (!apiUrl) throw new ApiAway("CMS_API_URL is empty");
  try {
    const response = await fetch(new URL("graphql", apiUrl), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ query, variables }),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer = (await readWithin(response)) as { data?: Data; errors?: unknown[] };
    if (!response.ok || !answer?.data || answer.errors)
      throw new ApiAway(`the API answered ${response.status}`);
    return answer.data;
  } catch (error) {
    throw error instanceof ApiAway ? error : new ApiAway(error instanceof Error ? error.name : "unknown");
  }
}

/** The longest page of the API. */
const PAGE = 100;

/** Of some codes the rows of a list that have one of them; `filter` is what else the list needs to show them all. */
export async function askForCodes<Row>(
  list: "unions" | "campaigns" | "congresses",
  fields: string,
  codes: string[],
  filter = "",
): Promise<Row[]> {
  const found: Row[] = [];
  for (let at = 0; at < codes.length; at += PAGE) {
    const answer = await askApi<Record<string, { nodes: Row[] }>>(
      `query ByCode($codes: [String!]) { ${list}(first: ${PAGE}, filter: { codes: $codes ${filter} }) { nodes { ${fields} } } }`,
      { codes: codes.slice(at, at + PAGE) },
    );
    found.push(...answer[list].nodes);
  }
  return found;
}
