import { registerEnumType } from "type-graphql";

export enum UnionKind {
  CONFEDERATION = "CONFEDERATION",
  PROVINCIAL_FEDERATION = "PROVINCIAL_FEDERATION",
  CENTRAL_SECTOR_UNION = "CENTRAL_SECTOR_UNION",
  CORPORATE_UNION = "CORPORATE_UNION",
  DISTRICT_FEDERATION = "DISTRICT_FEDERATION",
  LOCAL_SECTOR_UNION = "LOCAL_SECTOR_UNION",
  CIVIL_SERVANTS_UNION = "CIVIL_SERVANTS_UNION",
  INDUSTRIAL_ZONE_UNION = "INDUSTRIAL_ZONE_UNION",
  MINISTRY_AGENCY_UNION = "MINISTRY_AGENCY_UNION",
  COMMUNE_UNION = "COMMUNE_UNION",
  GRASSROOTS_UNION = "GRASSROOTS_UNION",
  MEMBER_GRASSROOTS_UNION = "MEMBER_GRASSROOTS_UNION",
  SECTION_UNION = "SECTION_UNION",
  UNION_GROUP = "UNION_GROUP",
  OTHER = "OTHER",
}
registerEnumType(UnionKind, {
  name: "UnionKind",
  description:
    "The kinds of union of the Charter (khóa XIII, Article 9) and the forms below the grassroots level.",
  valuesConfig: {
    CONFEDERATION: { description: "Tổng Liên đoàn Lao động Việt Nam." },
    PROVINCIAL_FEDERATION: { description: "Liên đoàn lao động tỉnh, thành phố." },
    CENTRAL_SECTOR_UNION: { description: "Công đoàn ngành trung ương." },
    CORPORATE_UNION: { description: "Công đoàn tập đoàn kinh tế, tổng công ty." },
    DISTRICT_FEDERATION: { description: "Liên đoàn lao động cấp huyện; ended on 1 July 2025." },
    LOCAL_SECTOR_UNION: { description: "Công đoàn ngành địa phương." },
    CIVIL_SERVANTS_UNION: { description: "Công đoàn Viên chức tỉnh." },
    INDUSTRIAL_ZONE_UNION: { description: "Công đoàn các khu công nghiệp, khu chế xuất, khu kinh tế." },
    MINISTRY_AGENCY_UNION: { description: "Công đoàn Bộ, cơ quan ngang Bộ, Cục." },
    COMMUNE_UNION: { description: "Công đoàn xã, phường, đặc khu; from 2025." },
    GRASSROOTS_UNION: { description: "Công đoàn cơ sở, nghiệp đoàn cơ sở." },
    MEMBER_GRASSROOTS_UNION: { description: "Công đoàn cơ sở thành viên." },
    SECTION_UNION: { description: "Công đoàn bộ phận, nghiệp đoàn bộ phận." },
    UNION_GROUP: { description: "Tổ công đoàn, tổ nghiệp đoàn." },
    OTHER: { description: "Any other form." },
  },
});

export enum UnionStatus {
  ACTIVE = "ACTIVE",
  ENDED = "ENDED",
  NOT_YET_FOUNDED = "NOT_YET_FOUNDED",
}
registerEnumType(UnionStatus, {
  name: "UnionStatus",
  description: "Where the day asked for lies in the union's life.",
  valuesConfig: {
    ACTIVE: { description: "It exists on that day." },
    ENDED: { description: "It no longer exists on that day." },
    NOT_YET_FOUNDED: { description: "It does not exist yet on that day." },
  },
});

export enum HierarchyRelation {
  ADMINISTRATIVE = "ADMINISTRATIVE",
  SECTORAL = "SECTORAL",
}
registerEnumType(HierarchyRelation, {
  name: "HierarchyRelation",
  description:
    "Which tree. In the SECTORAL tree a union stands under its SECTORAL parent where it has one, else under its ADMINISTRATIVE one: one parent per union and day in each tree, so nothing counts twice.",
  valuesConfig: {
    ADMINISTRATIVE: { description: "Trực thuộc: the union directly above, through which it reports." },
    SECTORAL: { description: "Chỉ đạo theo ngành: the union of the same sector that guides it." },
  },
});

export enum Certainty {
  STATED = "STATED",
  INFERRED = "INFERRED",
  HINTED = "HINTED",
}
registerEnumType(Certainty, {
  name: "Certainty",
  description: "How firmly the source says it.",
  valuesConfig: {
    STATED: { description: "The source says so." },
    INFERRED: { description: "It follows from what the source says." },
    HINTED: { description: "The source only hints at it." },
  },
});

export enum EmployerSector {
  ADMINISTRATIVE = "ADMINISTRATIVE",
  PUBLIC_SERVICE = "PUBLIC_SERVICE",
  STATE_ENTERPRISE = "STATE_ENTERPRISE",
  NON_STATE_ENTERPRISE = "NON_STATE_ENTERPRISE",
  FDI_ENTERPRISE = "FDI_ENTERPRISE",
  COOPERATIVE = "COOPERATIVE",
  OTHER = "OTHER",
}
registerEnumType(EmployerSector, {
  name: "EmployerSector",
  description: "The sector of the agency or enterprise whose workers a union organises.",
  valuesConfig: {
    ADMINISTRATIVE: { description: "Cơ quan hành chính: a state agency." },
    PUBLIC_SERVICE: { description: "Đơn vị sự nghiệp: a public service unit." },
    STATE_ENTERPRISE: { description: "Doanh nghiệp nhà nước: a state-owned enterprise." },
    NON_STATE_ENTERPRISE: { description: "Doanh nghiệp ngoài nhà nước: a domestic private enterprise." },
    FDI_ENTERPRISE: { description: "Doanh nghiệp có vốn đầu tư nước ngoài: a foreign-invested enterprise." },
    COOPERATIVE: { description: "Hợp tác xã: a cooperative." },
    OTHER: { description: "Any other employer." },
  },
});
