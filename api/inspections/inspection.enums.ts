import { registerEnumType } from "type-graphql";

export enum InspectionTrigger {
  PLANNED = "PLANNED",
  UNSCHEDULED = "UNSCHEDULED",
  SUSPECTED_VIOLATION = "SUSPECTED_VIOLATION",
  COMPLAINT = "COMPLAINT",
  OTHER = "OTHER",
}
registerEnumType(InspectionTrigger, {
  name: "InspectionTrigger",
  description: "Why an inspection was held.",
  valuesConfig: {
    PLANNED: { description: "Theo kế hoạch: by the programme of the year." },
    UNSCHEDULED: { description: "Đột xuất: without notice." },
    SUSPECTED_VIOLATION: { description: "Khi có dấu hiệu vi phạm: signs of a violation." },
    COMPLAINT: { description: "Theo đơn thư khiếu nại, tố cáo: a complaint or denunciation." },
    OTHER: { description: "Any other reason." },
  },
});

export enum InspectionSubject {
  CHARTER_COMPLIANCE = "CHARTER_COMPLIANCE",
  FINANCE_ASSETS = "FINANCE_ASSETS",
  CASH_FUND = "CASH_FUND",
  RESOLUTION_IMPLEMENTATION = "RESOLUTION_IMPLEMENTATION",
  OTHER = "OTHER",
}
registerEnumType(InspectionSubject, {
  name: "InspectionSubject",
  description: "What was inspected.",
  valuesConfig: {
    CHARTER_COMPLIANCE: { description: "Việc chấp hành Điều lệ Công đoàn: how the Charter is kept." },
    FINANCE_ASSETS: { description: "Việc quản lý, sử dụng tài chính, tài sản: finance and assets." },
    CASH_FUND: { description: "Quỹ tiền mặt: the cash in hand." },
    RESOLUTION_IMPLEMENTATION: {
      description: "Việc thực hiện nghị quyết, quyết định: how resolutions are carried out.",
    },
    OTHER: { description: "Anything else." },
  },
});
