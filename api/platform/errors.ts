import { GraphQLError } from "graphql";

/** The stable codes that a caller can branch on, each with the HTTP status that goes with it. */
export const HTTP_STATUS = {
  BAD_USER_INPUT: 400,
  CURSOR_INVALID: 400,
  QUERY_TOO_COMPLEX: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  IDEMPOTENCY_CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS;

/** An error that the caller can act on: one sentence for a person, one code for a program. Never a stack, SQL or a path. */
export class ApiError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code, http: { status: HTTP_STATUS[code] } } });
    this.code = code;
  }
}

/** A value the caller sent is malformed; `field` is the path of the argument or input field. */
export function badInput(field: string, message: string): ApiError {
  return new ApiError("BAD_USER_INPUT", message, { field });
}
