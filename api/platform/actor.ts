import { registerEnumType } from "type-graphql";

/** What a token may do within its reach; each role includes the ones before it. */
export enum Role {
  READER = "READER",
  REPORTER = "REPORTER",
  APPROVER = "APPROVER",
  ADMIN = "ADMIN",
}
registerEnumType(Role, {
  name: "Role",
  description:
    "What a token may do within its reach. READER sees exact figures; REPORTER also writes the record and the reports of the unions it reaches; APPROVER also decides on reports strictly below; ADMIN also manages tokens.",
});

/** Who is asking: a token that acts for a union. An anonymous caller is null. */
export interface Actor {
  readonly tokenId: number;
  readonly tokenName: string;
  readonly role: Role;
  /** Internal id of the union the token was given to. */
  readonly unionId: number;
  readonly unionCode: string;
}
