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

/** A document that the site does not show as it is published here. */
export interface Pending extends Omit<Item, "uid"> {
  state: "MISSING" | "OLDER" | "STILL_SHOWN";
  since: string | null;
  /** Why, in a sentence. */
  reason: string;
}

/** What the site does not show as it is here. */
export interface PendingList {
  /** Published here and not shown, or shown as it was before. */
  notYet: number;
  /** Taken down here and still shown. */
  stillShown: number;
  items: Pending[];
  /** Null while the site answers. */
  apiAwaySince: string | null;
  /** False where nothing is known of what the site shows. */
  isKnown: boolean;
}

/** The routes of the server that the start page asks. */
const questions = adminApi.injectEndpoints({
  endpoints: (build) => ({
    tasks: build.query<Tasks, number>({
      query: (limit) => ({ url: "/editorial/tasks", method: "GET", config: { params: { limit } } }),
    }),
    pending: build.query<PendingList, void>({
      query: () => ({ url: "/site/pending", method: "GET" }),
    }),
  }),
});

const EVERY_MINUTE = { pollingInterval: 60_000, refetchOnMountOrArgChange: true };

export const useTasks = (limit: number) => questions.useTasksQuery(limit, EVERY_MINUTE);
export const usePending = () => questions.usePendingQuery(undefined, EVERY_MINUTE);
