import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import type { Doors } from "../platform/rooms";
import { ask } from "./ask";
import { cookieOf } from "./cookie";
import { carriesCsrf, csrfOf, isFromOurPages } from "./csrf";
import { VIEWER } from "./documents";
import { page, type Visitor } from "./layout";
import { formOf } from "./posted";
import { pageOfForm, safeNext } from "./next";
import { carriedFields } from "./patch";
import { findSession, type Session } from "./session";
import { SignIn } from "./sign-in";
import { ROLE_WORDS } from "./words";

/** Who the API says is signed in. */
export interface Viewer {
  readonly role: string;
  readonly union: { readonly code: string; readonly name: string; readonly kind: string };
}

/** One request of an officer who is signed in. */
export interface Visit {
  readonly doors: Doors;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly session: Session;
  readonly viewer: Viewer;
  readonly csrf: string;
  /** What a posted form says; empty elsewhere. */
  readonly form: URLSearchParams;
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>;
  show(title: string, content: VNode, status?: number): FastifyReply;
}

export type Work = (visit: Visit) => Promise<FastifyReply>;

/** Answers with a page that nobody keeps. */
export function sendPage(
  reply: FastifyReply,
  status: number,
  title: string,
  visitor: Visitor | null,
  children: VNode,
  refresh?: number,
): FastifyReply {
  const html = page({ title, visitor, children, ...(refresh !== undefined && { refresh }) });
  return reply.code(status).type("text/html; charset=utf-8").send(html);
}

/** The visit of a session, as which the request acts from here on. */
export async function visitOf(
  doors: Doors,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
): Promise<Visit> {
  await doors.actAs(request, session.actor);
  const { viewer } = await ask<{ viewer: Viewer }>(doors, request, VIEWER);
  const csrf = csrfOf(session.secret);
  const visitor = { unionName: viewer.union.name, role: ROLE_WORDS[viewer.role] ?? viewer.role, csrf };
  return {
    ...{ doors, request, reply, session, viewer, csrf },
    form: formOf(request),
    ask: (query, variables) => ask(doors, request, query, variables),
    show: (title, content, status = 200) => sendPage(reply, status, title, visitor, content),
  };
}

/** Asks for the token; what was typed into the form that was posted is carried on. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply, ended: boolean): FastifyReply {
  const next = request.method === "GET" ? safeNext(request.url) : pageOfForm(request.url);
  const carried = carriedFields(formOf(request));
  const content = <SignIn next={next} carried={carried} problem={null} ended={ended} />;
  return sendPage(reply, 401, "Đăng nhập", null, content);
}

/**
 * A route for whoever is signed in. Anybody else is asked to sign in, on the same address. A form that another site
 * sent is refused; one of an ended session is kept while its sender signs in again.
 */
export function signedIn(doors: Doors, work: Work) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const posted = request.method === "POST";
    if (posted && !isFromOurPages(request)) return reply.code(403).send(FOREIGN);
    const secret = cookieOf(request);
    // A strict cookie stays at home when a link in a letter is followed: the browser asks once more, from here.
    if (!posted && secret === null && request.headers["sec-fetch-site"] === "cross-site")
      return sendPage(reply, 200, "Đang mở", null, <p class="calm">Đang mở trang…</p>, 0);
    const session = secret === null ? null : await findSession(doors.database, secret, doors.clock.now());
    if (!session) return askToSignIn(request, reply, posted || secret !== null);
    if (posted && !carriesCsrf(session.secret, formOf(request).get("csrf")))
      return askToSignIn(request, reply, true);
    return work(await visitOf(doors, request, reply, session));
  };
}

const FOREIGN = "Yêu cầu này không đến từ trang báo cáo nên không được thực hiện.";
