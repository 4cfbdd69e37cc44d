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
const slug: Label = ["Đường dẫn", "Để trống thì tự tạo từ tiêu đề khi lưu; mỗi ngôn ngữ một đường dẫn"];
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
      body: ["Nội dung"],
      cover: ["Ảnh bìa"],
      gallery: ["Thư viện ảnh"],
      byline: ["Tác giả"],
      sourceName: ["Tên nguồn"],
      sourceUrl: ["Địa chỉ nguồn", "Bắt đầu bằng https://"],
      unionCodes: ["Công đoàn liên quan", `Một hoặc nhiều công đoàn: ${howToPick}`],
      campaignCode: ["Phong trào", `Một phong trào: ${howToPick}`],
      congressKey: congress,
      videoUrl: ["Địa chỉ video", "Bắt đầu bằng https://"],
      attachments: ["Tệp đính kèm"],
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
      body: ["Nội dung"],
      unionCode: ["Công đoàn", `Một công đoàn: ${howToPick}`],
      congressKey: congress,
      seo,
    },
  },
  "shared.image": {
    main: "alt",
    fields: {
      file: ["Ảnh"],
      alt: ["Mô tả ảnh", "Ảnh cho thấy gì, cho người không nhìn được ảnh"],
      caption: ["Chú thích"],
    },
  },
  "shared.seo": {
    main: "metaTitle",
    fields: { metaTitle: ["Tiêu đề tìm kiếm"], metaDescription: ["Mô tả tìm kiếm"] },
  },
};
