import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, startProgram, type Started } from "../run/programs";
import { inWorkplace, ROOT } from "../run/workplace";

const BOOTS_WITHIN_MS = 180_000;
const EMAIL = "quan-tri@congdoan.test";

const secret = (): string => randomBytes(33).toString("base64url");

/** A built CMS of its own on a fresh SQLite file, stopped or running. */
export class BenchCms {
  private program: Started | null = null;
  private jwt: string | null = null;

  private constructor(
    private readonly env: Record<string, string>,
    readonly url: string,
    readonly databaseFile: string,
  ) {}

  static async prepare(apiUrl: string): Promise<BenchCms> {
    const folder = inWorkplace("content", "cms");
    rmSync(folder, { recursive: true, force: true });
    const port = await freePort();
    const file = inWorkplace("content", "cms", "cms.sqlite");
    const env = {
      ...{ NODE_ENV: "production", STRAPI_TELEMETRY_DISABLED: "1", LOG_LEVEL: "warn" },
      ...{ CMS_HOST: "127.0.0.1", CMS_PORT: String(port), CMS_DATABASE_URL: `sqlite:${file}` },
      ...{ CMS_UPLOADS_DIR: join(folder, "uploads"), CMS_API_URL: apiUrl, CMS_SEED_DEMO: "false" },
      ...{
        CMS_APP_KEYS: `${secret()},${secret()}`,
        CMS_ADMIN_JWT_SECRET: secret(),
        CMS_API_TOKEN_SALT: secret(),
      },
      ...{ CMS_TRANSFER_TOKEN_SALT: secret(), CMS_ENCRYPTION_KEY: secret(), CMS_FEED_TOKEN: secret() },
      ...{ CMS_ADMIN_EMAIL: EMAIL, CMS_ADMIN_PASSWORD: secret() },
    };
    return new BenchCms(env, `http://127.0.0.1:${port}`, file);
  }

  get token(): string {
    return this.env.CMS_FEED_TOKEN!;
  }

  async start(): Promise<void> {
    const strapi = join(ROOT, "node_modules/@strapi/strapi/bin/strapi.js");
    const program = startProgram("cms", process.execPath, [strapi, "start"], {
      env: this.env,
      cwd: join(ROOT, "cms"),
    });
    this.program = program;
    for (const end = performance.now() + BOOTS_WITHIN_MS; performance.now() < end; await sleep(100)) {
      if (program.child.exitCode !== null) break;
      if (
        await fetch(`${this.url}/_health`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
    }
    throw new Error(`the CMS did not start:\n${program.lastWords()}`);
  }

  async stop(): Promise<void> {
    await this.program?.stop();
    this.program = null;
    this.jwt = null;
  }

  private async login(): Promise<string> {
    const { CMS_ADMIN_EMAIL: email, CMS_ADMIN_PASSWORD: password } = this.env;
    const answer = await fetch(`${this.url}/admin/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    return ((await answer.json()) as { data: { token: string } }).data.token;
  }

  /** One request of the panel; throws where it is refused. */
  async panel<T>(method: string, path: string, body?: object): Promise<T> {
    this.jwt ??= await this.login();
    const answer = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.jwt}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  }
}
