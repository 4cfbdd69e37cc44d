import { adminApi, useQueryParams } from "@strapi/strapi/admin";

export interface Person {
  id: number;
  name: string;
}

export interface Scheduled {
  dueAt: string;
  state: "waiting" | "done" | "failed" | "skipped";
  setBy: Person;
  finishedAt: string | null;
  unseenAt: string | null;
  /** What staff should know beside the time; null while it is as it should be. */
  report: string | null;
}

/** Where one language of a document stands; see cms/src/desk/state.ts. */
export interface DocumentState {
  review: {
    state: "asked" | "returned";
    askedBy: Person;
    askedAt: string;
    changedBy: Person | null;
    changedAt: string | null;
    returnedBy: Person | null;
    returnedAt: string | null;
    remark: string | null;
  } | null;
  schedule: { publish: Scheduled | null; unpublish: Scheduled | null };
  may: { ask: boolean; withdraw: boolean; sendBack: boolean; schedule: boolean };
}

export interface Assigned extends Person {
  email: string;
  isActive: boolean;
  roles: string[];
  scope: "everything" | "assigned" | "own" | "role";
  /** False where the role reaches everything, whatever is assigned. */
  isAssignable: boolean;
  /** Named as the record names them; null where it does not answer. */
  unions: { code: string; name: string | null }[];
}

/** One language of one document, by the names of the panel. */
export interface Version {
  uid: string;
  documentId: string;
  locale: string;
}

const MODELS: Record<string, string> = {
  "api::article.article": "article",
  "api::congress-document.congress-document": "congress-document",
};

const addressOf = ({ uid, documentId, locale }: Version) =>
  `/editorial/documents/${MODELS[uid]}/${documentId}/${locale}`;

// The content manager's own tag: whatever it saves, publishes or deletes makes these answers old as well.
const documentTag = ({ uid, documentId }: Version) => [
  { type: "Document" as const, id: `${uid}_${documentId}` },
];

const questions = adminApi.enhanceEndpoints({ addTagTypes: ["Document", "Assignments"] }).injectEndpoints({
  endpoints: (build) => ({
    documentState: build.query<DocumentState, Version>({
      query: (version) => ({ url: addressOf(version), method: "GET" }),
      providesTags: (_answer, _error, version) => documentTag(version),
    }),
    askForReview: build.mutation<unknown, Version>({
      query: (version) => ({ url: `${addressOf(version)}/review`, method: "POST", data: {} }),
      invalidatesTags: (_answer, _error, version) => documentTag(version),
    }),
    withdrawReview: build.mutation<unknown, Version>({
      query: (version) => ({ url: `${addressOf(version)}/review`, method: "DELETE" }),
      invalidatesTags: (_answer, _error, version) => documentTag(version),
    }),
    sendBack: build.mutation<unknown, Version & { remark: string }>({
      query: ({ remark, ...version }) => ({
        url: `${addressOf(version)}/review/return`,
        method: "POST",
        data: { remark },
      }),
      invalidatesTags: (_answer, _error, version) => documentTag(version),
    }),
    setSchedule: build.mutation<unknown, Version & { publishAt: string | null; unpublishAt: string | null }>({
      query: ({ publishAt, unpublishAt, ...version }) => ({
        url: `${addressOf(version)}/schedule`,
        method: "PUT",
        data: { publishAt, unpublishAt },
      }),
      invalidatesTags: (_answer, _error, version) => documentTag(version),
    }),
    assignments: build.query<{ staff: Assigned[] }, void>({
      query: () => ({ url: "/editorial/assignments", method: "GET" }),
      providesTags: ["Assignments"],
    }),
    assign: build.mutation<Assigned & { unchecked: string[] }, { id: number; codes: string[] }>({
      query: ({ id, codes }) => ({
        url: `/editorial/assignments/${id}`,
        method: "PUT",
        data: { codes },
      }),
      invalidatesTags: ["Assignments"],
    }),
  }),
});

export const {
  useDocumentStateQuery,
  useAskForReviewMutation,
  useWithdrawReviewMutation,
  useSendBackMutation,
  useSetScheduleMutation,
  useAssignmentsQuery,
  useAssignMutation,
} = questions;

interface Opened {
  model: string;
  documentId?: string;
  document?: { id?: number | string; documentId?: string; locale?: string | null };
}

/** The language of the document that the edit view has open; null while it is not saved, or of no type of ours. */
export function useOpenVersion({ model, documentId, document }: Opened): Version | null {
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const id = document?.documentId ?? documentId;
  if (!MODELS[model] || !document?.id || !id) return null;
  return { uid: model, documentId: id, locale: document.locale ?? query.plugins?.i18n?.locale ?? "vi" };
}

/** Where that language stands; asked anew now and then, since colleagues and the clock change it too. */
export function useOpenState(version: Version | null) {
  return useDocumentStateQuery(version ?? { uid: "", documentId: "", locale: "" }, {
    skip: version === null,
    pollingInterval: 30_000,
    refetchOnMountOrArgChange: true,
  });
}
