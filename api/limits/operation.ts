import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { getArgumentValues, getVariableValues } from "graphql/execution/values";
import { ApiError } from "../platform/errors";
import { DEFAULT_PAGE, MAX_PAGE } from "../platform/page";

/** What one operation may ask, counted after its fragments are expanded. */
export const OPERATION_LIMITS = {
  depth: 8,
  /** The standard introspection query nests deeper than any question about unions. */
  introspectionDepth: 15,
  aliases: 15,
  rootFields: 10,
  mutationFields: 1,
  directives: 20,
  variables: 50,
  selections: 2000,
  nodes: 5_000,
  nodesWithToken: 50_000,
} as const;

/** Rows of a list of observations that asks for the whole catalogue. */
const WHOLE_CATALOGUE = 160;
/** Rows that a list without `first` is taken to have. */
const PLAIN_LIST = 5;
/** A list of years has a row for each, and no more than this is answered. */
const MOST_YEARS = 50;
/** Plain lists that are longer than most, by what they list, or by type and field where they are shorter than others of their kind. */
const LONG_LISTS: Readonly<Record<string, number>> = {
  Indicator: WHOLE_CATALOGUE,
  "RuleResult.indicators": PLAIN_LIST,
  "ValidationRule.indicators": PLAIN_LIST,
  RuleResult: 50,
  ValidationRule: 60,
  ProposedValue: 30,
  SubmissionCount: 7,
  ReportValue: 40,
  ReportPeriod: 35,
  Province: 64,
  CodeItem: 30,
};

function tooComplex(what: string, limit: number): ApiError {
  return new ApiError(
    "QUERY_TOO_COMPLEX",
    `Truy vấn quá phức tạp: ${what} tối đa ${limit} / query too complex: at most ${limit} ${what}.`,
  );
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

function countRows(
  parent: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  args: Record<string, unknown>,
  indicators: number,
): number {
  const paged = field.args.some((arg) => arg.name === "first");
  if (paged) {
    const asked = args.first ?? args.last ?? DEFAULT_PAGE;
    return typeof asked === "number" ? Math.min(Math.max(asked, 1), MAX_PAGE) : DEFAULT_PAGE;
  }
  if (!isList(field.type)) return 1;
  const { fromYear, toYear } = args;
  if (typeof fromYear === "number" && typeof toYear === "number")
    return Math.min(Math.max(toYear - fromYear + 1, 1), MOST_YEARS);
  const name = getNamedType(field.type).name;
  if (name === "Observation") return indicators;
  return LONG_LISTS[`${parent.name}.${field.name}`] ?? LONG_LISTS[name] ?? PLAIN_LIST;
}

/**
 * The number of objects that an operation can answer with: the product of page sizes along each path, added up.
 * Throws QUERY_TOO_COMPLEX as soon as a limit is passed; the walk itself stops after `selections` steps, because
 * fragments that contain each other's spreads double with every level.
 */
export function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  maxNodes: number,
): number {
  const limits = OPERATION_LIMITS;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const coerced =
    getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced ?? variables;
  let selections = 0;
  let aliases = 0;
  let directives = operation.directives?.length ?? 0;
  let rootFields = 0;
  let nodes = 0;

  function walk(
    set: SelectionSetNode,
    parent: GraphQLCompositeType | null,
    depth: number,
    rows: number,
    indicators: number,
    meta: boolean,
  ): void {
    for (const selection of set.selections) {
      selections += 1;
      if (selections > limits.selections) throw tooComplex("selections", limits.selections);
      directives += selection.directives?.length ?? 0;
      if (directives > limits.directives) throw tooComplex("directives", limits.directives);
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
        walk(selection.selectionSet, on as GraphQLCompositeType, depth, rows, indicators, meta);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (!fragment) continue;
        const on = schema.getType(fragment.typeCondition.name.value) as GraphQLCompositeType;
        walk(fragment.selectionSet, on, depth, rows, indicators, meta);
        continue;
      }
      if (selection.alias) aliases += 1;
      if (aliases > limits.aliases) throw tooComplex("aliases", limits.aliases);
      if (depth === 1) {
        rootFields += 1;
        const most = operation.operation === "mutation" ? limits.mutationFields : limits.rootFields;
        if (rootFields > most) throw tooComplex("root fields", most);
      }
      const inMeta = meta || selection.name.value.startsWith("__");
      const deepest = inMeta ? limits.introspectionDepth : limits.depth;
      if (depth > deepest) throw tooComplex("levels", deepest);
      if (!selection.selectionSet) continue;
      const field = parent && isObjectType(parent) ? parent.getFields()[selection.name.value] : undefined;
      if (inMeta || !field) {
        walk(selection.selectionSet, null, depth + 1, rows, indicators, inMeta);
        continue;
      }
      let args: Record<string, unknown> = {};
      try {
        args = getArgumentValues(field, selection, coerced);
      } catch {
        // a value that can't be read is refused by the execution, with a better sentence
      }
      const listed = (args.indicators as readonly unknown[] | null | undefined)?.length ?? 0;
      let asked = indicators;
      if (field.args.some((arg) => arg.name === "indicators"))
        asked = "indicator" in args ? listed + 1 : listed || WHOLE_CATALOGUE;
      const throughConnection =
        /Connection$|Edge$/.test(parent!.name) && /^(edges|nodes|node)$/.test(selection.name.value);
      const below = throughConnection ? rows : rows * countRows(parent!, field, args, asked);
      if (!throughConnection) nodes += below;
      if (nodes > maxNodes) throw tooComplex("nodes", maxNodes);
      walk(
        selection.selectionSet,
        getNamedType(field.type) as GraphQLCompositeType,
        depth + 1,
        below,
        asked,
        false,
      );
    }
  }

  const variableCount = operation.variableDefinitions?.length ?? 0;
  if (variableCount > limits.variables) throw tooComplex("variables", limits.variables);
  walk(operation.selectionSet, schema.getRootType(operation.operation) ?? null, 1, 1, WHOLE_CATALOGUE, false);
  return nodes;
}
