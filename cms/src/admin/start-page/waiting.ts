import { adminApi } from "@strapi/strapi/admin";

/** One language of a document, named as a list needs it. */
export interface Item {
  type: "article" | "congress-document";
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
}

export interface Draft extends Item {
  updatedAt: string;
}

export interface Returned extends Item {
  returnedBy: string | null;
  returnedAt: string;
  remark: string;
}

export interface Waiting extends Item {
  askedBy: string | null;
  askedAt: string;
}

export interface Scheduled extends Item {
  action: "publish" | "unpublish";
  dueAt: string;
  /** What staff should know of it beside its time; null while it is as it should be. */
  report: string | null;
}

/** What waits for the one who is signed in: each list holds the first ones, the counts are of all. */
export interface Tasks {
  counts: Record<"drafts" | "returned" | "waiting" | "scheduled" | "failed" | "late", number>;
  drafts: Draft[];
  returned: Returned[];
  waiting: Waiting[];
  scheduled: Scheduled[];
  failed: Scheduled[];
  late: Scheduled[];
}

/** A document that is published here and that readers do not see yet, or not as it is published. */
export interface Unsynced extends Item {
  reason: string;
}

/** What has not reached the site; `reachable` is false while the site's API does not answer, and nothing is known. */
export interface UnsyncedList {
  reachable: boolean;
  count: number;
  documents: Unsynced[];
}

/** The routes of the server that the start page asks. */
const questions = adminApi.injectEndpoints({
  endpoints: (build) => ({
    tasks: build.query<Tasks, number>({
      query: (limit) => ({ url: "/editorial/tasks", method: "GET", config: { params: { limit } } }),
    }),
    unsynced: build.query<UnsyncedList, number>({
      query: (limit) => ({ url: "/editorial/unsynced", method: "GET", config: { params: { limit } } }),
    }),
  }),
});

const EVERY_MINUTE = { pollingInterval: 60_000, refetchOnMountOrArgChange: true };

export const useTasks = (limit: number) => questions.useTasksQuery(limit, EVERY_MINUTE);
export const useUnsynced = (limit: number) => questions.useUnsyncedQuery(limit, EVERY_MINUTE);
