import {
  COMMITTEE_LABELS,
  type CommitteeKind,
  POSITION_LABELS,
  PositionKind,
} from "../congresses/committee.enums";
import type { Day } from "../platform/days";
import { cleanCode, cleanText } from "../platform/text";
import { type Cells, type Column, RowRefused, wordsFor } from "./import.columns";

/** The columns of a table of posts. */
export const OFFICER_COLUMNS: readonly Column[] = [
  { name: "union", vi: "Công đoàn", needed: true, holds: "mã công đoàn" },
  {
    name: "person",
    vi: "Họ và tên",
    needed: true,
    holds: "họ tên; cùng tên trong một công đoàn là một người",
  },
  { name: "position", vi: "Chức vụ", needed: true, holds: "chức vụ: CHAIR hoặc “Chủ tịch” …" },
  {
    name: "title",
    vi: "Tên chức vụ",
    holds: "tên chức vụ như trong văn bản; bắt buộc khi chức vụ là “Chức vụ khác”",
  },
  { name: "from", vi: "Từ ngày", holds: "ngày đầu" },
  { name: "to", vi: "Đến ngày", holds: "ngày cuối" },
  { name: "heldOn", vi: "Đang giữ ngày", holds: "một ngày biết là đang giữ" },
  { name: "committee", vi: "Ban", holds: "mã ban, hoặc loại ban khi công đoàn chỉ có một ban loại ấy" },
];

const labels = <C extends string>(from: Readonly<Record<C, { vi: string }>>): Record<C, readonly string[]> =>
  Object.fromEntries(
    Object.entries<{ vi: string }>(from).map(([code, { vi }]) => [code, [vi]]),
  ) as unknown as Record<C, readonly string[]>;

const POSITIONS = wordsFor<PositionKind>(labels(POSITION_LABELS));
/** The kinds of committee, by their words. */
export const COMMITTEES = wordsFor<CommitteeKind>(labels(COMMITTEE_LABELS));

/** A post as a row says it is. */
export interface OfficerRead {
  readonly union: string;
  readonly person: string;
  readonly position: PositionKind;
  readonly titleVi: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly heldOn: Day | null;
  /** As it stands in the file. */
  readonly committee: string | null;
}

/** Reads a row of a table of posts. */
export function readOfficer(cells: Cells): OfficerRead {
  const position = cells.oneOf("position", POSITIONS);
  if (position === null) throw new RowRefused("position: không được để trống / must not be empty");
  const title = cells.text("title");
  const titleVi = title === null ? null : cleanText(title, "title", 300);
  if (titleVi === null && position === PositionKind.OTHER)
    throw new RowRefused("title: chức vụ khác phải có tên / a post of kind OTHER needs a title");
  return {
    union: cleanCode(cells.needed("union"), "union"),
    person: cleanText(cells.needed("person"), "person", 200),
    ...{ position, titleVi, from: cells.day("from"), to: cells.day("to"), heldOn: cells.day("heldOn") },
    committee: cells.text("committee"),
  };
}
