import type { Core } from "@strapi/strapi";
import { askApi } from "../pickers/ask-api";
import { ANCESTORS, ASSIGNMENTS, NAMED_UNIONS } from "./tables";

/** How long an answer is used before it is asked for again; it is kept for as long as the API does not answer. */
const FRESH_FOR_MS = 10 * 60_000;
/** After the API has not answered, nobody waits for it for this long. */
const REST_MS = 30_000;
const CODES_A_QUESTION = 10;
const CODES_A_ROUND = 300;
const ROUND_MS = 60_000;

let restUntil = 0;

interface Seen {
  status: string;
  endedOn: string | null;
  ancestors: { code: string }[];
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

async function ask(questions: { code: string; asOf: string | null }[]): Promise<(Seen | null)[]> {
  const variables = Object.fromEntries(
    questions.flatMap(({ code, asOf }, index) => [
      [`code${index}`, code],
      [`day${index}`, asOf],
    ]),
  );
  const parameters = questions.map((_, index) => `$code${index}: String!, $day${index}: Date`).join(", ");
  const fields = questions.map(
    (_, index) =>
      `u${index}: union(code: $code${index}, asOf: $day${index}) { status endedOn ancestors { code } }`,
  );
  const answer = await askApi<Record<string, Seen | null>>(
    `query UnionsAbove(${parameters}) { ${fields.join(" ")} }`,
    variables,
  );
  return questions.map((_, index) => answer[`u${index}`]);
}

/** Who stands above these unions; a union that has ended stands where it stood on its last day. Null: unknown code. */
async function ancestorsOf(codes: string[]): Promise<Map<string, string[] | null>> {
  const today = await ask(codes.map((code) => ({ code, asOf: null })));
  const ended = codes.flatMap((code, index) => {
    const seen = today[index];
    return seen?.status === "ENDED" && seen.endedOn ? [{ code, asOf: dayBefore(seen.endedOn) }] : [];
  });
  const then = ended.length > 0 ? await ask(ended) : [];
  const found = new Map(codes.map((code, index) => [code, today[index]]));
  ended.forEach(({ code }, index) => found.set(code, then[index]));
  return new Map([...found].map(([code, seen]) => [code, seen && seen.ancestors.map((above) => above.code)]));
}

/** Keeps an answer in place of the one before; an unknown code has no one above it. */
function keep(strapi: Core.Strapi, code: string, ancestors: string[], askedAt: string): Promise<unknown> {
  return strapi.db.transaction(async ({ trx }) => {
    await trx(ANCESTORS)
      .where({ code })
      .whereNotIn("ancestor", [code, ...ancestors])
      .delete();
    for (const ancestor of new Set([code, ...ancestors]))
      await trx(ANCESTORS)
        .insert({ code, ancestor, asked_at: askedAt })
        .onConflict(["code", "ancestor"])
        .merge(["asked_at"]);
  });
}

/** Asks the API about these unions and keeps what it says. False: it does not answer, and what was known holds. */
async function askAbout(strapi: Core.Strapi, codes: string[]): Promise<boolean> {
  for (let start = 0; start < codes.length; start += CODES_A_QUESTION) {
    if (Date.now() < restUntil) return false;
    try {
      const answers = await ancestorsOf(codes.slice(start, start + CODES_A_QUESTION));
      const askedAt = new Date().toISOString();
      for (const [code, ancestors] of answers) await keep(strapi, code, ancestors ?? [], askedAt);
    } catch (error) {
      restUntil = Date.now() + REST_MS;
      strapi.log.warn(`Chưa hỏi được hệ thống công đoàn / The unions' API does not answer: ${error}`);
      return false;
    }
  }
  return true;
}

/** The codes that documents name and whose answer is older than a moment, the oldest first; those never asked before all. */
async function namedAndOlder(strapi: Core.Strapi, moment: string, limit: number): Promise<string[]> {
  const rows: { code: string }[] = await strapi.db.transaction(({ trx }) =>
    trx
      .from({ named: NAMED_UNIONS })
      .joinRaw("LEFT JOIN ?? AS known ON known.code = named.code AND known.ancestor = named.code", [
        ANCESTORS,
      ])
      .whereRaw("(known.asked_at IS NULL OR known.asked_at < ?)", [moment])
      .groupBy("named.code")
      .orderByRaw("MIN(known.asked_at)")
      .limit(limit)
      .select("named.code"),
  );
  return rows.map(({ code }) => code);
}

/** Before somebody's reach is looked at: whatever unions were never asked about. Nobody waits for an API that is away. */
export async function askAboutNamedUnions(strapi: Core.Strapi): Promise<void> {
  if (Date.now() < restUntil) return;
  await askAbout(strapi, await namedAndOlder(strapi, "", CODES_A_ROUND));
}

/** Before a write whose data names unions that no document has named yet. */
export async function askAboutCodes(strapi: Core.Strapi, codes: string[]): Promise<void> {
  const known: { code: string }[] = await strapi.db.transaction(({ trx }) =>
    trx(ANCESTORS).whereIn("code", codes).distinct("code"),
  );
  const unknown = codes.filter((code) => !known.some((row) => row.code === code));
  if (unknown.length > 0) await askAbout(strapi, unknown);
}

/** Asks again, a part at a time, while somebody is assigned to anything. Returns what stops it. */
export function keepAncestorsFresh(strapi: Core.Strapi): () => void {
  const round = async () => {
    const assigned = await strapi.db.connection(ASSIGNMENTS).first();
    if (!assigned || Date.now() < restUntil) return;
    const moment = new Date(Date.now() - FRESH_FOR_MS).toISOString();
    await askAbout(strapi, await namedAndOlder(strapi, moment, CODES_A_ROUND));
  };
  const timer = setInterval(() => {
    round().catch((error) => strapi.log.error(`Công đoàn cấp trên / Unions above: ${error}`));
  }, ROUND_MS);
  timer.unref();
  return () => clearInterval(timer);
}
