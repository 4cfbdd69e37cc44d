interface Exchange {
  method: string;
  path: string;
  status: number;
  body: unknown;
}

interface Refusal {
  error?: { message?: string };
}

/** What staff are told when their role does not allow something; the first that fits what was asked for. */
const sentences: [RegExp, string][] = [
  [
    /\/actions\/(publish|bulkPublish)$/,
    "Tài khoản của bạn không được xuất bản; hãy bấm Gửi duyệt để biên tập viên xuất bản.",
  ],
  [
    /\/actions\/(unpublish|bulkUnpublish)$/,
    "Tài khoản của bạn không được gỡ bài khỏi trang; hãy nhờ biên tập viên.",
  ],
  [/^DELETE |\/actions\/bulkDelete$/, "Tài khoản của bạn không được xóa bài này; hãy nhờ biên tập viên."],
  [/^GET /, "Tài khoản của bạn không được xem bài này."],
  [/./, "Tài khoản của bạn không được sửa bài này."],
];

/** Strapi's own refusals are English and say no more than that it is forbidden; those written here are left alone. */
const isPlain = (message: string | undefined) => message !== undefined && /^[\x20-\x7e]*$/.test(message);

/** A refusal of the panel's pages on content says in Vietnamese what was refused and whom to ask. */
export default () => async (context: Exchange, next: () => Promise<void>) => {
  await next();
  if (context.status !== 403 || !context.path.startsWith("/content-manager/collection-types/")) return;
  const error = (context.body as Refusal | undefined)?.error;
  if (!error || !isPlain(error.message)) return;
  const asked = `${context.method} ${context.path}`;
  error.message = sentences.find(([pattern]) => pattern.test(asked))![1];
};
