import type { FastifyInstance, FastifyRequest } from "fastify";

/** The longest form: every indicator with a remark as long as the API takes it. */
const MAX_FORM_BYTES = 1024 * 1024;
/** The largest spreadsheet, with what a form wraps around it. */
const MAX_UPLOAD_BYTES = 2.1 * 1024 * 1024;

/** A form that carries a file. */
interface PostedFile {
  readonly fields: URLSearchParams;
  readonly file: Buffer | null;
}

/** Takes the text fields and the one file out of a form that carries a file. */
async function takeApart(type: string, body: Buffer): Promise<PostedFile> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const fields = new URLSearchParams();
  let file: Buffer | null = null;
  for (const [name, part] of form) {
    if (typeof part === "string") fields.append(name, part);
    else if (part.size > 0) file = Buffer.from(await part.arrayBuffer());
  }
  return { fields, file };
}

/** Reads what forms send, with and without a file. */
export function readForms(http: FastifyInstance): void {
  http.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => done(null, new URLSearchParams(body as string)),
  );
  http.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer", bodyLimit: MAX_UPLOAD_BYTES },
    (request, body, done) => {
      takeApart(request.headers["content-type"] ?? "", body as Buffer).then(
        (posted) => done(null, posted),
        () => done(Object.assign(new Error("a form that cannot be read"), { statusCode: 400 })),
      );
    },
  );
}

/** The fields that a form sent; none where the request carries no form. */
export function formOf({ body }: FastifyRequest): URLSearchParams {
  if (body instanceof URLSearchParams) return body;
  return (body as Partial<PostedFile> | null | undefined)?.fields ?? new URLSearchParams();
}

/** The file that a form sent; null where it sent none. */
export function fileOf({ body }: FastifyRequest): Buffer | null {
  return (body as Partial<PostedFile> | null | undefined)?.file ?? null;
}
