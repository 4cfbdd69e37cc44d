import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { randomUUID } from "node:crypto";
import { ApiError, HTTP_STATUS, type ErrorCode } from "../platform/errors";
import type { Logger } from "../platform/log";

const LONGEST_MESSAGE = 300;

/** Codes of GraphQL itself that a caller can act on; what they say quotes the caller's own document and nothing else. */
const OF_GRAPHQL = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Statement limits, full pools, a database that went away, and rows that others kept locked through every attempt: the caller may try again. */
const OVERLOAD = new Set([
  "ER_QUERY_TIMEOUT",
  "ECONNREFUSED",
  "PROTOCOL_CONNECTION_LOST",
  "ECONNRESET",
  "EPIPE",
  "ER_LOCK_WAIT_TIMEOUT",
  "ER_LOCK_DEADLOCK",
  "ER_CHECKREAD",
  "SQLITE_BUSY",
  "SQLITE_BUSY_SNAPSHOT",
]);

/** MariaDB's ER_STATEMENT_TIMEOUT; the driver knows only MySQL's names and gives this number none. */
const STATEMENT_TIMEOUT = 1969;

/** How the MySQL driver says that its pool has no place left, and that a connection was closed meanwhile; it gives these errors no code. */
const UNCODED = new Set(["Queue limit reached.", "Can't add new command when connection is in closed state"]);

function shorten(message: string): string {
  const line = message.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE - 1)}…` : line;
}

function defect(cause: unknown, log: Logger): { message: string; extensions: Record<string, unknown> } {
  const { code, errno, message } = (cause ?? {}) as { code?: string; errno?: number; message?: string };
  const overload = OVERLOAD.has(code ?? "") || errno === STATEMENT_TIMEOUT || UNCODED.has(message ?? "");
  const id = randomUUID();
  log.error({ err: cause, errorId: id }, "internal error");
  return overload
    ? {
        message: "Máy chủ đang quá tải, xin thử lại sau / the server is busy, please try again.",
        extensions: { code: "SERVICE_UNAVAILABLE", errorId: id },
      }
    : {
        message: "Lỗi hệ thống, đã được ghi lại / internal error, it has been recorded.",
        extensions: { code: "INTERNAL_SERVER_ERROR", errorId: id },
      };
}

/**
 * The one place that decides what a caller sees of an error. A defect shows one neutral sentence and an id that the
 * log also has: never a stack, SQL or a path.
 */
export function showError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const inner = cause instanceof GraphQLError ? (cause.originalError ?? cause) : cause;
  const known = [cause, inner].find((each): each is ApiError => each instanceof ApiError);
  if (known) {
    return {
      message: shorten(known.message),
      ...place,
      extensions: { ...known.extensions, http: undefined },
    };
  }
  const code = formatted.extensions?.code;
  if (
    typeof code === "string" &&
    OF_GRAPHQL.has(code) &&
    (inner instanceof GraphQLError || inner === cause)
  ) {
    if (!(inner instanceof RangeError))
      return { message: shorten(formatted.message), ...place, extensions: { code } };
    return {
      message: "Truy vấn lồng quá sâu / the document nests too deeply.",
      extensions: { code: "QUERY_TOO_COMPLEX" },
    };
  }
  return { ...defect(inner, log), ...place };
}

/** The HTTP status of an answer that has errors and no data at all. */
export function statusOf(code: unknown): number {
  return HTTP_STATUS[code as ErrorCode] ?? 400;
}
