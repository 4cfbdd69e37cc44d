import { vietnameseHalf } from "../../cms/src/admin/hard-coded-texts";
import { inVietnamese, sayInVietnamese } from "../../cms/src/panel-errors/say-in-vietnamese";

const saying = <Refusal extends object>(refusal: Refusal): Refusal => {
  sayInVietnamese(refusal);
  return refusal;
};

it("says a known sentence of the server in Vietnamese and leaves an unknown one as it is", () => {
  expect(saying({ message: "Invalid credentials" }).message).toBe("Email hoặc mật khẩu không đúng");
  expect(saying({ message: "title is longer than the moon" }).message).toBe("title is longer than the moon");
  expect(saying({ message: "Bài này không phải của bạn / This document is not yours" }).message).toBe(
    "Bài này không phải của bạn / This document is not yours",
  );
});

it("names the field in the sentence that stands alone, and not in the one beneath the field", () => {
  const refusal = saying({
    message: "2 errors occurred",
    details: {
      errors: [
        { path: ["title"], message: "title must be at most 250 characters" },
        { path: ["cover", "alt"], message: 'cover.alt must match the following: "^a$"' },
      ],
    },
  });
  expect(refusal).toEqual({
    message: "Tiêu đề dài quá 250 ký tự\nMô tả ảnh không đúng dạng",
    details: {
      errors: [
        { path: ["title"], message: "Dài quá 250 ký tự" },
        { path: ["cover", "alt"], message: "Không đúng dạng" },
      ],
    },
  });
});

it.each([
  ["title must be defined.", "không được để trống"],
  ["title is a required field", "không được để trống"],
  ["title must be at least 1 characters", "không được để trống"],
  ["category must be one of the following values: a, b", "không có trong danh sách để chọn"],
  ["gallery field must have at least 2 items", "phải có ít nhất 2 mục"],
  ["anh.png exceeds size limit of 10 MB.", "Tệp anh.png lớn hơn mức cho phép (10 MB)."],
  ["This attribute must be unique", "Giá trị này đã có bài khác dùng"],
])("says “%s” as “%s”", (english, vietnamese) => {
  expect(inVietnamese(english)).toBe(vietnamese);
});

it.each([
  ["Bài này không phải của bạn / This document is not yours", "Bài này không phải của bạn"],
  ["Tiêu đề dài quá / title is long\nTóm tắt dài quá / excerpt is long", "Tiêu đề dài quá\nTóm tắt dài quá"],
  ["Đại hội nhiệm kỳ 2023 / 2028", "Đại hội nhiệm kỳ 2023 / 2028"],
  ["Đã lưu bài “Nữ công / Gia đình”", "Đã lưu bài “Nữ công / Gia đình”"],
])("shows of “%s” the Vietnamese half", (sentence, half) => {
  expect(vietnameseHalf(sentence)).toBe(half);
});
