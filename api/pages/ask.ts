import type { FastifyRequest } from "fastify";
import { ApiError } from "../platform/errors";
import type { Doors } from "../platform/rooms";

/** What the API answered instead of data: one sentence, a code, and what goes with it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly extensions: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** The data of an operation, which runs as the request's actor; throws a Refusal for its first error. */
export async function ask<T>(
  doors: Doors,
  request: FastifyRequest,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await doors.execute<T>(request, { query, variables });
  const first = errors?.[0];
  if (first) throw new Refusal(first.message, first.extensions.code, first.extensions);
  return data!;
}

/** The refusal that an error stands for; null for a defect. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  return error instanceof ApiError ? new Refusal(error.message, error.code, error.extensions) : null;
}
