import { articleOf, leftOut, lostWords, outline, pageOf } from "./pages";

const DUMPS = [
  "dump-nukeviet.txt",
  "dump-vnpt.txt",
  "dump-header-box.txt",
  "dump-ministry.txt",
  "dump-plain-date.txt",
  "dump-busy.txt",
];

describe("a text dump of a portal's page", () => {
  it("of NukeViet: date under the title, source, captions told twice or behind a file's name, rating, other news", () => {
    const article = articleOf("dump-nukeviet.txt");
    expect(article).toMatchObject({
      title: "Công đoàn Trường Trung cấp nghề mở quầy đổi sách cũ",
      dateline: { day: "2019-09-14" },
      byline: null,
      sourceName: "Công đoàn Trường Trung cấp nghề",
      category: "union_news",
      doubts: [],
    });
    expect(outline(article)).toEqual([
      "Quầy đổi sách đặt ở sảnh nhà A, mở vào giờ nghỉ trưa, để con đoàn viên có sách đầu năm mà không phải mua mới.",
      "[Quầy đổi sách ngày đầu mở cửa]",
      "Sau hai tuần, 312 cuốn đã sang tay; cuốn rách bìa được nhóm thợ đóng sách của xưởng in sửa lại.",
      "[Đoàn viên phân loại sách theo lớp]",
      "Ban chấp hành dự định giữ quầy đến hết học kỳ, rồi tặng số còn lại cho thư viện xã.",
    ]);
    expect(leftOut(article)).toEqual([
      "Quầy đổi sách ngày đầu mở cửa — chú thích ảnh lặp lại",
      "hinh 7 — tên tệp ảnh",
      "Tổng số điểm của bài viết là: 10 trong 2 đánh giá — khung đánh giá",
      "Xếp hạng: 5 - 2 phiếu bầu — khung đánh giá",
      "Click để đánh giá bài viết — khung đánh giá",
      "Những tin mới hơn — danh sách tin khác",
      "Những tin cũ hơn — danh sách tin khác",
      "Bạn đã không sử dụng Site, Bấm vào đây để duy trì trạng thái đăng nhập. Thời gian chờ: 60 giây — thông báo phiên đăng nhập",
    ]);
  });

  it("of a VNPT portal: counter, caption behind the portal's word for a picture, author without a label, no date", () => {
    const article = articleOf("dump-vnpt.txt");
    expect(article).toMatchObject({
      title: "Phân công nhiệm vụ ban chấp hành khóa mới",
      dateline: null,
      byline: "BCH CĐCS (Nguyễn Văn A)",
      sourceName: null,
    });
    expect(article.doubts.map(({ code }) => code)).toEqual(["no_date"]);
    expect(outline(article)).toEqual([
      "Ban chấp hành họp phiên đầu tiên, phân công từng ủy viên theo tổ và theo việc, có người thay khi vắng.",
      "[Ban chấp hành khóa mới ra mắt đoàn viên]",
      "Ba việc làm ngay trong tháng: rà danh sách đoàn viên, mở hộp thư góp ý, lập quỹ thăm hỏi./.",
    ]);
    expect(leftOut(article)).toEqual([
      "Lượt xem: 92 — bộ đếm lượt xem",
      "anh tin bai — tên tệp ảnh",
      "Tin khác — danh sách tin khác",
      "1 2 3 — phân trang",
      "Thống kê truy cập — thống kê truy cập",
      "• Đang truy cập: 4 — thống kê truy cập",
      "• Hôm nay: 10 — thống kê truy cập",
      "• Tổng lượt truy cập: 12.345 — thống kê truy cập",
      "Đăng nhập — khung đăng nhập",
      "ipv6 ready Chung nhan Tin Nhiem Mang — huy hiệu, chứng nhận",
    ]);
  });

  it("with a contact box above: the title that stands twice, the picture between, the source below", () => {
    const article = articleOf("dump-header-box.txt");
    expect(article).toMatchObject({
      title: "Kết quả một năm giữ quỹ tương trợ của công đoàn ngành",
      dateline: { day: "2022-01-05", as: "updated" },
      sourceName: "Ban Tài chính – CĐN",
      doubts: [],
    });
    expect(outline(article)[0]).toBe("[Họp bình xét vay vốn quý bốn - Nguồn: Ban Tài chính]");
    expect(outline(article)).toHaveLength(4);
    expect(leftOut(article)).toEqual([
      "• EMAIL: — khung liên hệ",
      "cdn@example.gov.vn — khung liên hệ",
      "• ĐIỆN THOẠI: — khung liên hệ",
      "0200.000 000 - 000 001 — khung liên hệ",
      "• ĐƠN VỊ TRỰC THUỘC: — khung liên hệ",
      "Trung tâm Tư vấn & Hỗ trợ đoàn viên — đứng trước tiêu đề (đầu trang)",
      "0200.000 0002 — khung liên hệ",
      "Kết quả một năm giữ quỹ tương trợ của công đoàn ngành — tiêu đề lặp lại",
    ]);
  });

  it("with the page's clock above: the article's own date, captions that only their words tell", () => {
    const article = articleOf("dump-ministry.txt");
    expect(article).toMatchObject({
      title: "Công đoàn cơ quan Bộ làm việc với các tổ công đoàn phía Nam",
      dateline: { day: "2020-05-14", as: "updated" },
      byline: "Nguyễn Văn A",
      doubts: [],
    });
    expect(outline(article)).toEqual([
      expect.stringMatching(/^Ngày 12\/05\/2020, .*nghỉ dài\.$/),
      "[Các tổ công đoàn trình bày ý kiến tại buổi làm việc]",
      expect.stringMatching(/^Nhiều ý kiến .*văn phòng\.$/),
      "[Toàn cảnh buổi làm việc]",
      expect.stringMatching(/^Kết luận, .*khi xong\.$/),
    ]);
    expect(article.body.flatMap(({ image }) => image?.certainty ?? [])).toEqual(["likely", "likely"]);
    expect(leftOut(article)).toEqual(
      Array(2).fill("Chủ nhật, ngày 17 tháng 05 năm 2020 — ngày hiện trên trang, không phải ngày của bài"),
    );
  });

  it("with a plain date above: a date of its own, numbered and dashed lines as lists, an author far to the right", () => {
    const article = articleOf("dump-plain-date.txt");
    expect(article).toMatchObject({
      title: "Bốn việc của tổ công đoàn – Làm ít mà đều",
      dateline: { day: "2023-06-20" },
      byline: "BCH CĐ IPC9",
      doubts: [],
    });
    expect(article.body.filter(({ kind }) => kind === "list").map(({ html }) => html)).toEqual([
      "<ol><li>Hỏi thăm người nghỉ ốm trong ba ngày;</li><li>Đọc bảng lương cùng người mới;</li><li>Ghi lại mọi lần máy dừng đột ngột;</li><li>Những con số cần nhớ:</li></ol>",
      "<ul><li>3 ngày để hỏi thăm;</li><li>1 lần mỗi tháng để họp tổ.</li></ul>",
    ]);
    expect(leftOut(article)).toEqual(["viec1 — tên tệp ảnh"]);
  });

  it("with everything around it: a title in capitals, a line of date and counter, credits by their part, other news with text", () => {
    const article = articleOf("dump-busy.txt");
    expect(article).toMatchObject({
      title: "CÔNG ĐOÀN NGÀNH SƠ KẾT SÁU THÁNG ĐẦU NĂM",
      dateline: { day: "2020-07-05", as: "published" },
      byline: "Tin: Văn phòng; Ảnh: Tổ Truyền thông",
    });
    expect(outline(article)[0]).toBe(
      "Sáu tháng đầu năm, công đoàn ngành đã hoàn thành bảy trên mười việc của kế hoạch",
    );
    expect(outline(article).at(-1)).toBe("Địa chỉ: 12 Trần Phú, điện thoại: 0200 123 456.");
    expect(outline(article)).toHaveLength(15);
    expect(article.doubts.map(({ code, text }) => [code, text?.slice(0, 17)])).toEqual([
      ["text_behind_end", "Hơn ba trăm suất "],
    ]);
    expect(leftOut(article)).toEqual(
      expect.arrayContaining([
        "Trang chủ > Tin tức > Tin công đoàn — đường dẫn trang",
        "Lượt xem: 1.203 — bộ đếm lượt xem",
        "In bài viết | Gửi email — nút in, gửi, chia sẻ",
        "Ý kiến bạn đọc (0) — khung bình luận",
      ]),
    );
  });

  it.each(DUMPS)("loses no word: %s", (name) => {
    expect(lostWords(pageOf(name), articleOf(name))).toEqual([]);
  });
});
