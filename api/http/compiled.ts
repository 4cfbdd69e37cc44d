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
import { measuring } from "../limits/measuring";

/** Operations that are kept compiled; those that were not asked for longest go first. */
const MOST_COMPILED = 100;
/** An operation is compiled when it comes for this time: for what is asked once or twice that takes longer than it saves. */
const COMPILED_AT = 3;
/** The longest text by which a compiled operation is found again. */
const LONGEST_TEXT = 20_000;

export type Variables = Readonly<Record<string, unknown>>;

/** An operation that was parsed and validated. */
export interface Operation {
  /** What it was read from, and the name by which the request chose it. */
  readonly text: string;
  readonly chosen?: string | null;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName?: string | null;
  readonly variables: Variables;
}

/** A query that came again and again: everything that can be found out about it without its variables is known. */
export interface KnownQuery {
  /** True for variables that it can be run with. */
  takes(variables: Variables): boolean;
  /** How many objects it may answer with. QUERY_TOO_COMPLEX: more than `most`. */
  measure(variables: Variables, most: number): number;
  /** Its answer, to variables that it takes. */
  run(variables: Variables, context: unknown): Promise<ExecutionResult>;
}

/** No text with the character in between can be parsed, so that no two operations have one key. */
const textKey = (text: string, chosen: string | null | undefined): string =>
  (chosen ?? null) === null ? text : `${chosen}\0${text}`;

interface Seen {
  times: number;
  /** Null where it cannot be compiled; undefined until it was tried. */
  known?: KnownQuery | null;
}

/** An error as graphql-js makes it: a compiled query leaves `extensions` out where what was thrown has none. */
function asThrown(error: GraphQLError): GraphQLError {
  const { message, path, locations } = error;
  const originalError = error.originalError ?? undefined;
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations });
}

function knownQuery(schema: GraphQLSchema, asked: Operation, compiled: CompiledQuery): KnownQuery {
  const { document, operation } = asked;
  const declared = operation.variableDefinitions ?? [];
  return {
    takes: (variables) => declared.length === 0 || !getVariableValues(schema, declared, variables).errors,
    measure: measuring(schema, document, operation),
    async run(variables, context) {
      const answer = (await compiled.query(undefined, context, variables)) as ExecutionResult;
      return answer.errors ? { ...answer, errors: answer.errors.map(asThrown) } : answer;
    },
  };
}

/**
 * Runs operations of a schema as graphql-js does. A query that comes again and again, in the same document, is run by a
 * function compiled for it alone, and is known by its text from then on. Variables are always judged by graphql-js.
 */
export class Operations {
  private readonly seen = new LRUCache<OperationDefinitionNode, Seen>({ max: MOST_COMPILED });
  private readonly byText = new LRUCache<string, KnownQuery>({ max: MOST_COMPILED });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly compiledAt = COMPILED_AT,
  ) {}

  /** The query of this text, where it has come often enough; null for every other operation. */
  find(text: string, chosen: string | null): KnownQuery | null {
    if (text.length > LONGEST_TEXT) return null;
    return this.byText.get(textKey(text, chosen)) ?? null;
  }

  /** Every operation is new again. */
  forget(): void {
    this.seen.clear();
    this.byText.clear();
  }

  async run(asked: Operation, contextValue: unknown): Promise<ExecutionResult> {
    const { document, operationName, variables } = asked;
    const known = this.compiledOf(asked);
    if (known?.takes(variables)) return known.run(variables, contextValue);
    return execute({ schema: this.schema, document, contextValue, variableValues: variables, operationName });
  }

  private compiledOf(asked: Operation): KnownQuery | null {
    const { operation, text, chosen } = asked;
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    let seen = this.seen.get(operation);
    if (!seen) this.seen.set(operation, (seen = { times: 0 }));
    seen.times += 1;
    if (seen.times < this.compiledAt) return null;
    if (seen.known === undefined) seen.known = this.compile(asked);
    if (seen.known && text.length <= LONGEST_TEXT) this.byText.set(textKey(text, chosen), seen.known);
    return seen.known;
  }

  private compile(asked: Operation): KnownQuery | null {
    const compiled = compileQuery(this.schema, asked.document, asked.operationName ?? undefined);
    return isCompiledQuery(compiled) ? knownQuery(this.schema, asked, compiled) : null;
  }
}
