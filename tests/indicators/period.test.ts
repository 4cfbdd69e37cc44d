import "reflect-metadata";
import { readPeriod, yearBefore } from "../../api/indicators/period";

const TODAY = "2026-11-21";
const read = (code: string): string[] => {
  const { code: canonical, kind, from, to, dueOn } = readPeriod(code, TODAY);
  return [canonical, kind, from, to, dueOn ?? "never"];
};

test("codes are read with blanks and in small letters", () => {
  expect(read(" 2021 ")).toEqual(["2021", "YEAR", "2021-01-01", "2021-12-31", "2022-01-10"]);
  expect(read("2021 - h1")).toEqual(["2021-H1", "HALF_YEAR", "2021-01-01", "2021-06-30", "2021-07-10"]);
  expect(read("2018-01-01 .. 2018-10-31")).toEqual([
    "2018-01-01..2018-10-31",
    "CUSTOM",
    "2018-01-01",
    "2018-10-31",
    "never",
  ]);
});

test("the days of a standard period are that period", () => {
  expect(read("2021-01-01..2021-12-31")[0]).toBe("2021");
  expect(read("2021-01-01..2021-09-30")[0]).toBe("2021-9M");
  expect(read("2021-07-01..2021-09-30")[0]).toBe("2021-Q3");
});

test("from the year the movement began to next year", () => {
  expect(read("1929")[0]).toBe("1929");
  expect(read("2027")[0]).toBe("2027");
});

test.each([
  "",
  "2021-13",
  "2021-H2",
  "2021-Q0",
  "2021-Q5",
  "2021-12",
  "1928",
  "2028",
  "21",
  "02021",
  "２０２１",
  "2021-Q3-",
  "2021..2022",
  "2021-01-01..",
  "2021-01-01..2021-02-30",
  "2021-03-01..2021-02-01",
  "2021-01-01..2021-02-01..2021-03-01",
  "1928-12-01..1929-01-31",
  "2027-12-01..2028-01-31",
  "2021\0",
  "2021\ud800",
])("%j is no period", (code) => {
  expect(() => readPeriod(code, TODAY)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }) as Error);
});

test("one year earlier, of the same kind", () => {
  const before = (code: string): string | undefined => yearBefore(readPeriod(code, TODAY), TODAY)?.code;
  expect(["2021", "2021-H1", "2021-Q4", "2020-02-29..2020-03-01", "1929"].map(before)).toEqual([
    "2020",
    "2020-H1",
    "2020-Q4",
    "2019-02-28..2019-03-01",
    undefined,
  ]);
});
