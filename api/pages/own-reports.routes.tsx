import type { FastifyInstance } from "fastify";
import { civilDay } from "../platform/clock";
import type { Doors } from "../platform/rooms";
import {
  boardSummaries,
  ownReports,
  PERIODS,
  type BoardSummary,
  type Period,
  type Standing,
} from "./documents";
import { OwnReports, type YearOfReports } from "./own-reports";
import { WITHOUT_BELOW } from "./report-form";
import { signedIn, type Visit } from "./visit";

const FIRST_YEAR = 1930;
/** The periods for which unions above ask; quarters have a board of their own on demand. */
const ON_BOARDS = new Set(["YEAR", "NINE_MONTHS", "HALF_YEAR"]);

async function yearOf(visit: Visit, year: number): Promise<YearOfReports> {
  const union = visit.viewer.union.code;
  const { reportPeriods } = await visit.ask<{ reportPeriods: Period[] }>(PERIODS, { year });
  const codes = reportPeriods.map(({ code }) => code);
  const own = await visit.ask<{ union: Record<string, Standing | null> }>(ownReports(codes), { union });
  const reports = reportPeriods.map((period, index) => ({ period, report: own.union[`r${index}`] ?? null }));
  if (WITHOUT_BELOW.has(visit.viewer.union.kind)) return { year, reports, boards: [] };
  const asked = reportPeriods.filter(({ kind }) => ON_BOARDS.has(kind));
  const below = await visit.ask<{ union: Record<string, BoardSummary | null> }>(
    boardSummaries(asked.map(({ code }) => code)),
    { union },
  );
  const boards = asked.flatMap((period, index) => {
    const board = below.union[`b${index}`];
    return board ? [{ period, board }] : [];
  });
  return { year, reports, boards: boards.reverse() };
}

/** The first page: the union's own reports, and for unions with others below them how those stand. */
export function answerOwnReports(http: FastifyInstance, doors: Doors): void {
  http.get(
    "/bao-cao",
    signedIn(doors, async (visit) => {
      const thisYear = Number(civilDay(doors.clock.now()).slice(0, 4));
      const { nam } = visit.request.query as { nam?: string };
      const asked = Number(nam ?? thisYear);
      const year = Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= thisYear ? asked : thisYear;
      const years = [await yearOf(visit, year), await yearOf(visit, year - 1)];
      return visit.show(
        "Báo cáo",
        <OwnReports viewer={visit.viewer} years={years} thisYear={thisYear} firstYear={FIRST_YEAR} />,
      );
    }),
  );
}
