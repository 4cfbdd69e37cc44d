import { openPanel, type Panel } from "./panel";
import type { RunningCms } from "./running-cms";

const PASSWORD = "Mat-khau-Thanh-vien-1";

/** The roles that the CMS brings, by the names that staff see. */
export type RoleName = "Người viết" | "Biên tập viên" | "Biên tập viên toàn hệ thống";

/** A panel of somebody who works here, and who they are. */
export interface Member extends Panel {
  id: number;
  email: string;
  password: string;
}

/** Invites a person into a role and accepts the invitation, as the panel does; then assigns the unions named. */
export async function join(
  cms: RunningCms,
  admin: Panel,
  name: string,
  role: RoleName,
  unions: string[] = [],
): Promise<Member> {
  const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number; name: string }[];
  const email = `${name}@congdoan.test`;
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
  if (accepted.status !== 200) throw new Error(`${name} could not register: ${await accepted.text()}`);
  if (unions.length > 0) await assign(admin, body.data.id, unions);
  return { ...(await openPanel(cms, email, PASSWORD)), id: body.data.id, email, password: PASSWORD };
}

/** Assigns exactly these unions to a member of staff. */
export async function assign(admin: Panel, userId: number, codes: string[]): Promise<any> {
  const { status, body } = await admin.request("PUT", `/editorial/assignments/${userId}`, { codes });
  if (status !== 200) throw new Error(`Assigning ${codes}: ${status} ${JSON.stringify(body)}`);
  return body;
}
