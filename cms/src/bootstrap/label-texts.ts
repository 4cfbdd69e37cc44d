/** What a field is called in the panel, and the sentence under it. */
export type Label = [name: string, help?: string];

interface Labels {
  /** The field that names an entry. */
  main: string;
  /** Columns of the list of entries. */
  list?: string[];
  fields: Record<string, Label>;
}

const howToPick = "gõ vài chữ của tên, không cần dấu, hoặc dán mã";
const congress: Label = ["Đại hội", `Tên công đoàn mở đại hội: ${howToPick}`];
const slug: Label = [
  "Đường dẫn",
  "Để trống thì tự tạo từ tiêu đề khi lưu; đã xuất bản thì giữ nguyên dù đổi tiêu đề. Nếu đổi, đường dẫn cũ vẫn dẫn tới bài này",
];
const body: Label = [
  "Nội dung",
  "Dán được từ Word: giữ tiêu đề, danh sách, bảng, đậm nghiêng, liên kết. Mỗi ảnh cần mô tả và chú thích khi xuất bản",
];
const seo: Label = ["Máy tìm kiếm", "Bỏ trống thì dùng tiêu đề và tóm tắt"];

/** What Strapi keeps of every document beside its own fields. */
export const COMMON_LABELS: Record<string, Label> = {
  id: ["Số thứ tự"],
  documentId: ["Mã văn bản"],
  createdAt: ["Ngày tạo"],
  createdBy: ["Người tạo"],
  updatedAt: ["Sửa lần cuối"],
  updatedBy: ["Người sửa"],
};

export const CONTENT_LABELS: Record<string, Labels> = {
  "api::article.article": {
    main: "title",
    list: ["title", "category", "dateline", "updatedAt"],
    fields: {
      title: ["Tiêu đề"],
      slug,
      excerpt: ["Tóm tắt", "Một đến ba câu, hiện trong danh sách bài"],
      category: ["Chuyên mục"],
      dateline: ["Ngày của bài", "Ngày ghi trên bài, không phải ngày đăng"],
      body,
      cover: ["Ảnh bìa", "Ảnh đại diện cho bài trong danh sách"],
      gallery: ["Thư viện ảnh", "Các ảnh khác, xem theo thứ tự"],
      byline: ["Tác giả"],
      sourceName: ["Tên nguồn"],
      sourceUrl: ["Địa chỉ nguồn", "Bắt đầu bằng https://"],
      unionCodes: ["Công đoàn liên quan", `Một hoặc nhiều công đoàn: ${howToPick}`],
      campaignCode: ["Phong trào", `Một phong trào: ${howToPick}`],
      congressKey: congress,
      videoUrl: [
        "Địa chỉ video",
        "Trang có video (YouTube, Vimeo, VTV…) hoặc tệp video, bắt đầu bằng https://",
      ],
      attachments: ["Tệp đính kèm", "Văn bản, biểu mẫu cho người đọc tải về; tối đa 10 MB mỗi tệp"],
      seo,
    },
  },
  "api::congress-document.congress-document": {
    main: "title",
    list: ["title", "kind", "issuedOn", "updatedAt"],
    fields: {
      title: ["Tiêu đề"],
      slug,
      kind: ["Loại văn kiện"],
      number: ["Số, ký hiệu"],
      issuedOn: ["Ngày ban hành"],
      signedBy: ["Người ký"],
      files: ["Tệp văn kiện"],
      summary: ["Tóm tắt"],
      body,
      unionCode: ["Công đoàn", `Một công đoàn: ${howToPick}`],
      congressKey: congress,
      seo,
    },
  },
  "shared.image": {
    main: "alt",
    fields: {
      file: ["Ảnh"],
      alt: ["Mô tả ảnh", "Ảnh cho thấy gì, cho người không nhìn được ảnh; cần có khi xuất bản"],
      caption: ["Chú thích", "Câu in dưới ảnh: ai, ở đâu, khi nào, ảnh của ai; cần có khi xuất bản"],
    },
  },
  "shared.seo": {
    main: "metaTitle",
    fields: { metaTitle: ["Tiêu đề tìm kiếm"], metaDescription: ["Mô tả tìm kiếm"] },
  },
};
