import { visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { measureOperation } from "./operation";

/** The arguments whose values `measureOperation` counts with. */
const COUNTED = new Set(["first", "last", "fromYear", "toYear", "indicators", "indicator"]);
const MOST_REMEMBERED = 100;

function countedVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (COUNTED.has(name.value))
        visit(value, { Variable: (variable) => void names.add(variable.name.value) });
    },
  });
  return [...names];
}

/** All that `measureOperation` can see of a value. */
function sizeOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.length}]`;
  return value === null ? "null" : typeof value;
}

/** `measureOperation` of one operation, which remembers what it found for variables that count alike. */
export function measuring(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Readonly<Record<string, unknown>>, maxNodes: number) => number {
  const names = countedVariables(document);
  const remembered = new LRUCache<string, number>({ max: MOST_REMEMBERED });
  return (variables, maxNodes) => {
    const name = names.map((each) => sizeOf(variables[each])).join();
    const known = remembered.get(name);
    if (known !== undefined && known <= maxNodes) return known;
    const nodes = measureOperation(schema, document, operation, { ...variables }, maxNodes);
    remembered.set(name, nodes);
    return nodes;
  };
}
