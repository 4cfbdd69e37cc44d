import type { VNode } from "preact";
import type { Board as BoardAnswer } from "./documents";
import { writeNumber } from "./number-text";
import { Status } from "./status";
import { dayWords, instantWords, periodInSentence, STATUS_WORDS } from "./words";

interface BoardProps {
  readonly board: BoardAnswer;
  readonly union: { readonly code: string; readonly name: string };
  readonly status: string | null;
  readonly late: boolean;
  readonly after: string | null;
}

/** A share of one as people read it: “ (12,5%)”; never rounded up. */
function percentWords(ratio: number | null): string {
  return ratio === null ? "" : ` (${String(Math.floor(ratio * 1000) / 10).replace(".", ",")}%)`;
}

function address(period: string, filter: Record<string, string | null>): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null);
  const query = new URLSearchParams(given).toString();
  return `/bao-cao/bang/${period}${query && `?${query}`}`;
}

function Tab(props: { href: string; words: string; count: number; current: boolean }): VNode {
  const { href, words, count, current } = props;
  return (
    <li>
      <a href={href} aria-current={current ? "page" : undefined}>
        {words} <b>{writeNumber(count)}</b>
      </a>
    </li>
  );
}

/** Who has handed in and who has not: one tab a state, one line a union. */
export function Board({ board, union, status, late, after }: BoardProps): VNode {
  const { period, counts, lateCount, coverage, rows } = board;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const tabs = counts.filter(({ count, status: each }) => count > 0 || each === status);
  const members = board.coverageByMembers;
  return (
    <>
      <div class="head">
        <p class="crumbs">
          <a href="/bao-cao">Báo cáo</a> › Bảng theo dõi
        </p>
        <h1>
          {`Bảng theo dõi ${periodInSentence(period)}`}
          <small>{union.name}</small>
        </h1>
        <p>
          <b class="big">{`${writeNumber(coverage.reportedUnits)}/${writeNumber(coverage.expectedUnits)}`}</b>
          {` đơn vị phải báo cáo đã được duyệt${percentWords(coverage.ratio)}`}
          {period.dueOn && `. Hạn nộp ${dayWords(period.dueOn)}`}
        </p>
        {members.expectedMembers > 0 && (
          <p class="hint">
            {`Tính theo đoàn viên: ${writeNumber(members.reportedMembers)}/${writeNumber(members.expectedMembers)}${percentWords(members.ratio)}`}
            {members.unknownUnits > 0 &&
              `; còn ${writeNumber(members.unknownUnits)} đơn vị chưa rõ số đoàn viên`}
          </p>
        )}
        <progress max={Math.max(coverage.expectedUnits, 1)} value={coverage.reportedUnits} />
      </div>
      <nav aria-label="Lọc theo tình trạng">
        <ul class="tabs">
          <Tab
            href={address(period.code, {})}
            words="Tất cả"
            count={all}
            current={status === null && !late}
          />
          {tabs.map(({ status: each, count }) => (
            <Tab
              key={each}
              href={address(period.code, { "trang-thai": each })}
              words={STATUS_WORDS[each] ?? each}
              count={count}
              current={each === status}
            />
          ))}
          <Tab
            href={address(period.code, { tre: "1" })}
            words="Quá hạn, nộp muộn"
            count={lateCount}
            current={late}
          />
        </ul>
      </nav>
      {rows.nodes.length === 0 ? (
        <p class="card calm">Không có đơn vị nào ở mục này.</p>
      ) : (
        <table class="card lines">
          <caption>{`${writeNumber(rows.totalCount)} đơn vị, theo vần tên`}</caption>
          <thead>
            <tr>
              <th scope="col">Công đoàn</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Nộp lúc</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.nodes.map((row) => (
              <tr key={row.union.code}>
                <th scope="row">{row.union.name}</th>
                <td data-name="Tình trạng">
                  <Status status={row.status} isLate={row.isLate} />
                </td>
                <td data-name="Nộp lúc">{instantWords(row.submittedAt) || "—"}</td>
                <td class="go">
                  {row.report && (
                    <a
                      class={row.status === "SUBMITTED" ? "button main" : "button"}
                      href={
                        row.union.code === union.code
                          ? `/bao-cao/ky/${period.code}`
                          : `/bao-cao/duyet/${row.report.id}`
                      }
                    >
                      {row.status === "SUBMITTED" ? "Duyệt" : "Xem"}
                      <span class="hidden">{` ${row.union.name}`}</span>
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <nav class="pager" aria-label="Trang">
        {after !== null && (
          <a class="button" href={address(period.code, { "trang-thai": status, tre: late ? "1" : null })}>
            Về trang đầu
          </a>
        )}
        {rows.pageInfo.hasNextPage && (
          <a
            class="button"
            href={address(period.code, {
              "trang-thai": status,
              tre: late ? "1" : null,
              sau: rows.pageInfo.endCursor,
            })}
          >
            Trang sau
          </a>
        )}
      </nav>
    </>
  );
}
