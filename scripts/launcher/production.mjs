import { readFileSync } from "node:fs";
import { envFile, isReadableByOthers, parseEnv, SECRETS } from "./env-file.mjs";
import { inRoot } from "./root.mjs";
import { EXIT, Refusal } from "./say.mjs";
import { isProduction } from "./settings.mjs";

const FILLER = /change[-_ ]?me|tobemodified|example|thay[-_ ]gia[-_ ]tri|^(secret|password|test|dev)+$/i;

const secretProblem = (value, example) => {
  if (!value) return ["thiếu", "missing"];
  const parts = value.split(",");
  if (value === example || parts.some((part) => FILLER.test(part)))
    return ["là giá trị mẫu", "an example value"];
  if (parts.some((part) => part.length < 32 || new Set(part).size < 10))
    return ["ngắn hơn 32 ký tự ngẫu nhiên", "shorter than 32 random characters"];
  return null;
};

/** An administrator types the password: shorter than the other secrets, but never one that can be guessed. */
const passwordProblem = (value, example) => {
  if (!value) return ["thiếu", "missing"];
  if (value === example || FILLER.test(value)) return ["là giá trị mẫu", "an example value"];
  return value.length < 12 ? ["ngắn hơn 12 ký tự", "shorter than 12 characters"] : null;
};

const databaseProblem = (url) => {
  if (!url || !/^(mysql|mariadb):/.test(url) || !URL.canParse(url)) return null;
  const { password } = new URL(url);
  if (password === "") return ["mật khẩu cơ sở dữ liệu để trống", "the database password is empty"];
  return FILLER.test(decodeURIComponent(password))
    ? ["mật khẩu cơ sở dữ liệu là giá trị mẫu", "the database password is an example"]
    : null;
};

/** Every setting that keeps a production start from being safe: [name, Vietnamese, English], never a value. */
export function productionProblems(settings, { cms = true } = {}) {
  const examples = parseEnv(readFileSync(inRoot(".env.example"), "utf8"));
  const problems = [];
  const add = (name, problem) => problem && problems.push([name, ...problem]);
  if (isReadableByOthers()) {
    add(envFile(), ["người khác đọc được, hãy chạy chmod 600", "others can read it, run chmod 600"]);
  }
  const secrets = SECRETS.filter((name) => cms || (name === "CMS_FEED_TOKEN" && settings.CMS_URL !== ""));
  for (const name of secrets) {
    const check = name === "CMS_ADMIN_PASSWORD" ? passwordProblem : secretProblem;
    add(name, check(settings[name], examples[name]));
    const twin = secrets.find(
      (other) => other < name && settings[name] && settings[other] === settings[name],
    );
    if (twin) add(name, [`giống ${twin}`, `equal to ${twin}`]);
  }
  for (const name of ["DATABASE_URL", "MIGRATION_DATABASE_URL", ...(cms ? ["CMS_DATABASE_URL"] : [])]) {
    add(name, databaseProblem(settings[name]));
  }
  if (settings.DATABASE_SYNCHRONIZE === "true") add("DATABASE_SYNCHRONIZE", ["phải tắt", "must be off"]);
  return problems;
}

/** In production a missing, weak or shared secret stops the start before anything is installed, built or opened. */
export function refuseUnsafeProduction(settings, parts) {
  if (!isProduction(settings)) return;
  const problems = productionProblems(settings, parts);
  if (problems.length === 0) return;
  throw new Refusal(
    `NODE_ENV=production: không khởi động vì cấu hình chưa an toàn:\n${problems.map(([name, vi]) => `  ${name}: ${vi}`).join("\n")}`,
    `NODE_ENV=production: not started, the configuration is unsafe:\n${problems.map(([name, , en]) => `  ${name}: ${en}`).join("\n")}`,
    EXIT.configuration,
  );
}
