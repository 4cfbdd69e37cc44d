import type { VNode } from "preact";
import type { BoardSummary, Period, Standing } from "./documents";
import { writeNumber } from "./number-text";
import { Status } from "./status";
import type { Viewer } from "./visit";
import { dayWords, periodWords } from "./words";

export interface YearOfReports {
  readonly year: number;
  readonly reports: readonly { period: Period; report: Standing | null }[];
  /** Empty where nobody stands below the union. */
  readonly boards: readonly { period: Period; board: BoardSummary }[];
}

/** What there is to do about a report, and how a link to it says so. */
function nextStep(report: Standing, mayWrite: boolean): { words: string; link: string; urgent: boolean } {
  const { status } = report;
  if (!mayWrite || status === "EXEMPT") return { words: "", link: "Xem", urgent: false };
  if (status === "RETURNED")
    return { words: `Sửa và nộp lại: ${report.returnReason ?? ""}`, link: "Sửa báo cáo", urgent: true };
  if (status === "DUE") return { words: "Lập và nộp báo cáo", link: "Lập báo cáo", urgent: true };
  if (status === "DRAFT") return { words: "Hoàn thành và nộp", link: "Làm tiếp", urgent: true };
  if (status === "NOT_DUE") return { words: "Kỳ chưa kết thúc", link: "Lập trước", urgent: false };
  if (status === "SUBMITTED") return { words: "Chờ công đoàn cấp trên duyệt", link: "Xem", urgent: false };
  return { words: "Không còn việc phải làm", link: "Xem", urgent: false };
}

function ReportLine(props: { period: Period; report: Standing; mayWrite: boolean }): VNode {
  const { period, report, mayWrite } = props;
  const { words, link, urgent } = nextStep(report, mayWrite);
  return (
    <tr>
      <th scope="row">{periodWords(period)}</th>
      <td data-name="Hạn nộp">{dayWords(period.dueOn) || "—"}</td>
      <td data-name="Tình trạng">
        <Status status={report.status} isLate={report.isLate} />
      </td>
      <td data-name="Việc cần làm">{words || "—"}</td>
      <td class="go">
        <a class={urgent ? "button main" : "button"} href={`/bao-cao/ky/${period.code}`}>
          {link}
          <span class="hidden">{` ${periodWords(period)}`}</span>
        </a>
      </td>
    </tr>
  );
}

/** The reports of one year, the last to end first; periods that nobody asks for are folded away. */
function ReportsOfYear({
  year,
  reports,
  mayWrite,
}: Omit<YearOfReports, "boards"> & { mayWrite: boolean }): VNode {
  const asked = reports.filter(({ report }) => report !== null);
  const voluntary = reports.filter(({ report }) => report === null);
  return (
    <>
      {asked.length > 0 && (
        <table class="card lines">
          <caption>{`Năm ${year}`}</caption>
          <thead>
            <tr>
              <th scope="col">Kỳ báo cáo</th>
              <th scope="col">Hạn nộp</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Việc cần làm</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {asked.map(({ period, report }) => (
              <ReportLine key={period.code} period={period} report={report!} mayWrite={mayWrite} />
            ))}
          </tbody>
        </table>
      )}
      {mayWrite && voluntary.length > 0 && (
        <details class="card fold">
          <summary>{`Các kỳ của năm ${year} không bắt buộc báo cáo (${voluntary.length})`}</summary>
          <ul class="pager">
            {voluntary.map(({ period }) => (
              <li key={period.code}>
                <a class="button" href={`/bao-cao/ky/${period.code}`}>
                  {periodWords(period)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function BoardCard({ period, board }: YearOfReports["boards"][number]): VNode {
  const count = (status: string): number => board.counts.find((each) => each.status === status)?.count ?? 0;
  const { expectedUnits, reportedUnits } = board.coverage;
  const waiting = count("SUBMITTED");
  return (
    <li class="card board">
      <h3>{periodWords(period)}</h3>
      <p>
        <b class="big">{`${writeNumber(reportedUnits)}/${writeNumber(expectedUnits)}`}</b> đơn vị đã được
        duyệt
      </p>
      <progress
        max={Math.max(expectedUnits, 1)}
        value={reportedUnits}
      >{`${reportedUnits}/${expectedUnits}`}</progress>
      <p class="states">
        {waiting > 0 && <span class="state s-submitted">{`Chờ duyệt: ${writeNumber(waiting)}`}</span>}
        {board.lateCount > 0 && (
          <span class="state s-late">{`Quá hạn, nộp muộn: ${writeNumber(board.lateCount)}`}</span>
        )}
      </p>
      <a class={waiting > 0 ? "button main" : "button"} href={`/bao-cao/bang/${period.code}`}>
        {waiting > 0 ? "Duyệt báo cáo" : "Xem bảng theo dõi"}
        <span class="hidden">{` ${periodWords(period)}`}</span>
      </a>
    </li>
  );
}

interface OwnReportsProps {
  readonly viewer: Viewer;
  readonly years: readonly YearOfReports[];
  readonly thisYear: number;
  readonly firstYear: number;
}

/** The first page: where every report of the union stands and what to do now; for unions above, how those below stand. */
export function OwnReports({ viewer, years, thisYear, firstYear }: OwnReportsProps): VNode {
  const mayWrite = viewer.role !== "READER";
  const boards = years.flatMap((year) => year.boards);
  const shown = years[0]!.year;
  return (
    <>
      <h1>{viewer.union.name}</h1>
      {boards.length > 0 && (
        <section>
          <h2>Báo cáo của các công đoàn cấp dưới</h2>
          <ul class="boards">
            {boards.map(({ period, board }) => (
              <BoardCard key={period.code} period={period} board={board} />
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>Báo cáo của đơn vị</h2>
        {years.map(({ year, reports }) => (
          <ReportsOfYear key={year} year={year} reports={[...reports].reverse()} mayWrite={mayWrite} />
        ))}
      </section>
      <nav class="pager" aria-label="Năm khác">
        {shown < thisYear && (
          <a class="button" href={`/bao-cao?nam=${Math.min(shown + 2, thisYear)}`}>
            Năm sau
          </a>
        )}
        {shown - 2 >= firstYear && (
          <a
            class="button"
            href={`/bao-cao?nam=${shown - 2}`}
          >{`Các năm trước (${shown - 2}, ${shown - 3})`}</a>
        )}
      </nav>
    </>
  );
}
