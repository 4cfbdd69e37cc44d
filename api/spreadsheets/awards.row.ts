import { AwardStage, AwardSubject } from "../awards/award.enums";
import { cleanCode, cleanText } from "../platform/text";
import { type Cells, type Column, RowRefused, wordsFor } from "./import.columns";

/** The columns of a table of awards. */
export const AWARD_COLUMNS: readonly Column[] = [
  { name: "union", vi: "Công đoàn", needed: true, holds: "mã công đoàn" },
  { name: "title", vi: "Danh hiệu", needed: true, holds: "mã hoặc tên danh hiệu, hình thức khen thưởng" },
  { name: "subject", vi: "Đối tượng", needed: true, holds: "đối tượng: INDIVIDUAL hoặc “Cá nhân” …" },
  { name: "stage", vi: "Bước", holds: "bước: AWARDED hoặc “Được tặng” …; trống: được tặng" },
  { name: "year", vi: "Năm", needed: true, holds: "năm" },
  { name: "count", vi: "Số lượng", needed: true, holds: "số cá nhân, tập thể" },
  { name: "eligible", vi: "Số đủ điều kiện", holds: "số thuộc diện xét" },
  { name: "issuer", vi: "Cấp tặng", holds: "cấp tặng, như trong văn bản" },
  { name: "issuerUnion", vi: "Công đoàn tặng", holds: "mã công đoàn tặng" },
];

const SUBJECTS = wordsFor<AwardSubject>({
  INDIVIDUAL: ["Cá nhân"],
  COLLECTIVE: ["Tập thể"],
  UNION: ["Công đoàn"],
});
const STAGES = wordsFor<AwardStage>({
  REGISTERED: ["Đăng ký"],
  PROPOSED: ["Đề nghị"],
  AWARDED: ["Được tặng", "Đã tặng", "Được khen thưởng"],
  REVOKED: ["Thu hồi"],
  OTHER: ["Khác"],
});

/** An award as a row says it is. */
export interface AwardRead {
  readonly union: string;
  /** As it stands in the file: the code or the name of a title. */
  readonly title: string;
  readonly subject: AwardSubject;
  readonly stage: AwardStage;
  readonly year: number;
  readonly count: number;
  readonly eligible: number | null;
  readonly issuer: string | null;
  readonly issuerUnion: string | null;
}

function needed<T>(value: T | null, name: string): T {
  if (value === null) throw new RowRefused(`${name}: không được để trống / must not be empty`);
  return value;
}

/** Reads a row of a table of awards. */
export function readAward(cells: Cells): AwardRead {
  const issuer = cells.text("issuer");
  const issuerUnion = cells.text("issuerUnion");
  return {
    union: cleanCode(cells.needed("union"), "union"),
    title: cells.needed("title"),
    subject: needed(cells.oneOf("subject", SUBJECTS), "subject"),
    stage: cells.oneOf("stage", STAGES) ?? AwardStage.AWARDED,
    year: needed(cells.count("year"), "year"),
    count: needed(cells.count("count"), "count"),
    eligible: cells.count("eligible"),
    issuer: issuer === null ? null : cleanText(issuer, "issuer", 300),
    issuerUnion: issuerUnion === null ? null : cleanCode(issuerUnion, "issuerUnion"),
  };
}
