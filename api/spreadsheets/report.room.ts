import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError, badInput } from "../platform/errors";
import type { Doors, Room } from "../platform/rooms";
import type { RequestContext } from "../platform/request";
import { UPLOAD_LIMITS } from "./archive";
import { fileRefused, macrosRefused } from "./refusal";
import { uploadAnswer } from "./report.answer";
import { reportTemplate } from "./report.template";
import { uploadReport } from "./report.upload";

/** The content type of an .xlsx file. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Beside the file: the boundaries of a form and its other fields. */
const FORM_MARGIN = 64 * 1024;

type Query = Readonly<Record<string, unknown>>;

/** A parameter of the address; one that is given twice is BAD_USER_INPUT. */
function parameter(query: Query, name: string): string | null {
  const value = query[name];
  if (value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  throw badInput(name, `${name}: nêu hai lần / given twice.`);
}

function required(query: Query, name: string): string {
  const value = parameter(query, name);
  if (value === null) throw badInput(name, `${name}: không được để trống / must not be empty.`);
  return value;
}

function flag(query: Query, name: string): boolean {
  const value = parameter(query, name) ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw badInput(name, `${name}: chỉ nhận true hoặc false / must be true or false.`);
}

/** The bytes of the file: the body itself, or the one file of a form. */
async function fileOf(request: FastifyRequest): Promise<Buffer> {
  if (/macroEnabled/i.test(request.headers["content-type"] ?? "")) throw macrosRefused();
  if (Buffer.isBuffer(request.body)) return request.body;
  if (!request.isMultipart()) {
    throw fileRefused(`Hãy gửi tệp .xlsx với kiểu ${XLSX} / send the .xlsx file as ${XLSX}.`);
  }
  const part = await request.file();
  if (!part) throw fileRefused("Biểu mẫu không kèm tệp nào / the form has no file.");
  return part.toBuffer();
}

/** Runs a function of this folder as the request's actor. */
async function within<T>(
  doors: Doors,
  request: FastifyRequest,
  work: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const context = doors.contextOf(request);
  try {
    return await work(context);
  } finally {
    await context.end();
  }
}

const TOO_LARGE = `Tệp lớn quá ${UPLOAD_LIMITS.bytes / 1024 ** 2} MB / the file is larger than ${UPLOAD_LIMITS.bytes / 1024 ** 2} MB.`;

/** Says in one sentence of ours what is wrong with a body; everything else is answered as everywhere. */
function explainBody(error: Error & { statusCode?: number }): never {
  const { statusCode = 500 } = error;
  if (error instanceof ApiError || statusCode >= 500) throw error;
  throw fileRefused(
    statusCode === 413
      ? TOO_LARGE
      : "Không đọc được tệp trong yêu cầu / the file in the request cannot be read.",
  );
}

async function acceptFiles(http: FastifyInstance): Promise<void> {
  const { bytes: fileSize } = UPLOAD_LIMITS;
  await http.register(multipart, { limits: { fileSize, files: 1, fields: 10, fieldSize: 1024, parts: 11 } });
  // Whatever a file calls itself, its first bytes decide; JSON stays refused as JSON.
  http.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  http.setErrorHandler(explainBody);
}

/**
 * `GET /reports/template?union=CODE&period=CODE` sends a template, `POST /reports/upload[?dryRun=true&union=&period=]`
 * takes one back, both with a token: `Authorization: Bearer …`. The file is the body itself or the one file of a form.
 */
export const reportFiles: Room = async (http, doors) => {
  await acceptFiles(http);
  // A stranger is told so before anything of the body is read.
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    await doors.authenticateByToken(request);
    if (!request.actor) throw new ApiError("UNAUTHENTICATED", "Cần mã truy cập / a token is needed.");
  };
  http.get("/reports/template", { onRequest }, async (request, reply) => {
    const query = request.query as Query;
    const file = await within(doors, request, (context) =>
      reportTemplate(context, required(query, "union"), required(query, "period")),
    );
    return reply
      .type(XLSX)
      .header("content-disposition", attachment(file.name))
      .header("cache-control", "no-store")
      .send(file.bytes);
  });
  http.post(
    "/reports/upload",
    { onRequest, bodyLimit: UPLOAD_LIMITS.bytes + FORM_MARGIN },
    async (request, reply) => {
      const query = request.query as Query;
      const options = {
        dryRun: flag(query, "dryRun"),
        union: parameter(query, "union"),
        period: parameter(query, "period"),
      };
      const answer = await within(doors, request, async (context) =>
        uploadAnswer(await uploadReport(context, await fileOf(request), options)),
      );
      return reply.header("cache-control", "no-store").send(answer);
    },
  );
};

/** The header by which a browser keeps a file under its name, whatever letters are in it. */
export function attachment(name: string): string {
  const plain = name.normalize("NFD").replace(/[^\x20-\x7e]|["\\]/g, "");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
