/** What history, trash and audit say, by the last part of each id. */
const TEXTS = {
  title: "Lịch sử",
  empty: "Chưa có lần sửa nào được ghi lại.",
  open: "Xem và khôi phục",
  more: "Xem thêm",
  loading: "Đang tải…",
  failed: "Không tải được. Hãy thử lại.",
  retry: "Thử lại",
  close: "Đóng",
  found: "Không rõ ai, trước lần sửa sau đó",
  version: "Bản lúc {at}",
  unpublished: "bản nháp",
  published: "đang trên trang",
  modified: "có sửa chưa đăng",

  "action.create": "Viết mới",
  "action.update": "Sửa",
  "action.publish": "Xuất bản",
  "action.unpublish": "Gỡ xuống",
  "action.discardDraft": "Bỏ thay đổi chưa đăng",
  "action.delete": "Xóa vào thùng rác",
  "action.deleteLocale": "Xóa cùng cả ngôn ngữ",
  "action.clone": "Nhân bản từ văn bản khác",
  "action.restore": "Khôi phục một bản cũ",
  "action.recover": "Lấy lại từ thùng rác",
  "action.found": "Thay đổi không qua trang soạn thảo",
  "action.followed": "Trường chung đổi theo bản ngôn ngữ khác",
  "action.emptied": "Thùng rác được dọn, nội dung bị xóa hẳn",
  "action.askReview": "Gửi duyệt",
  "action.withdrawReview": "Rút yêu cầu duyệt",
  "action.sendBack": "Trả lại người viết",
  "action.schedule": "Lên lịch",
  "action.unschedule": "Bỏ lịch",
  "action.other": "Ghi ({action})",

  "compare.previous": "Lần này đổi gì",
  "compare.current": "Khôi phục thì đổi gì",
  "compare.nothing": "Không có chữ nào đổi.",
  "compare.same": "Bản nháp hiện nay giống hệt bản này.",
  "compare.form": "Chỉ đổi cách trình bày, chữ không đổi.",
  "compare.first": "Bản đầu tiên được ghi lại.",
  "value.changed": "đổi từ “{from}” thành “{to}”",
  "value.added": "điền “{to}”",
  "value.removed": "bỏ “{from}”",
  "value.yes": "Có",
  "value.no": "Không",
  "text.same": "… {count} đoạn không đổi …",
  "text.added": "Thêm:",
  "text.removed": "Bỏ:",

  restore: "Khôi phục bản này",
  "restore.explain":
    "Bản nháp hiện nay sẽ được thay bằng bản này, và vẫn còn trong lịch sử. Nội dung đang trên trang không đổi cho đến khi xuất bản.",
  "restore.confirm": "Khôi phục",
  "restore.cancel": "Thôi",
  "restore.unsaved": "Văn bản đang có thay đổi chưa lưu: hãy lưu trước, rồi khôi phục.",
  "restore.forbidden": "Bạn chỉ được xem lịch sử của văn bản này.",
  "restore.done": "Đã khôi phục thành bản nháp.",
  "restore.refused": "Không khôi phục được",
  "restore.failed": "Không khôi phục được: {reason}",

  "note.missingFile": "Tệp “{name}” đã bị xóa khỏi thư viện, nên không có trong bản khôi phục.",
  "note.missingPicture": "Ảnh “{name}” trong nội dung đã bị xóa khỏi thư viện, nên không hiện được.",
  "note.missingDocument": "Văn bản liên kết ở trường “{field}” không còn, nên liên kết bị bỏ.",
  "note.slugTaken": "Đường dẫn “{wanted}” nay thuộc văn bản khác, nên văn bản này mang đường dẫn “{slug}”.",
  "note.sharedKept":
    "Các trường chung ({labels}) giữ theo bản ngôn ngữ đang có, không theo bản {language} trong thùng rác.",
  "note.stillThere":
    "Bản {language} đã được viết lại sau khi xóa, nên không bị ghi đè; bản cũ có trong Lịch sử của văn bản.",
  "note.wasPublished":
    "Bản {language} trước khi xóa đang trên trang; nay là bản nháp. Hãy xuất bản lại nếu cần.",

  "trash.title": "Thùng rác",
  "trash.explain":
    "Văn bản bị xóa nằm ở đây {days} ngày rồi bị xóa hẳn. Khôi phục đưa văn bản về đúng như trước, dưới dạng bản nháp, kể cả văn bản từng xuất bản: đăng lại hay không là do bạn quyết định.",
  "trash.empty": "Thùng rác trống.",
  "trash.document": "Văn bản",
  "trash.language": "Ngôn ngữ",
  "trash.by": "Người xóa",
  "trash.at": "Xóa lúc",
  "trash.left": "Còn lại",
  "trash.days": "{days, plural, =0 {hôm nay} other {# ngày}}",
  "trash.restore": "Khôi phục",
  "trash.restoring": "Khôi phục {title}",
  "trash.action": "Thao tác",
  "trash.see": "Mở văn bản",
  untitled: "Chưa có tiêu đề",

  "audit.title": "Nhật ký",
  "audit.explain":
    "Ai đã làm gì, khi nào, từ mạng nào. Nhật ký chỉ được ghi thêm, không sửa và không xóa được; trong đó không có nội dung văn bản.",
  "audit.document": "Văn bản",
  "audit.documentHint": "Chữ trong tiêu đề, hoặc mã văn bản",
  "audit.user": "Người làm",
  "audit.everybody": "Mọi người",
  "audit.day": "Ngày",
  "audit.search": "Lọc",
  "audit.at": "Lúc",
  "audit.by": "Ai",
  "audit.what": "Việc",
  "audit.subject": "Của cái gì",
  "audit.network": "Từ mạng",
  "audit.empty": "Không có dòng nào như vậy.",
  "audit.deletedUser": "Tài khoản {id} (đã xóa)",
  "audit.nobody": "Không rõ",
  "audit.fields": "{what}: {fields}",

  "subject.article": "Bài viết",
  "subject.congress-document": "Văn kiện đại hội",
  "subject.media": "Tệp số {id}",
  "subject.media-folder": "Thư mục số {id}",
  "subject.user": "Tài khoản số {id}",
  "subject.role": "Vai trò số {id}",
  "subject.token": "Mã truy cập số {id}",
  "subject.locale": "Ngôn ngữ số {id}",
  "subject.webhook": "Webhook số {id}",
  "done.login.success": "Đăng nhập",
  "done.login.failure": "Đăng nhập bị từ chối",
  "done.logout": "Đăng xuất",
  "done.media.create": "Tải tệp lên",
  "done.media.update": "Sửa thông tin tệp",
  "done.media.replace": "Thay tệp",
  "done.media.delete": "Xóa tệp",
  "done.permission.create": "Cấp quyền",
  "done.permission.update": "Sửa quyền",
  "done.permission.delete": "Bỏ quyền",
  "done.token-permission.create": "Cấp quyền cho mã truy cập",
  "done.token-permission.update": "Sửa quyền của mã truy cập",
  "done.token-permission.delete": "Bỏ quyền của mã truy cập",
  "done.assignment.update": "Phân công công đoàn",
  "done.create": "Tạo",
  "done.update": "Sửa",
  "done.delete": "Xóa",

  "language.vi": "tiếng Việt",
  "language.en": "tiếng Anh",
} as const;

type Key = keyof typeof TEXTS;

/** The panel's own sentences that are no longer true: what is deleted lies in the trash, what is dropped in the history. */
const CORRECTED = {
  "content-manager.actions.delete.dialog.body":
    "Xóa văn bản này? Văn bản nằm trong Thùng rác 30 ngày và lấy lại được từ đó.",
  "i18n.actions.delete.dialog.body":
    "Xóa bản ở ngôn ngữ này? Bản này nằm trong Thùng rác 30 ngày và lấy lại được từ đó.",
  "content-manager.popUpWarning.bodyMessage.contentType.delete.all":
    "Xóa các văn bản này? Chúng nằm trong Thùng rác 30 ngày và lấy lại được từ đó.",
  "content-manager.actions.discard.dialog.body":
    "Bỏ các thay đổi chưa xuất bản? Bản bị bỏ vẫn còn trong Lịch sử của văn bản.",
};

export const historyTexts: Record<string, string> = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([key, text]) => [`history.${key}`, text])),
  ...CORRECTED,
};

export const text = (key: Key) => ({ id: `history.${key}`, defaultMessage: TEXTS[key] });

export const isKey = (key: string): key is Key => Object.hasOwn(TEXTS, key);
