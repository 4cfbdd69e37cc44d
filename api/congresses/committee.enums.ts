import { registerEnumType } from "type-graphql";

/** A word of the record in both languages. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

export enum CommitteeKind {
  EXECUTIVE_COMMITTEE = "EXECUTIVE_COMMITTEE",
  STANDING_COMMITTEE = "STANDING_COMMITTEE",
  PRESIDIUM = "PRESIDIUM",
  INSPECTION_COMMITTEE = "INSPECTION_COMMITTEE",
  WOMEN_COMMITTEE = "WOMEN_COMMITTEE",
  PEOPLES_INSPECTORATE = "PEOPLES_INSPECTORATE",
  OTHER = "OTHER",
}

/** What a committee is called that has no name of its own. */
export const COMMITTEE_LABELS: Readonly<Record<CommitteeKind, Label>> = {
  EXECUTIVE_COMMITTEE: { vi: "Ban Chấp hành", en: "Executive Committee" },
  STANDING_COMMITTEE: { vi: "Ban Thường vụ", en: "Standing Committee" },
  PRESIDIUM: { vi: "Đoàn Chủ tịch", en: "Presidium" },
  INSPECTION_COMMITTEE: { vi: "Ủy ban kiểm tra", en: "Inspection Committee" },
  WOMEN_COMMITTEE: { vi: "Ban Nữ công", en: "Women's Committee" },
  PEOPLES_INSPECTORATE: { vi: "Ban Thanh tra nhân dân", en: "People's Inspectorate" },
  OTHER: { vi: "Ban khác", en: "Other committee" },
};

registerEnumType(CommitteeKind, {
  name: "CommitteeKind",
  description: "The bodies of a union.",
  valuesConfig: {
    EXECUTIVE_COMMITTEE: { description: "Ban Chấp hành: leads the union between two congresses." },
    STANDING_COMMITTEE: {
      description: "Ban Thường vụ: acts for the executive committee between its meetings.",
    },
    PRESIDIUM: { description: "Đoàn Chủ tịch: the standing body of the confederation." },
    INSPECTION_COMMITTEE: {
      description: "Ủy ban kiểm tra: inspects how the Charter is kept and funds are used.",
    },
    WOMEN_COMMITTEE: { description: "Ban Nữ công: women's affairs." },
    PEOPLES_INSPECTORATE: {
      description:
        "Ban Thanh tra nhân dân: elected by the workers' conference for a term of its own, guided by the union.",
    },
    OTHER: { description: "Any other body; its name says which." },
  },
});

export enum PositionKind {
  CHAIR = "CHAIR",
  STANDING_VICE_CHAIR = "STANDING_VICE_CHAIR",
  VICE_CHAIR = "VICE_CHAIR",
  STANDING_MEMBER = "STANDING_MEMBER",
  EXECUTIVE_MEMBER = "EXECUTIVE_MEMBER",
  PRESIDIUM_MEMBER = "PRESIDIUM_MEMBER",
  INSPECTION_CHAIR = "INSPECTION_CHAIR",
  INSPECTION_MEMBER = "INSPECTION_MEMBER",
  WOMEN_HEAD = "WOMEN_HEAD",
  GROUP_LEADER = "GROUP_LEADER",
  OTHER = "OTHER",
}

/** What a post is called that has no title of its own. */
export const POSITION_LABELS: Readonly<Record<PositionKind, Label>> = {
  CHAIR: { vi: "Chủ tịch", en: "Chair" },
  STANDING_VICE_CHAIR: { vi: "Phó Chủ tịch Thường trực", en: "Standing Vice-Chair" },
  VICE_CHAIR: { vi: "Phó Chủ tịch", en: "Vice-Chair" },
  STANDING_MEMBER: { vi: "Ủy viên Ban Thường vụ", en: "Member of the Standing Committee" },
  EXECUTIVE_MEMBER: { vi: "Ủy viên Ban Chấp hành", en: "Member of the Executive Committee" },
  PRESIDIUM_MEMBER: { vi: "Ủy viên Đoàn Chủ tịch", en: "Member of the Presidium" },
  INSPECTION_CHAIR: { vi: "Chủ nhiệm Ủy ban kiểm tra", en: "Chair of the Inspection Committee" },
  INSPECTION_MEMBER: { vi: "Ủy viên Ủy ban kiểm tra", en: "Member of the Inspection Committee" },
  WOMEN_HEAD: { vi: "Trưởng Ban Nữ công", en: "Head of the Women's Committee" },
  GROUP_LEADER: { vi: "Tổ trưởng tổ công đoàn", en: "Leader of a union group" },
  OTHER: { vi: "Chức vụ khác", en: "Other post" },
};

registerEnumType(PositionKind, {
  name: "PositionKind",
  description: "The posts of a union.",
  valuesConfig: Object.fromEntries(
    Object.entries(POSITION_LABELS).map(([kind, { vi, en }]) => [kind, { description: `${vi}: ${en}.` }]),
  ) as Record<PositionKind, { description: string }>,
});
