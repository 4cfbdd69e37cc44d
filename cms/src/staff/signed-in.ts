import type { Core } from "@strapi/strapi";

/** The person who is signed in to the panel and whose request this is. */
export interface Staff {
  id: number;
  roles: { code: string }[];
  /** May this person do it, by the rights of their roles? */
  can(action: string, subject?: string): boolean;
}

interface Panel {
  state: {
    user?: { id: number; roles?: { code: string }[] };
    userAbility?: { can(action: string, subject?: string): boolean };
  };
}

/** Who asks; null where no person does: the feed, a start, the clock, a command. */
export function signedIn(strapi: Core.Strapi): Staff | null {
  const state = (strapi.requestContext.get() as Panel | undefined)?.state;
  if (!state?.user || !state.userAbility) return null;
  const { user, userAbility } = state;
  return {
    id: user.id,
    roles: user.roles ?? [],
    can: (action, subject) => userAbility.can(action, subject),
  };
}

/** Publishing, unpublishing, scheduling and answering a request for review are one right. */
export function mayPublish(staff: Staff, uid: string): boolean {
  return staff.can("plugin::content-manager.explorer.publish", uid);
}
