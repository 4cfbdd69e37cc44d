import { openPanel, type Panel } from "./panel";
import type { RunningCms } from "./running-cms";

const PASSWORD = "Mat-khau-Thanh-vien-1";

export interface Invited extends Panel {
  id: number;
  email: string;
}

/** Invites a person into the first of these roles that there is, and accepts the invitation as the panel does. */
export async function invite(
  cms: RunningCms,
  admin: Panel,
  name: string,
  ...wanted: string[]
): Promise<Invited> {
  const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number; name: string }[];
  const role = wanted.flatMap((one) => roles.find((known) => known.name === one) ?? [])[0];
  const email = `${name}@congdoan.test`;
  const { body } = await admin.request("POST", "/admin/users", {
    email,
    firstname: name,
    lastname: "",
    roles: [role.id],
  });
  const accepted = await fetch(`${cms.url}/admin/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      registrationToken: body.data.registrationToken,
      userInfo: { firstname: name, lastname: "", password: PASSWORD },
    }),
  });
  if (accepted.status !== 200) throw new Error(`${name}: ${accepted.status} ${await accepted.text()}`);
  return { ...(await openPanel(cms, email, PASSWORD)), id: body.data.id, email };
}

export const inviteWriter = (cms: RunningCms, admin: Panel, name: string) =>
  invite(cms, admin, name, "Người viết");

/** An editor of every document. */
export const inviteEditor = (cms: RunningCms, admin: Panel, name: string) =>
  invite(cms, admin, name, "Biên tập viên toàn hệ thống", "Biên tập viên");
