const EXAMPLE = `{
  union(code: "cdcs-sct-ben-tre", asOf: "2021-12-31") {
    name
    ancestors { name }
    statistics(period: "2021", indicators: ["members", "members_women"]) {
      observations { indicator { name } value qualifier status }
      coverage { expectedUnits reportedUnits }
    }
  }
}`;

/** What a person sees who opens the API's address in a browser: what this is, and a first question to send. */
export function welcomePage(): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Công Đoàn Hub</title>
<style>
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1b2733 }
  h1 { color: #14407a; margin-bottom: 0 }
  pre { background: #f2f5f9; border-left: 4px solid #14407a; padding: 1rem; overflow-x: auto }
  .en { color: #55636f }
</style>
<h1>Công Đoàn Hub</h1>
<p>Sổ ghi mở về công đoàn Việt Nam: tổ chức theo thời gian, báo cáo, số liệu tổng hợp, tin bài.<br>
<span class="en">The open record of Vietnamese trade unions: structure through time, reports, rolled-up statistics, news.</span></p>
<p>Gửi truy vấn GraphQL tới <code>POST /graphql</code>. <span class="en">Send GraphQL to <code>POST /graphql</code>; the schema describes every field.</span></p>
<pre>${EXAMPLE}</pre>
<p>Cán bộ công đoàn lập, nộp và duyệt báo cáo tại <a href="/bao-cao">/bao-cao</a>. <span class="en">Officers write, hand in and approve reports at <a href="/bao-cao">/bao-cao</a>.</span></p>
<p><a href="/livez">/livez</a> · <a href="/readyz">/readyz</a></p>
</html>
`;
}
