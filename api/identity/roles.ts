import { Role } from "../platform/actor";

/** Each role includes the ones before it. */
const ORDER: readonly Role[] = [Role.READER, Role.REPORTER, Role.APPROVER, Role.ADMIN];

/** True where what `least` may do, `role` may do too. */
export function includesRole(role: Role, least: Role): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(least);
}
