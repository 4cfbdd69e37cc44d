import { openPanel, type Panel } from "./panel";
import type { RunningCms } from "./running-cms";

const PASSWORD = "Mat-khau-Thanh-vien-1";

export const addressOf = (name: string): string => `${name}@congdoan.test`;

/** A panel of somebody who works here, and who they are. */
export interface Member extends Panel {
  id: number;
  email: string;
  password: string;
}

/** Invites a person into a role and accepts the invitation, as the panel does. */
export async function member(cms: RunningCms, admin: Panel, name: string, role: string): Promise<Member> {
  const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number; name: string }[];
  const email = addressOf(name);
  const { body } = await admin.request("POST", "/admin/users", {
    email,
    firstname: name,
    lastname: "",
    roles: [roles.find((known) => known.name === role)!.id],
  });
  const accepted = await fetch(`${cms.url}/admin/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      registrationToken: body.data.registrationToken,
      userInfo: { firstname: name, lastname: "", password: PASSWORD },
    }),
  });
  if (accepted.status !== 200) throw new Error(`${name} could not accept: ${accepted.status}`);
  return { ...(await openPanel(cms, email, PASSWORD)), id: body.data.id, email, password: PASSWORD };
}

/** Assigns exactly these unions to a member of staff. */
export async function assign(admin: Panel, userId: number, codes: string[]): Promise<any> {
  const { status, body } = await admin.request("PUT", `/editorial/assignments/${userId}`, { codes });
  if (status !== 200) throw new Error(`Assigning ${codes}: ${status} ${JSON.stringify(body)}`);
  return body;
}
