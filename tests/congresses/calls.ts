import type { App } from "../support/app";
import { prepare, type MutationCall } from "../support/mutations";
import {
  APPOINT,
  CORRECT_CONGRESS,
  CORRECT_PERSON,
  END,
  ERASE_PERSON,
  RECORD_COMMITTEE,
  RECORD_CONGRESS,
  RECORD_TASK,
  WITHDRAW_COMMITTEE,
  WITHDRAW_CONGRESS,
  WITHDRAW_MANDATE,
  WITHDRAW_TASK,
} from "./documents";

const UNION = "cdcs-sct-001";
const reason = "Ghi nhầm";
const congress = { union: UNION, status: "HELD" };
const officer = { union: UNION, personName: "Lê Thị Mẫu Đơn", position: "CHAIR", from: "2023-03-01" };
const task = { union: UNION, origin: "OWN_PLAN", textVi: "Tổ chức hội nghị" };

const appointed = async (app: App, personName: string): Promise<{ id: string; person: { id: string } }> =>
  (await prepare(app, UNION, APPOINT, { ...officer, personName })).appointOfficer.mandate;
const recordedCongress = async (app: App, ordinal: number): Promise<string> =>
  (await prepare(app, UNION, RECORD_CONGRESS, { ...congress, ordinal })).recordCongress.congress.id;

/** Every mutation of congresses, committees and people. */
export const CONGRESS_CALLS: readonly MutationCall[] = [
  {
    mutation: "recordCongress",
    union: UNION,
    document: RECORD_CONGRESS,
    input: () => ({
      ...congress,
      ordinal: 3,
      heldOn: "2018-03-01",
      term: { startYear: 2018, endYear: 2023, ordinal: 3 },
      chosenBy: "cdvc-001",
      source: { title: "Báo cáo" },
    }),
  },
  {
    mutation: "correctCongress",
    union: UNION,
    document: CORRECT_CONGRESS,
    input: async (app) => ({ congressId: await recordedCongress(app, 2), heldOn: "2013-03-01" }),
  },
  {
    mutation: "withdrawCongress",
    union: UNION,
    document: WITHDRAW_CONGRESS,
    input: async (app) => ({ congressId: await recordedCongress(app, 1), reason }),
  },
  {
    mutation: "recordTask",
    union: UNION,
    document: RECORD_TASK,
    input: () => ({ ...task, year: 2024, ordinal: 1 }),
  },
  {
    mutation: "withdrawTask",
    union: UNION,
    document: WITHDRAW_TASK,
    input: async (app) => ({
      taskId: (await prepare(app, UNION, RECORD_TASK, task)).recordTask.task.id,
      reason,
    }),
  },
  {
    mutation: "recordCommittee",
    union: UNION,
    document: RECORD_COMMITTEE,
    input: () => ({ union: UNION, kind: "WOMEN_COMMITTEE" }),
  },
  {
    mutation: "withdrawCommittee",
    union: UNION,
    document: WITHDRAW_COMMITTEE,
    input: async (app) => {
      const input = { union: UNION, kind: "STANDING_COMMITTEE" };
      return {
        committeeId: (await prepare(app, UNION, RECORD_COMMITTEE, input)).recordCommittee.committee.id,
        reason,
      };
    },
  },
  { mutation: "appointOfficer", union: UNION, document: APPOINT, input: () => officer },
  {
    mutation: "endMandate",
    union: UNION,
    document: END,
    input: async (app) => ({ mandateId: (await appointed(app, "Phạm Văn Tre")).id, to: "2024-06-30" }),
  },
  {
    mutation: "withdrawMandate",
    union: UNION,
    document: WITHDRAW_MANDATE,
    input: async (app) => ({ mandateId: (await appointed(app, "Hồ Thị Sen")).id, reason }),
  },
  {
    mutation: "correctPerson",
    union: UNION,
    document: CORRECT_PERSON,
    input: async (app) => ({ personId: (await appointed(app, "Võ Văn Lua")).person.id, name: "Võ Văn Lúa" }),
  },
  {
    mutation: "erasePerson",
    union: UNION,
    document: ERASE_PERSON,
    input: async (app) => ({ personId: (await appointed(app, "Đỗ Thị Cúc")).person.id, reason }),
  },
];
