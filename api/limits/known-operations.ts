import { GraphQLError, type ASTVisitor, type ValidationContext } from "graphql";

/** Refuses an operation of a type that the schema lacks: without this rule a subscription would be an internal error. */
export function KnownOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (!context.getSchema().getRootType(node.operation)) {
        context.reportError(
          new GraphQLError(
            `Không có thao tác loại ${node.operation} / this API has no ${node.operation} operations.`,
            { nodes: node },
          ),
        );
      }
    },
  };
}
