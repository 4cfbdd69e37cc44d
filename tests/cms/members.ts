import { openPanel, type Panel } from "./panel";
import type { RunningCms } from "./running-cms";

const PASSWORD = "Mat-khau-Thanh-vien-1";

export const addressOf = (name: string): string => `${name}@congdoan.test`;

/** Invites a person into a role and accepts the invitation, as the panel does. */
export async function member(cms: RunningCms, admin: Panel, name: string, role: string): Promise<Panel> {
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
  return openPanel(cms, email, PASSWORD);
}
