import { registerEnumType } from "type-graphql";

export enum CongressForm {
  DELEGATE = "DELEGATE",
  PLENARY = "PLENARY",
}
registerEnumType(CongressForm, {
  name: "CongressForm",
  description: "Who sits in a congress.",
  valuesConfig: {
    DELEGATE: { description: "Đại hội đại biểu: delegates of the members." },
    PLENARY: { description: "Đại hội toàn thể: all members." },
  },
});

export enum CongressStatus {
  PLANNED = "PLANNED",
  HELD = "HELD",
  POSTPONED = "POSTPONED",
}
registerEnumType(CongressStatus, {
  name: "CongressStatus",
  description: "Whether a congress was held.",
  valuesConfig: {
    PLANNED: { description: "Announced or set as a task; no source says that it was held." },
    HELD: { description: "It was held." },
    POSTPONED: { description: "It was put off." },
  },
});

export enum TaskOrigin {
  CONGRESS_RESOLUTION = "CONGRESS_RESOLUTION",
  CAMPAIGN = "CAMPAIGN",
  OWN_PLAN = "OWN_PLAN",
  DIRECTION = "DIRECTION",
}
registerEnumType(TaskOrigin, {
  name: "TaskOrigin",
  description: "Where a task comes from.",
  valuesConfig: {
    CONGRESS_RESOLUTION: { description: "A resolution of the union's congress." },
    CAMPAIGN: { description: "The content of a campaign." },
    OWN_PLAN: { description: "The union's own plan or direction." },
    DIRECTION: { description: "A higher union told it to." },
  },
});
