import {
  execute,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { getVariableValues } from "graphql/execution/values";
import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";

/** Operations that are kept compiled; those that were not asked for longest go first. */
const MOST_COMPILED = 100;
/** An operation is compiled when it comes for this time: for what is asked once or twice that takes longer than it saves. */
const COMPILED_AT = 3;

/** An operation that was parsed and validated. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName?: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Seen {
  times: number;
  /** Null where it cannot be compiled; undefined until it was tried. */
  compiled?: CompiledQuery | null;
}

/** An error as graphql-js makes it: a compiled query leaves `extensions` out where what was thrown has none. */
function asThrown(error: GraphQLError): GraphQLError {
  const { message, path, locations } = error;
  const originalError = error.originalError ?? undefined;
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations });
}

/**
 * Makes a function that runs operations of a schema as graphql-js does. A query that comes again and again, in the same
 * document, is run by a function compiled for it alone. Variables are always judged by graphql-js.
 */
export function compilingExecutor(
  schema: GraphQLSchema,
  compiledAt = COMPILED_AT,
): (asked: Operation, context: unknown) => Promise<ExecutionResult> {
  const seen = new LRUCache<OperationDefinitionNode, Seen>({ max: MOST_COMPILED });

  function compile({ document, operationName }: Operation): CompiledQuery | null {
    const compiled = compileQuery(schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : null;
  }

  function compiledOf(asked: Operation): CompiledQuery | null {
    const { operation } = asked;
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    let known = seen.get(operation);
    if (!known) seen.set(operation, (known = { times: 0 }));
    known.times += 1;
    if (known.times < compiledAt) return null;
    return (known.compiled ??= known.compiled === null ? null : compile(asked));
  }

  return async (asked, contextValue) => {
    const { document, operation, operationName, variables } = asked;
    const compiled = compiledOf(asked);
    const areRight =
      compiled && !getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors;
    if (areRight) {
      const answer = (await compiled.query(undefined, contextValue, variables)) as ExecutionResult;
      return answer.errors ? { ...answer, errors: answer.errors.map(asThrown) } : answer;
    }
    return execute({ schema, document, contextValue, variableValues: variables, operationName });
  };
}
