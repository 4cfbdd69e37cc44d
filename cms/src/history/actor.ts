import { AsyncLocalStorage } from "node:async_hooks";
import type { Core } from "@strapi/strapi";

/** Who writes, as the history and the audit remember it. */
export interface Actor {
  /** The panel user; null when a program writes by itself. */
  userId: number | null;
  /** The name as it was at that moment; of a program, what it is called. */
  name: string;
}

interface Circumstances {
  name?: string;
  action?: string;
}

interface PanelUser {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
}

const SYSTEM = "Hệ thống";
const circumstances = new AsyncLocalStorage<Circumstances>();

/**
 * Runs work that no panel user does: what it writes is remembered under this name ("Hẹn giờ", "Nhập bài cũ"), and with
 * `action` under this verb instead of the document service's own.
 */
export function actingAs<Result>(
  name: string,
  work: () => Promise<Result>,
  action?: string,
): Promise<Result> {
  return circumstances.run({ ...circumstances.getStore(), name, ...(action ? { action } : {}) }, work);
}

/** Runs work whose writes are remembered under this verb: a restoration is more than the update it is made of. */
export function recordedAs<Result>(action: string, work: () => Promise<Result>): Promise<Result> {
  return circumstances.run({ ...circumstances.getStore(), action }, work);
}

/** The verb to remember a write under. */
export function actionFor(action: string): string {
  return circumstances.getStore()?.action ?? action;
}

function nameOf({ id, firstname, lastname, username }: PanelUser): string {
  const name = [firstname, lastname].filter(Boolean).join(" ").trim();
  return (name || username || `Tài khoản ${id}`).slice(0, 200);
}

/** Who is writing just now: the program named by `actingAs`, else the signed-in panel user, else the system. */
export function whoActs(strapi: Core.Strapi): Actor {
  const { name } = circumstances.getStore() ?? {};
  if (name) return { userId: null, name };
  const state = strapi.requestContext.get()?.state as { user?: PanelUser } | undefined;
  return state?.user ? { userId: state.user.id, name: nameOf(state.user) } : { userId: null, name: SYSTEM };
}
