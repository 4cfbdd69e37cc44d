import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import type { App } from "../support/app";

/** Fields that compute or page over other unions; the record's own entries stand elsewhere. */
const ELSEWHERE = new Set([
  "statistics",
  "children",
  "ancestors",
  "articles",
  "documents",
  "progress",
  "submissionBoard",
]);
/** Types that are shown by their code: they are crawled by themselves. */
const BY_CODE = new Set(["Union", "Indicator"]);

type Locale = "VI" | "EN";

/** The arguments of a field, or null where it asks for one that the crawl can't give. */
function argumentsOf(field: GraphQLField<unknown, unknown>, locale: Locale): string | null {
  const given: Record<string, string> = { locale, first: "50", all: "true", period: '"2021"' };
  const passed: string[] = [];
  for (const arg of field.args) {
    const optional = !isNonNullType(arg.type) || arg.defaultValue !== undefined;
    if (arg.name === "period" && optional) continue;
    if (given[arg.name]) passed.push(`${arg.name}: ${given[arg.name]}`);
    else if (!optional) return null;
  }
  return passed.length > 0 ? `(${passed.join(", ")})` : "";
}

/** Everything of a type, `depth` objects deep. */
function selectionOf(type: GraphQLObjectType, depth: number, locale: Locale): string {
  if (BY_CODE.has(type.name)) return "{ code }";
  const nodes = type.getFields().nodes;
  if (nodes && type.name.endsWith("Connection")) {
    return `{ nodes ${selectionOf(getNamedType(nodes.type) as GraphQLObjectType, depth, locale)} }`;
  }
  const parts: string[] = [];
  for (const field of Object.values(type.getFields())) {
    const args = argumentsOf(field, locale);
    const named = getNamedType(field.type);
    if (args === null || ELSEWHERE.has(field.name)) continue;
    if (isLeafType(named)) parts.push(field.name + args);
    else if (isObjectType(named) && depth > 0)
      parts.push(`${field.name}${args} ${selectionOf(named, depth - 1, locale)}`);
  }
  return parts.length > 0 ? `{ ${parts.join(" ")} }` : "{ __typename }";
}

/** One query for each field of a union, and for each list of the record that stands by itself. */
export function crawl(schema: GraphQLSchema, codes: readonly string[]): string[] {
  const queries: string[] = [];
  const union = schema.getType("Union") as GraphQLObjectType;
  for (const locale of ["VI", "EN"] as const) {
    for (const field of Object.values(union.getFields())) {
      const args = argumentsOf(field, locale);
      if (args === null || ELSEWHERE.has(field.name)) continue;
      const named = getNamedType(field.type);
      const depth = isListType(isNonNullType(field.type) ? field.type.ofType : field.type) ? 2 : 3;
      const inner = isObjectType(named) ? ` ${selectionOf(named, depth, locale)}` : "";
      for (const code of codes) queries.push(`{ union(code: "${code}") { ${field.name}${args}${inner} } }`);
    }
    for (const code of codes)
      queries.push(
        `{ union(code: "${code}") { report(period: "2021") ${selectionOf(schema.getType("Report") as GraphQLObjectType, 2, locale)} } }`,
      );
    for (const list of ["people", "orgEvents", "campaigns"]) {
      const type = getNamedType(schema.getQueryType()!.getFields()[list]!.type) as GraphQLObjectType;
      queries.push(`{ ${list}(first: 50) ${selectionOf(type, 2, locale)} }`);
    }
  }
  return queries;
}

/** Every value that the answers to these queries hold, as text. */
export async function valuesServed(
  app: App,
  queries: readonly string[],
  token: string,
): Promise<Set<string>> {
  const values = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(collect);
    else if (value !== null && value !== undefined) values.add(String(value));
  };
  for (const query of queries) {
    const answer = await app.ask(query, {}, { token });
    if (answer.errors) throw new Error(`${query}\n${JSON.stringify(answer.errors)}`);
    collect(answer.data);
  }
  return values;
}
