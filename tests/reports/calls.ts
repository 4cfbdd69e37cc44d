import { Role } from "../../api/platform/actor";
import type { App } from "../support/app";
import { prepare, type MutationCall } from "../support/prepare";
import { AMEND, APPROVE, EXEMPT, RETURN, SAVE, SUBMIT } from "./documents";

const UNION = "cdcs-sct-001";
const by = { union: "cdvc-001", role: Role.APPROVER };
const values = [{ indicator: "members", value: 40 }];

interface Opened {
  readonly reportId: string;
  readonly expectedRevision: number;
}

const seen = ({ report }: { report: { id: string; revision: number } }): Opened => ({
  reportId: report.id,
  expectedRevision: report.revision,
});

/** Each walk takes a report of its own: in another year where the year before is not looked at. */
export const saved = async (app: App, period: string): Promise<Opened> =>
  seen((await prepare(app, UNION, SAVE, { union: UNION, period, values })).saveReport);
export const submitted = async (app: App, period: string): Promise<Opened> =>
  seen((await prepare(app, UNION, SUBMIT, await saved(app, period))).submitReport);
export const approved = async (app: App, period: string): Promise<Opened> =>
  seen((await prepare(app, by.union, APPROVE, await submitted(app, period), by.role)).approveReport);

/** Every mutation of reports, each ready to succeed. */
export const REPORT_CALLS: readonly MutationCall[] = [
  {
    mutation: "saveReport",
    union: UNION,
    document: SAVE,
    input: () => ({ union: UNION, period: "2010", values, dataCutoff: "2010-11-30", expectedRevision: 0 }),
  },
  { mutation: "submitReport", union: UNION, document: SUBMIT, input: (app) => saved(app, "2012") },
  {
    mutation: "returnReport",
    ...{ union: UNION, by },
    document: RETURN,
    input: async (app) => ({ ...(await submitted(app, "2014")), reason: "Thiếu số liệu nữ đoàn viên" }),
  },
  {
    mutation: "approveReport",
    ...{ union: UNION, by },
    document: APPROVE,
    input: (app) => submitted(app, "2016"),
  },
  {
    mutation: "amendReport",
    ...{ union: UNION, by },
    document: AMEND,
    input: async (app) => ({
      ...(await approved(app, "2018")),
      ...{ reason: "Đếm lại", values: [{ indicator: "members", value: 41 }] },
    }),
  },
  {
    mutation: "exemptReport",
    ...{ union: UNION, by },
    document: EXEMPT,
    input: () => ({ union: UNION, period: "2020", reason: "Đang sắp xếp lại tổ chức" }),
  },
];
