import type { Actor, Role } from "../platform/actor";
import { ApiError } from "../platform/errors";
import { includesRole } from "./roles";

const DEFAULT_DAYS = 180;

/** Nobody gives what they do not have: FORBIDDEN where `role` may do more than the caller. */
export function checkNotWider(actor: Actor, role: Role): void {
  if (includesRole(actor.role, role)) return;
  throw new ApiError(
    "FORBIDDEN",
    `role: không được rộng hơn quyền ${actor.role} của mình / must not be wider than the caller's own role ${actor.role}.`,
  );
}

/** When a token ends: as asked, or in 180 days, longer than two reporting seasons. */
export function endOf(asked: Date | null, now: Date): Date {
  return asked ?? new Date(now.getTime() + DEFAULT_DAYS * 86_400_000);
}
