import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

/** The API answers no deeper than this. */
const DEEPEST = 8;

/** The name of an enum's value, or any other text that stands in a query as it is. */
export class Literal {
  constructor(readonly text: string) {}
}

/** Arguments that every path is given where it takes them. */
export type Given = Readonly<Record<string, unknown>>;

const written = (value: unknown): string => (value instanceof Literal ? value.text : JSON.stringify(value));

const NUMBERS = new Set(["Float", "Int"]);

function argumentsOf(field: GraphQLField<unknown, unknown>, given: Given): string {
  const shown = field.args.flatMap((arg) => {
    if (isEnumType(getNamedType(arg.type)) && !(given[arg.name] instanceof Literal)) return [];
    if (arg.name in given) return [`${arg.name}: ${written(given[arg.name])}`];
    if (isRequiredArgument(arg))
      throw new Error(`a path of the schema takes ${field.name}(${arg.name}), which this walk does not know`);
    return [];
  });
  return shown.length > 0 ? `(${shown.join(", ")})` : "";
}

/** Everything that an object shows by itself, and one level of what hangs on it. */
function everything(type: GraphQLObjectType, given: Given, depth: number, deeper: boolean): string {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [`${field.name}${argumentsOf(field, given)}`];
      if (!deeper || !isObjectType(named) || depth >= DEEPEST) return [];
      return [`${field.name}${argumentsOf(field, given)} { ${everything(named, given, depth + 1, false)} }`];
    })
    .join(" ");
}

/** True for an object that says something about an indicator in numbers. */
const carriesNumbers = (type: GraphQLObjectType): boolean =>
  "indicator" in type.getFields() &&
  Object.values(type.getFields()).some((field) => NUMBERS.has(getNamedType(field.type).name));

/**
 * A query for every path of the schema that begins in Query and ends in an object that says something about an
 * indicator in numbers. No path visits a type twice; `given` holds the values of arguments by their name, and an
 * interface is walked through each of its types with the arguments of `nodes`.
 */
export function pathsToNumbers(
  schema: GraphQLSchema,
  given: Given,
  nodes: Readonly<Record<string, string>>,
): string[] {
  const queries: string[] = [];
  const walk = (
    type: GraphQLObjectType,
    visited: ReadonlySet<string>,
    depth: number,
    wrap: (inner: string) => string,
  ): void => {
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isInterfaceType(named)) {
        for (const target of schema.getPossibleTypes(named)) {
          if (!(target.name in nodes) || visited.has(target.name)) continue;
          const args = argumentsOf(field, { ...given, id: nodes[target.name] });
          walk(target, new Set([...visited, target.name]), depth + 1, (inner) =>
            wrap(`${field.name}${args} { ... on ${target.name} { ${inner} } }`),
          );
        }
        continue;
      }
      if (!isObjectType(named) || visited.has(named.name)) continue;
      const own = { ...given, ...(named.name in nodes && { id: nodes[named.name] }) };
      const at = (inner: string): string => wrap(`${field.name}${argumentsOf(field, own)} { ${inner} }`);
      if (carriesNumbers(named)) queries.push(`{ ${at(everything(named, given, depth + 1, true))} }`);
      else if (depth + 1 < DEEPEST) walk(named, new Set([...visited, named.name]), depth + 1, at);
    }
  };
  walk(schema.getQueryType()!, new Set(), 1, (inner) => inner);
  return queries;
}

/** Every object of an answer, at any depth, that says something about an indicator. */
export function numbersIn(answer: unknown): Record<string, any>[] {
  if (Array.isArray(answer)) return answer.flatMap(numbersIn);
  if (typeof answer !== "object" || answer === null) return [];
  const inside = Object.values(answer).flatMap(numbersIn);
  return "indicator" in answer ? [answer as Record<string, any>, ...inside] : inside;
}
