import type { FastifyInstance } from "fastify";
import type { Doors } from "../platform/rooms";
import { refusalOf } from "./ask";
import { continueAt } from "./continue-at";
import { cookieOf, giveCookie, takeCookie } from "./cookie";
import { carriesCsrf, isFromOurPages } from "./csrf";
import { safeNext } from "./next";
import { formOf } from "./posted";
import { endSession, openSession } from "./session";
import { SignIn } from "./sign-in";
import { sendPage, visitOf } from "./visit";
import { vietnamese } from "./words";

const CARRIED = "giu.";
const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429, SERVICE_UNAVAILABLE: 503 };

function carriedBack(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...form].flatMap(([name, text]) =>
      name.startsWith(CARRIED) ? [[name.slice(CARRIED.length), text] as [string, string]] : [],
    ),
  );
}

/** Signing in by a token, and signing out. */
export function answerSignIn(http: FastifyInstance, doors: Doors): void {
  http.get("/bao-cao/dang-nhap", async (_request, reply) => reply.redirect("/bao-cao", 303));

  http.post("/bao-cao/dang-nhap", async (request, reply) => {
    const form = formOf(request);
    const next = safeNext(form.get("next"));
    const carried = carriedBack(form);
    const again = (status: number, problem: string) =>
      sendPage(
        ...([reply, status, "Đăng nhập", null] as const),
        <SignIn next={next} carried={[...carried]} problem={problem} ended={false} />,
      );
    if (!isFromOurPages(request))
      return again(403, "Trang đăng nhập đã được mở từ nơi khác; mời đăng nhập lại ở đây.");
    let actor;
    try {
      actor = await doors.recogniseToken(request, (form.get("token") ?? "").trim());
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return again(STATUS[refusal.code] ?? 400, vietnamese(refusal.message));
    }
    const before = cookieOf(request);
    if (before !== null) await endSession(doors.database, before);
    const session = await openSession(doors.database, actor, doors.clock.now());
    giveCookie(reply, session.secret, doors.config.production);
    if ([...carried].length === 0) return reply.redirect(next, 303);
    return continueAt(await visitOf(doors, request, reply, session), next, carried);
  });

  http.post("/bao-cao/dang-xuat", async (request, reply) => {
    const secret = cookieOf(request);
    const form = formOf(request);
    if (secret !== null && isFromOurPages(request) && carriesCsrf(secret, form.get("csrf"))) {
      await endSession(doors.database, secret);
      takeCookie(reply);
    }
    return reply.redirect("/bao-cao", 303);
  });
}
