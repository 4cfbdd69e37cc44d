import { registerEnumType } from "type-graphql";

export enum OrgEventKind {
  ESTABLISHED = "ESTABLISHED",
  RENAMED = "RENAMED",
  TRANSFERRED = "TRANSFERRED",
  ABSORBED = "ABSORBED",
  CONSOLIDATED = "CONSOLIDATED",
  SPLIT = "SPLIT",
  UPGRADED = "UPGRADED",
  DOWNGRADED = "DOWNGRADED",
  DISSOLVED = "DISSOLVED",
  TERMINATED = "TERMINATED",
  OTHER = "OTHER",
}
registerEnumType(OrgEventKind, {
  name: "OrgEventKind",
  description: "What a decision does to unions: the operations that the Charter enumerates.",
  valuesConfig: {
    ESTABLISHED: { description: "Thành lập: a union is founded." },
    RENAMED: { description: "Đổi tên: a union takes another name." },
    TRANSFERRED: { description: "Chuyển giao: a union moves under another parent." },
    ABSORBED: { description: "Sáp nhập: unions end in one that goes on." },
    CONSOLIDATED: { description: "Hợp nhất: unions end in a new one." },
    SPLIT: { description: "Chia, tách: a union ends and others succeed it." },
    UPGRADED: { description: "Nâng cấp: a union becomes one of a higher kind." },
    DOWNGRADED: { description: "Hạ cấp: a union becomes one of a lower kind." },
    DISSOLVED: { description: "Giải thể: a union is dissolved." },
    TERMINATED: { description: "Kết thúc hoạt động: a union ceases to work." },
    OTHER: { description: "Any other change." },
  },
});

export enum OrgEventRole {
  SUBJECT = "SUBJECT",
  SOURCE = "SOURCE",
  TARGET = "TARGET",
}
registerEnumType(OrgEventRole, {
  name: "OrgEventRole",
  description: "What a union is in an event.",
  valuesConfig: {
    SUBJECT: { description: "It was moved, renamed, up- or downgraded, founded or ended." },
    SOURCE: { description: "It merged or was split; in a move, the old parent." },
    TARGET: { description: "What others merged into or what a split made; in a move, the new parent." },
  },
});
