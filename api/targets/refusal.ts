import { badInput } from "../platform/errors";

/** BAD_USER_INPUT with the field, where something holds that must not. */
export function refuse(holds: boolean, field: string, vi: string, en: string): void {
  if (holds) throw badInput(field, `${field}: ${vi} / ${en}.`);
}
