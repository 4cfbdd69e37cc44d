import { sql } from "./databases";
import type { RunningCms } from "./running-cms";

const TABLES = [
  "articles",
  "congress_documents",
  "articles_cmps",
  "content_outbox",
  "content_outbox_counter",
  "content_first_publications",
  "content_reviews",
  "content_schedules",
  "content_named_unions",
  "content_history",
  "content_trash",
  "content_audit",
];

/** Every row that content, its outbox, its reviews and its schedules consist of, to see that a refusal wrote nothing. */
export async function traces(cms: RunningCms): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of TABLES) rows[table] = await sql(cms, `SELECT * FROM ${table} ORDER BY id`);
  return rows;
}

/** Does something that has to be refused, and sees that it is, with this status, and that nothing was written. */
export async function refused(
  cms: RunningCms,
  act: () => Promise<{ status: number; body: any }>,
  status = 403,
): Promise<{ message: string; code: string | undefined }> {
  const before = await traces(cms);
  const answer = await act();
  expect([answer.status, answer.body?.error?.message]).toEqual([status, expect.any(String)]);
  expect(await traces(cms)).toEqual(before);
  const { message, details } = answer.body.error;
  expect(message).not.toMatch(/forbidden|policy/i);
  return { message, code: details?.code };
}
