import { TargetOperator, TargetStatus } from "../../api/targets/target.enums";
import { statusOf, type Evidence } from "../../api/targets/verdict";

const { AT_LEAST, MORE_THAN, EQUAL, AT_MOST, QUALITATIVE } = TargetOperator;
const { MET, NOT_MET, ON_TRACK, UNKNOWN } = TargetStatus;

type Kind = NonNullable<Evidence>["kind"];

/** Operator, kind of figure, figure; then the status while the span runs, and when it is over with all or only some reports in. The target is 95. */
type Row = [TargetOperator, Kind | null, number, TargetStatus, TargetStatus, TargetStatus];

const TABLE: Row[] = [
  [AT_LEAST, "EXACT", 94, ON_TRACK, NOT_MET, UNKNOWN],
  [AT_LEAST, "EXACT", 95, MET, MET, MET],
  [AT_LEAST, "EXACT", 96, MET, MET, MET],
  [AT_LEAST, "AT_LEAST", 94, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_LEAST, "AT_LEAST", 95, MET, MET, MET],
  [AT_LEAST, "MORE_THAN", 94, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_LEAST, "MORE_THAN", 95, MET, MET, MET],
  [AT_LEAST, "ABOUT", 94, UNKNOWN, UNKNOWN, UNKNOWN],
  [AT_LEAST, "ABOUT", 200, UNKNOWN, UNKNOWN, UNKNOWN],
  [AT_LEAST, "PART", 94, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_LEAST, "PART", 96, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_LEAST, null, 0, UNKNOWN, UNKNOWN, UNKNOWN],
  [MORE_THAN, "EXACT", 94, ON_TRACK, NOT_MET, UNKNOWN],
  [MORE_THAN, "EXACT", 95, ON_TRACK, NOT_MET, UNKNOWN],
  [MORE_THAN, "EXACT", 95.01, MET, MET, MET],
  [MORE_THAN, "AT_LEAST", 95, ON_TRACK, UNKNOWN, UNKNOWN],
  [MORE_THAN, "AT_LEAST", 96, MET, MET, MET],
  [MORE_THAN, "MORE_THAN", 94, ON_TRACK, UNKNOWN, UNKNOWN],
  [MORE_THAN, "MORE_THAN", 95, MET, MET, MET],
  [MORE_THAN, "ABOUT", 96, UNKNOWN, UNKNOWN, UNKNOWN],
  [MORE_THAN, null, 0, UNKNOWN, UNKNOWN, UNKNOWN],
  [EQUAL, "EXACT", 94, ON_TRACK, NOT_MET, UNKNOWN],
  [EQUAL, "EXACT", 95, MET, MET, MET],
  [EQUAL, "EXACT", 96, ON_TRACK, NOT_MET, UNKNOWN],
  [EQUAL, "AT_LEAST", 95, ON_TRACK, UNKNOWN, UNKNOWN],
  [EQUAL, "AT_LEAST", 96, ON_TRACK, NOT_MET, UNKNOWN],
  [EQUAL, "MORE_THAN", 95, ON_TRACK, NOT_MET, UNKNOWN],
  [EQUAL, "ABOUT", 95, UNKNOWN, UNKNOWN, UNKNOWN],
  [EQUAL, null, 0, UNKNOWN, UNKNOWN, UNKNOWN],
  [AT_MOST, "EXACT", 94, MET, MET, MET],
  [AT_MOST, "EXACT", 95, MET, MET, MET],
  [AT_MOST, "EXACT", 96, ON_TRACK, NOT_MET, UNKNOWN],
  [AT_MOST, "AT_LEAST", 94, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_MOST, "AT_LEAST", 95, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_MOST, "AT_LEAST", 96, ON_TRACK, NOT_MET, UNKNOWN],
  [AT_MOST, "MORE_THAN", 95, ON_TRACK, NOT_MET, UNKNOWN],
  [AT_MOST, "ABOUT", 1, UNKNOWN, UNKNOWN, UNKNOWN],
  [AT_MOST, "PART", 1, ON_TRACK, UNKNOWN, UNKNOWN],
  [AT_MOST, null, 0, UNKNOWN, UNKNOWN, UNKNOWN],
  [QUALITATIVE, "EXACT", 95, UNKNOWN, UNKNOWN, UNKNOWN],
  [QUALITATIVE, null, 0, UNKNOWN, UNKNOWN, UNKNOWN],
];

const evidence = (kind: Kind | null, value: number): Evidence => (kind === null ? null : { kind, value });

test.each(TABLE)(
  "%s 95, %s %d: running %s; over, complete %s; over, incomplete %s",
  (operator, kind, value, running, complete, partial) => {
    const judged = { operator, target: 95, evidence: evidence(kind, value), growing: false };
    expect(statusOf({ ...judged, complete: true, over: false })).toBe(running);
    expect(statusOf({ ...judged, complete: true, over: true })).toBe(complete);
    expect(statusOf({ ...judged, complete: false, over: true })).toBe(partial);
  },
);

test.each([
  [AT_LEAST, MET],
  [MORE_THAN, ON_TRACK],
  [EQUAL, ON_TRACK],
  [AT_MOST, ON_TRACK],
])("what still grows: %s 95 with 95 so far is %s while the span runs", (operator, status) => {
  const judged = { operator, target: 95, evidence: evidence("EXACT", 95), growing: true, complete: true };
  expect(statusOf({ ...judged, over: false })).toBe(status);
});

test("every operator and every kind of figure stands in the table", () => {
  const kinds = new Set(
    TABLE.filter(([operator]) => operator !== QUALITATIVE).map(([operator, kind]) => `${operator} ${kind}`),
  );
  for (const operator of [AT_LEAST, MORE_THAN, EQUAL, AT_MOST]) {
    for (const kind of ["EXACT", "AT_LEAST", "MORE_THAN", "ABOUT", null])
      expect([...kinds]).toContain(`${operator} ${kind}`);
  }
});
