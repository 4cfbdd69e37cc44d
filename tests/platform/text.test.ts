import { decodeId, encodeId } from "../../api/platform/ids";
import { cleanText, containing, fold, sortKey } from "../../api/platform/text";
import { addDays, isDay } from "../../api/platform/days";
import { civilDay } from "../../api/platform/clock";

test("fold is blind to case, marks, đ and to NFC or NFD", () => {
  for (const text of [
    "Công đoàn Bộ Công Thương",
    "CÔNG ĐOÀN BỘ CÔNG THƯƠNG",
    "Công đoàn Bộ Công Thương".normalize("NFD"),
  ]) {
    expect(fold(text)).toBe("cong doan bo cong thuong");
  }
});

test("names sort in the order of the Vietnamese alphabet, tones last", () => {
  const sorted = [
    "An",
    "An Giang",
    "Ăn",
    "Ân",
    "Bà",
    "Bả",
    "Bá",
    "Dung",
    "Đà",
    "Em",
    "Êm",
    "Lan",
    "Ngọc",
    "Oanh",
    "Ôn",
    "Ơn",
    "Tổ 1",
    "Tổ 2",
    "Uyên",
    "Ưng",
    "Yến",
  ];
  expect([...sorted].reverse().sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual(sorted);
  expect(sortKey("Đà".normalize("NFD"))).toBe(sortKey("Đà"));
});

test("a LIKE pattern takes the wildcards of the word literally", () => {
  expect(containing("50%_!")).toBe("%50!%!_!!%");
});

test("text is NFC, trimmed and free of NUL and lone surrogates", () => {
  expect(cleanText(" Tổ ".normalize("NFD"), "x")).toBe("Tổ");
  for (const bad of ["a\0b", "\ud800", "x\udc00y", "a".repeat(201)])
    expect(() => cleanText(bad, "x")).toThrow();
});

test("ids round-trip, with and without a day, and nothing else is an id", () => {
  expect(decodeId(encodeId("Union", "tld"))).toEqual({ type: "Union", key: "tld", day: null });
  expect(decodeId(encodeId("Union", "tld", "2021-12-31"))).toEqual({
    type: "Union",
    key: "tld",
    day: "2021-12-31",
  });
  for (const bad of [
    "",
    "Union:tld",
    "!!!",
    Buffer.from("union:tld").toString("base64url"),
    encodeId("Union", "tld", "2021-02-30"),
  ]) {
    expect(() => decodeId(bad)).toThrow();
  }
});

test("days are real calendar days", () => {
  expect([
    isDay("2024-02-29"),
    isDay("2023-02-29"),
    isDay("2023-13-01"),
    isDay("0999-01-01"),
    isDay("2023-1-1"),
  ]).toEqual([true, false, false, false, false]);
  expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
});

test("today is the day in Asia/Ho_Chi_Minh", () => {
  expect(civilDay(new Date("2026-11-20T16:59:59Z"))).toBe("2026-11-20");
  expect(civilDay(new Date("2026-11-20T17:00:00Z"))).toBe("2026-11-21");
});

test.each(["a\u0007b", "a\u001bb", "a\u009fb", "a\u202eb", "a\u2066b", "a\ud800b"])(
  "what nobody sees is refused: %j",
  (text) => {
    expect(() => cleanText(text, "name")).toThrow("ký tự không hợp lệ");
  },
);

test("blanks at the ends go, those without width too; line ends within stay", () => {
  expect(cleanText(" \u200b\ufeffTổ 1\r\nTổ 2\u2060\t", "name")).toBe("Tổ 1\r\nTổ 2");
  expect(cleanText("\u200b", "name")).toBe("");
});
