import { relative } from "node:path";
import { envFile } from "./env-file.mjs";
import { askGraphql, until } from "./network.mjs";
import { LOG_DIRECTORY, ROOT } from "./root.mjs";
import { bold } from "./say.mjs";
import { step } from "./steps.mjs";

const QUERIES = [
  [
    "Số liệu của một công đoàn cơ sở tại một ngày",
    "the figures of a grassroots union, seen on a day",
    '{ union(code: "cdcs-sct-ben-tre", asOf: "2021-12-31") { name parent { name } statistics(period: "2021", indicators: ["members", "members_women"]) { observations { indicator { name } value status } } } }',
  ],
  [
    "Cùng số liệu ấy cộng dồn lên toàn quốc, kèm độ phủ",
    "the same figures added up for the whole country, with their coverage",
    '{ union(code: "tld", asOf: "2021-12-31") { name statistics(period: "2021", indicators: ["members"]) { observations { value status } coverage { expectedUnits reportedUnits } } } }',
  ],
  [
    "Các bài viết mới nhất đã xuất bản từ CMS",
    "the newest articles that the CMS has published",
    "{ articles(first: 5) { totalCount nodes { title dateline sourceName unions { name } } } }",
  ],
];

/** The replica fills within seconds of a first start; a slow machine is no reason to fail. */
export async function waitForArticles(origin, giveUp) {
  let seen = -1;
  await step("Chờ bài viết từ CMS sang API", "waiting for the articles to reach the API", () =>
    until(
      async () => {
        const { data, errors } = await askGraphql(origin, "{ articles(first: 1) { totalCount } }");
        if (errors) return true;
        const before = seen;
        seen = data?.articles?.totalCount ?? 0;
        return seen > 0 && seen === before;
      },
      { timeoutMs: 60_000, everyMs: 500, giveUp },
    ),
  );
}

/** Addresses, the place of the administrator's password (never the password), and three queries to try. */
export function welcome({ api, cms, logs }) {
  const lines = ["", bold("Công Đoàn Hub đang chạy · is running"), ""];
  if (api) {
    lines.push(`  GraphQL     ${api.origin}/graphql`);
    lines.push(`  Báo cáo     ${api.origin}/bao-cao`);
    lines.push("              mã truy cập · a token to sign in:");
    lines.push("              npm run token -- --union cdcs-sct-ben-tre --role REPORTER --name thu");
  }
  if (cms) {
    lines.push(`  CMS         ${cms.origin}/admin`);
    lines.push(
      `              e-mail: CMS_ADMIN_EMAIL, mật khẩu · password: CMS_ADMIN_PASSWORD (${relative(ROOT, envFile())})`,
    );
  }
  if (logs) lines.push(`  Nhật ký     ${relative(ROOT, LOG_DIRECTORY) || LOG_DIRECTORY} (logs)`);
  if (api) {
    lines.push("", bold("Thử ba truy vấn · Three queries to try"));
    for (const [vi, en, query] of QUERIES) {
      lines.push("", `  # ${vi} · ${en}`);
      lines.push(
        `  curl -s ${api.origin}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query })}'`,
      );
    }
  }
  lines.push("", "Ctrl-C để dừng · to stop", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}
