import type { Answer, App } from "../support/app";
import { on, reportIn, type Desk, type Shown } from "../reports/desk";

const CREATE_TOKEN =
  "mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { name } } }";
const values = [
  { indicator: "members", value: 40 },
  { indicator: "workers", value: 50 },
  { indicator: "members_admitted", value: 3 },
];
const WARNING = { rule: "members_within_workers", explanation: "Tính cả người tạm nghỉ" };
const reason = "Đối chiếu lại với danh sách";

const figures = { members: 30, workers: 35, members_admitted: 2 };

/** Who calls: the union, one above it, and an administrator's token. */
export interface Callers {
  readonly app: App;
  readonly officer: Desk;
  readonly above: Desk;
  readonly admin: string;
}

/** A report of a year that stands in a state. */
export const standing = (
  { officer, above }: Pick<Callers, "officer" | "above">,
  state: "DRAFT" | "SUBMITTED" | "APPROVED",
  period: string,
): Promise<Shown> => reportIn(state, { union: "cs", period, values: figures }, officer, above);

/** Sends a mutation that is ready to succeed, under a key. */
type Sends = (key: string) => Promise<Answer>;

/** Every mutation of reports and the making of a token: each prepares what it needs first. */
export const CALLS: [string, (callers: Callers) => Promise<Sends>][] = [
  [
    "saveReport",
    async ({ officer, above }) => {
      const { revision: expectedRevision } = await standing({ officer, above }, "DRAFT", "2001");
      const input = { union: "cs", period: "2001", values, explanations: [WARNING], expectedRevision };
      return (idempotencyKey) => officer.ask("SAVE", { ...input, idempotencyKey });
    },
  ],
  [
    "submitReport",
    async ({ officer, above }) => {
      const report = await standing({ officer, above }, "DRAFT", "2003");
      return (idempotencyKey) => officer.ask("SUBMIT", on(report, { idempotencyKey }));
    },
  ],
  [
    "returnReport",
    async ({ officer, above }) => {
      const report = await standing({ officer, above }, "SUBMITTED", "2005");
      return (idempotencyKey) => above.ask("RETURN", on(report, { reason, idempotencyKey }));
    },
  ],
  [
    "approveReport",
    async ({ officer, above }) => {
      const report = await standing({ officer, above }, "SUBMITTED", "2007");
      return (idempotencyKey) => above.ask("APPROVE", on(report, { idempotencyKey }));
    },
  ],
  [
    "amendReport",
    async ({ officer, above }) => {
      const report = await standing({ officer, above }, "APPROVED", "2009");
      const explanations = [WARNING];
      return (idempotencyKey) =>
        above.ask("AMEND", on(report, { reason, values, explanations, idempotencyKey }));
    },
  ],
  [
    "exemptReport",
    async ({ above }) => {
      const input = { union: "cs", period: "2011", reason };
      return (idempotencyKey) => above.ask("EXEMPT", { ...input, idempotencyKey });
    },
  ],
  [
    "createApiToken",
    async ({ app, admin }) => {
      const input = { name: "Phần mềm kế toán", role: "REPORTER", union: "cs" };
      return (idempotencyKey) =>
        app.ask(CREATE_TOKEN, { input: { ...input, idempotencyKey } }, { token: admin });
    },
  ],
];
