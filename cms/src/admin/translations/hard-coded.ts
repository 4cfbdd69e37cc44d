/** A text that the panel's makers wrote into its code past the messages. */
export interface HardCoded {
  /** Where it stands: a selector of the element or of one around it. */
  within?: string;
  /** On which pages of the panel; everywhere when left out. */
  on?: RegExp;
  texts: Record<string, string>;
}

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
    within: "[aria-label], [placeholder], [title]",
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
    within: "[role=dialog]",
    texts: { "Go to page": "Tới trang", Search: "Tìm" },
  },
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
    on: roles,
    within: "[role=tabpanel], [role=dialog]",
    texts: {
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
    },
  },
];

/** Titles of pages that the panel puts together without a message. */
export const pageTitles: [RegExp, string][] = [
  [/^Configure (.+) Edit View(?= \||$)/, "Sắp xếp màn hình viết – $1"],
  [/^Configure (.+) List View(?= \||$)/, "Sắp xếp danh sách – $1"],
  [/(^|\| )Strapi( Admin)?$/, "$1Công Đoàn Hub"],
];
