import { ApiError } from "../platform/errors";

/** One place in a file that is wrong: the cell and what a person is told about it. */
export interface Problem {
  /** The cell as a spreadsheet names it, `E14`; null where the file as a whole is meant. */
  readonly cell: string | null;
  /** One sentence, Vietnamese / English. */
  readonly message: string;
}

/** A file that is not read, or not taken: BAD_USER_INPUT with one sentence. */
export function fileRefused(message: string): ApiError {
  return new ApiError("BAD_USER_INPUT", message, { field: "file" });
}

/** Refuses a file for what stands in its cells: the first problem is the sentence, `extensions.problems` lists all of them. */
export function cellsRefused(problems: readonly Problem[]): ApiError {
  const [{ cell, message }] = problems as [Problem, ...Problem[]];
  return new ApiError("BAD_USER_INPUT", message, { field: "file", cell, problems });
}

/** Refuses a workbook that may run code. */
export const macrosRefused = (): ApiError =>
  fileRefused("Tệp có macro nên không được nhận / the file contains macros and is not accepted.");
