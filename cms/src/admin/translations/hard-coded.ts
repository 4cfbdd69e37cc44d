import { COMMON_LABELS, CONTENT_LABELS } from "../../bootstrap/label-texts";

/** A text that the panel's makers wrote into its code past the messages. */
export interface HardCoded {
  /** Where it stands: a selector of the element or of one around it. */
  within?: string;
  /** True for what is only read out or stands in an empty field: labels and placeholders, never the page's text. */
  unseen?: true;
  /** On which pages of the panel; everywhere when left out. */
  on?: RegExp;
  texts?: Record<string, string>;
  /** What varies: the groups that a pattern finds are filled in, said in Vietnamese where `texts` of the entry have them. */
  patterns?: [RegExp, string][];
}

const fields: Record<string, string> = Object.fromEntries(
  Object.values(CONTENT_LABELS).flatMap((labels) =>
    Object.entries({ ...COMMON_LABELS, ...labels.fields }).map(([name, [label]]) => [name, label]),
  ),
);

const contentTypes = { article: "bài viết", "congress-document": "văn kiện đại hội" };

const roles = /\/settings\/roles\//;

/** Texts as a whole, spaces around them aside. None of them may name a place where staff's own words stand. */
export const hardCoded: HardCoded[] = [
  {
    within: "[aria-live], [role=alert], [role=status]",
    texts: {
      Loading: "Đang tải",
      "Loading content": "Đang tải nội dung",
      "Loading content.": "Đang tải nội dung.",
      "Loading content...": "Đang tải nội dung…",
    },
  },
  {
    unseen: true,
    texts: {
      "Choose date": "Chọn ngày",
      "Choose time": "Chọn giờ",
      "Clear date": "Xóa ngày",
      "Clear time": "Xóa giờ",
      "clear date": "Xóa ngày",
      "clear time": "Xóa giờ",
      Clear: "Xóa",
      "Close modal": "Đóng",
      "Close the dialog": "Đóng",
      Menu: "Trình đơn",
      Notification: "Thông báo",
      "Notifications alt+T": "Thông báo (alt+T)",
      "Select or enter a value": "Chọn hoặc nhập",
      draft: "bản nháp",
      modified: "đã sửa",
      published: "đã xuất bản",
      search: "tìm",
    },
  },
  {
    within: "[role=dialog] th",
    texts: {
      "Publication status": "tình trạng xuất bản",
      documentId: "mã văn bản",
      name: "tên",
      status: "trạng thái",
    },
  },
  {
    within: "[role=dialog]",
    texts: { "Close modal": "Đóng", "Go to page": "Tới trang", Search: "Tìm" },
  },
  { within: "td [aria-haspopup=menu], [role=menuitem]", patterns: [[/^(.+?) \(default\)(.*)$/, "$1$2"]] },
  {
    on: /\/content-manager\/collection-types\//,
    within: "label, [role=option], [role=combobox]",
    texts: { documentId: COMMON_LABELS.documentId[0] },
  },
  { unseen: true, patterns: [[/^Unsupported field type: .+$/, "Đang tải…"]] },
  { on: /\/configurations\//, within: "main, [role=option]", texts: fields },
  { within: "[role=option], [role=combobox]", texts: { "Plain text": "Chữ thường" } },
  { texts: { "Strapi's GitHub": "GitHub của Strapi" } },
  {
    on: /\/settings\/users/,
    within: "td, [role=option], [role=combobox], [role=dialog], button",
    texts: {
      Active: "Đang hoạt động",
      "Active user": "Đang hoạt động",
      Firstname: "Họ và tên đệm",
      Inactive: "Đã khóa",
      Lastname: "Tên",
      Username: "Tên người dùng",
    },
  },
  { on: /\/settings\/internationalization/, within: "th", texts: { Actions: "Thao tác" } },
  {
    on: /\/settings\/(api|transfer|admin)-tokens/,
    within: "[role=combobox]",
    texts: { Select: "Chọn" },
  },
  {
    on: /\/settings\/api-tokens\//,
    within: "main",
    texts: {
      Article: "Bài viết",
      "Congress-document": "Văn kiện đại hội",
      "Content-type-builder": "Thiết kế loại nội dung",
      Email: "Gửi thư",
      Feed: "Bản tin cho API",
      I18n: "Nhiều ngôn ngữ",
      Upload: "Thư viện tệp",
    },
  },
  {
    on: /\/settings\/internationalization/,
    unseen: true,
    patterns: [[/^Select (.+)$/, "Chọn $1"]],
  },
  {
    on: roles,
    within: "[role=tabpanel], [role=dialog]",
    patterns: [
      [/^(Chọn quyền|Chọn tất cả quyền) (Create|Read|Update|Delete|Publish) (.+)$/, "$1 $2 $3"],
      [/^(Chọn tất cả quyền) (.+)$/, "$1 $2"],
      [/^Quyền đối với (.+?) (?:plugin|settings)$/, "Quyền đối với $1"],
    ],
    texts: {
      ...contentTypes,
      Article: "Bài viết",
      "Congress-document": "Văn kiện đại hội",
      "Access the API tokens settings page": "Vào phần Mã truy cập API",
      "Access the Admin tokens settings page": "Vào phần Mã quản trị",
      "Access the Email Settings page": "Vào phần Gửi thư",
      "Access the Media Library": "Vào Thư viện tệp",
      "Access the Media Library settings page": "Vào cài đặt của Thư viện tệp",
      "Access the marketplace": "Vào kho phần mở rộng",
      "Access the transfer tokens settings page": "Vào phần Mã chuyển dữ liệu",
      "Configure Layout": "Sắp xếp cách bố trí",
      "Configure view": "Sắp xếp cách hiển thị",
      "Copy link": "Sao chép liên kết",
      Create: "Tạo",
      "Create (generate)": "Tạo mã",
      "Create (invite)": "Mời",
      "Create (upload)": "Tải lên",
      Delete: "Xóa",
      "Delete (revoke)": "Thu hồi",
      Download: "Tải về",
      Edit: "Sửa",
      Fields: "Các trường",
      Publish: "Xuất bản",
      Read: "Xem",
      "Read the project level settings": "Xem cài đặt chung",
      Regenerate: "Tạo lại",
      Update: "Sửa",
      "Update (crop, details, replace) + delete": "Sửa (cắt, chi tiết, thay) và xóa",
      "Update the project level settings": "Sửa cài đặt chung",
      "Admin tokens": "Mã quản trị",
      "admin tokens": "mã quản trị",
      "Api tokens": "Mã truy cập API",
      "api tokens": "mã truy cập API",
      "api Tokens": "mã truy cập API",
      "API Tokens": "Mã truy cập API",
      assets: "tệp",
      "collection types": "loại nội dung",
      components: "khối",
      "Content manager": "Quản lý nội dung",
      "content-manager": "Quản lý nội dung",
      "Content type builder": "Thiết kế loại nội dung",
      "content-type-builder": "Thiết kế loại nội dung",
      Email: "Gửi thư",
      email: "gửi thư",
      general: "chung",
      Internationalization: "Nhiều ngôn ngữ",
      Locales: "Ngôn ngữ",
      locales: "ngôn ngữ",
      "Media Library": "Thư viện tệp",
      "Media library": "Thư viện tệp",
      "media library": "thư viện tệp",
      options: "lựa chọn",
      "Plugins and marketplace": "Phần mở rộng",
      "plugins and marketplace": "phần mở rộng",
      Project: "Cài đặt chung",
      project: "cài đặt chung",
      roles: "vai trò",
      settings: "cài đặt",
      "single types": "trang đơn",
      "Transfer tokens": "Mã chuyển dữ liệu",
      "transfer tokens": "mã chuyển dữ liệu",
      "transfer Tokens": "mã chuyển dữ liệu",
      upload: "Thư viện tệp",
      Upload: "Thư viện tệp",
      users: "người dùng",
      "Users and roles": "Người dùng và vai trò",
      "users and roles": "người dùng và vai trò",
      Webhooks: "Webhook",
      webhooks: "webhook",
      marketplace: "kho phần mở rộng",
    },
  },
];

/** Names in titles of the settings' pages. */
const settings: Record<string, string> = {
  "API Tokens": "Mã truy cập API",
  "Admin Tokens": "Mã quản trị",
  "Audit Logs": "Nhật ký thao tác",
  Internationalization: "Nhiều ngôn ngữ",
  Roles: "Vai trò",
  "Transfer Tokens": "Mã chuyển dữ liệu",
  Users: "Người dùng",
  Webhooks: "Webhook",
};

/** Titles of pages that the panel puts together without a message, and its maker's name at their end. */
export function pageTitle(title: string): string {
  return title
    .replace(/^Configure (.+) Edit View(?= \||$)/, "Sắp xếp màn hình viết – $1")
    .replace(/^Configure (.+) List View(?= \||$)/, "Sắp xếp danh sách – $1")
    .replace(/^(Cài đặt – )([A-Z][\w ]+?)(?= \||$)/, (_, start, name) => start + (settings[name] ?? name))
    .replace(/(^|\| )Strapi( Admin)?$/, "$1Công Đoàn Hub");
}
