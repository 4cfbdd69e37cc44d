import { registerEnumType } from "type-graphql";

export enum AwardSubject {
  INDIVIDUAL = "INDIVIDUAL",
  COLLECTIVE = "COLLECTIVE",
  UNION = "UNION",
}
registerEnumType(AwardSubject, {
  name: "AwardSubject",
  description: "Who receives an award.",
  valuesConfig: {
    INDIVIDUAL: { description: "Cá nhân: persons." },
    COLLECTIVE: { description: "Tập thể: groups of people who work together." },
    UNION: { description: "A union as such." },
  },
});

export enum AwardStage {
  REGISTERED = "REGISTERED",
  PROPOSED = "PROPOSED",
  AWARDED = "AWARDED",
  REVOKED = "REVOKED",
  OTHER = "OTHER",
}
registerEnumType(AwardStage, {
  name: "AwardStage",
  description: "How far an award has come. Only AWARDED ones were given.",
  valuesConfig: {
    REGISTERED: { description: "Đăng ký: striven for." },
    PROPOSED: { description: "Đề nghị: proposed to whoever gives it; the outcome is open." },
    AWARDED: { description: "Given." },
    REVOKED: { description: "Taken back." },
    OTHER: { description: "Any other stage." },
  },
});

export enum Rating {
  EXCELLENT = "EXCELLENT",
  GOOD = "GOOD",
  COMPLETED = "COMPLETED",
  NOT_COMPLETED = "NOT_COMPLETED",
  NOT_RATED = "NOT_RATED",
}
registerEnumType(Rating, {
  name: "Rating",
  description: "How well a union did its tasks in a year, best first.",
  valuesConfig: {
    EXCELLENT: { description: "Hoàn thành xuất sắc nhiệm vụ." },
    GOOD: { description: "Hoàn thành tốt nhiệm vụ." },
    COMPLETED: { description: "Hoàn thành nhiệm vụ." },
    NOT_COMPLETED: { description: "Không hoàn thành nhiệm vụ." },
    NOT_RATED: { description: "Không xếp loại." },
  },
});

export enum ClassificationStage {
  SELF_ASSESSED = "SELF_ASSESSED",
  PROPOSED = "PROPOSED",
  APPROVED = "APPROVED",
}
registerEnumType(ClassificationStage, {
  name: "ClassificationStage",
  description:
    "Who says so. A union's own assessment and what it proposes may differ; only APPROVED ones count.",
  valuesConfig: {
    SELF_ASSESSED: { description: "The union itself." },
    PROPOSED: { description: "Proposed to the union that decides." },
    APPROVED: { description: "Decided by a higher union." },
  },
});
