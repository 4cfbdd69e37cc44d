import { registerEnumType } from "type-graphql";

export enum ProposalOrigin {
  AWARDS = "AWARDS",
  INSPECTIONS = "INSPECTIONS",
  WELFARE = "WELFARE",
  ACTIVITIES = "ACTIVITIES",
  REGISTER = "REGISTER",
  PREVIOUS_PERIOD = "PREVIOUS_PERIOD",
}
registerEnumType(ProposalOrigin, {
  name: "ProposalOrigin",
  description: "Where a proposed value is known from.",
  valuesConfig: {
    AWARDS: { description: "Khen thưởng: the union's awards of the year; those only proposed don't count." },
    INSPECTIONS: { description: "Kiểm tra: what its committees inspected." },
    WELFARE: { description: "Chăm lo: how it cared for people in the year." },
    ACTIVITIES: { description: "Hoạt động: what it held or took part in." },
    REGISTER: { description: "Danh bạ: posts and unions below it on the last day of the period." },
    PREVIOUS_PERIOD: {
      description: "Kỳ trước: the approved report that closed on the eve of this period's first day.",
    },
  },
});
