#!/usr/bin/env node
// Every command of the project. Plain Node without dependencies: npm runs it before anything is installed.
import { bench } from "./launcher/bench.mjs";
import { buildApi, buildCms } from "./launcher/build.mjs";
import { cmsImport } from "./launcher/cms-import.mjs";
import { generateDocuments, writeSchema } from "./launcher/contract.mjs";
import { databaseCommand } from "./launcher/database.mjs";
import { ensureInstalled, requireNode } from "./launcher/install.mjs";
import { Refusal, red, say } from "./launcher/say.mjs";
import { soak } from "./launcher/soak.mjs";
import { start } from "./launcher/start.mjs";
import { check, format, lint, test } from "./launcher/verify.mjs";

const installedFirst = (run) => async (args) => {
  await ensureInstalled();
  return run(args);
};

const build = installedFirst(async () => {
  await buildApi();
  await buildCms();
});

const COMMANDS = {
  start: [
    start,
    "cài đặt, dựng, nạp minh họa và chạy cả hai phần",
    "install, build, load the demonstration, run both halves (or: api, cms)",
  ],
  dev: [
    (args) => start(args, { development: true }),
    "chạy và tự khởi động lại khi mã đổi",
    "run, and restart when the code changes",
  ],
  test: [test, "chạy mọi kiểm thử", "run every test; arguments go to Jest"],
  soak: [
    soak,
    "kiểm thử lâu dưới tải: thao tác ngẫu nhiên, ngắt máy chủ giữa chừng",
    "long tests under fire: random operations, the server killed in the middle",
  ],
  check: [check, "kiểu, quy tắc, định dạng, hợp đồng", "types, lint, format, drift of schema and documents"],
  build: [build, "dựng cả hai phần", "build both halves"],
  schema: [writeSchema, "ghi schema.graphql từ mã nguồn", "write schema.graphql from the code"],
  codegen: [
    generateDocuments,
    "sinh kiểu cho các truy vấn của kiểm thử",
    "generate the types of the tests' documents",
  ],
  "db:migrate": [databaseCommand("migrate"), "cập nhật cơ sở dữ liệu", "apply the migrations"],
  "db:revert": [databaseCommand("revert"), "lùi một bước di trú", "take back the last migration"],
  "db:seed": [databaseCommand("seed"), "nạp dữ liệu minh họa", "load the demonstration"],
  "db:reset": [databaseCommand("reset"), "xóa và dựng lại cơ sở dữ liệu", "empty and rebuild the database"],
  "check:data": [
    databaseCommand("check-data"),
    "tính lại mọi số cộng dồn và so sánh",
    "recompute every roll-up and compare",
  ],
  content: [
    databaseCommand("content"),
    "nội dung từ CMS đã lấy đến đâu, lệch gì",
    "how far the CMS's content is taken over, and what differed",
  ],
  reindex: [
    databaseCommand("reindex"),
    "lập lại chỉ mục tìm kiếm và số đơn vị",
    "fill the search index and the census anew",
  ],
  import: [
    databaseCommand("import"),
    "nhập báo cáo, công đoàn, cán bộ, khen thưởng từ tệp",
    "take in a report, unions, officers or awards from a file",
  ],
  "cms:import": [
    cmsImport,
    "đưa trang tin cũ (.html, .docx, .txt) vào CMS thành bản nháp",
    "take pages of an old site (.html, .docx, .txt) into the CMS as drafts",
  ],
  token: [databaseCommand("token"), "cấp khóa truy cập", "issue an access token"],
  bench: [
    bench,
    "đo tốc độ bên cạnh máy chủ khác, và đến quy mô cả nước",
    "measure the speed beside other servers, and up to the size of the country",
  ],
  lint: [installedFirst(lint), "kiểm tra quy tắc mã", "lint"],
  format: [installedFirst(format), "định dạng mã", "format"],
};

function help() {
  const rows = Object.entries(COMMANDS).map(([name, [, vi, en]]) => {
    const call = name === "start" || name === "test" ? `npm ${name}` : `npm run ${name}`;
    return `  ${call.padEnd(22)}${vi} · ${en}`;
  });
  process.stdout.write(`Công Đoàn Hub\n\n${rows.join("\n")}\n`);
  return 0;
}

const [name = "help", ...args] = process.argv.slice(2);
try {
  requireNode();
  if (["help", "--help", "-h"].includes(name)) help();
  else if (!Object.hasOwn(COMMANDS, name)) {
    help();
    throw new Refusal(`Không có lệnh ${name}.`, `There is no command ${name}.`);
  } else {
    process.exit((await COMMANDS[name][0](args)) ?? 0);
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(red(error.vi), error.en);
  process.exit(error.exitCode);
}
