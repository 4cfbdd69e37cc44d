import type { FastifyInstance } from "fastify";
import type { Doors } from "../platform/rooms";
import { Board } from "./board";
import { BOARD, type Board as BoardAnswer } from "./documents";
import { Refusal } from "./ask";
import { signedIn } from "./visit";
import { periodWords, STATUS_WORDS } from "./words";

const ROWS = 50;
const CURSOR = /^[A-Za-z0-9_=-]{1,600}$/;

/** How the reports of everybody below stand, for one period. */
export function answerBoard(http: FastifyInstance, doors: Doors): void {
  http.get(
    "/bao-cao/bang/:period",
    signedIn(doors, async (visit) => {
      const { period } = visit.request.params as { period: string };
      const query = visit.request.query as Record<string, string | undefined>;
      const status = Object.hasOwn(STATUS_WORDS, query["trang-thai"] ?? "") ? query["trang-thai"]! : null;
      const late = query.tre === "1";
      const after = CURSOR.test(query.sau ?? "") ? query.sau! : null;
      const { union } = await visit.ask<{ union: { name: string; submissionBoard: BoardAnswer | null } }>(
        BOARD,
        {
          union: visit.viewer.union.code,
          period,
          statuses: status ? [status] : null,
          late: late ? true : null,
          first: ROWS,
          after,
        },
      );
      const board = union.submissionBoard;
      if (!board) throw new Refusal("Không có bảng theo dõi này", "NOT_FOUND", {});
      return visit.show(
        `Bảng theo dõi ${periodWords(board.period)}`,
        <Board {...{ board, status, late, after }} union={visit.viewer.union} />,
      );
    }),
  );
}
