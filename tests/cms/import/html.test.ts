import { articleIn, articleOf, leftOut, lostWords, outline, pageOf } from "./pages";

const PAGES = [
  "nukeviet.html",
  "vnpt-portal.html",
  "sharepoint.html",
  "dnn.html",
  "frontpage.html",
  "wordpress.html",
];

describe("a saved page of", () => {
  it("NukeViet: lead, figure, table of data, list, author, source and category", () => {
    const article = articleOf("nukeviet.html");
    expect(article).toMatchObject({
      title: "Công đoàn Sở Xây dựng ra quân trồng một nghìn cây xanh",
      dateline: { day: "2024-02-19", text: "Thứ hai - 19/02/2024 08:15" },
      byline: "Văn phòng Công đoàn",
      sourceName: "Sở Xây dựng",
      sourceUrl: "https://soxaydung.example.vn/vi/news/tin-hoat-dong/cong-doan-trong-cay-512.html",
      excerpt: expect.stringMatching(/^Sáng mồng mười Tết, .*công nhân\.$/),
      category: "emulation",
      categoryFrom: "Phong trào thi đua",
      cover: null,
      doubts: [],
    });
    expect(
      article.body.map(({ kind, html, image }) => [
        kind,
        image ? [image.source, image.alt, image.caption] : html,
      ]),
    ).toEqual([
      ["text", expect.stringMatching(/^Sáng mồng mười/)],
      ["image", ["anh/trong-cay.png", "Đoàn viên trồng cây đầu xuân", "Đoàn viên trồng cây đầu xuân"]],
      ["text", expect.stringContaining("mỗi <strong>tổ công đoàn</strong> nhận")],
      ["text", 'Chi tiết ở <a href="/vi/download/ke-hoach-12.pdf">Kế hoạch số 12</a> và trên trang này.'],
      [
        "image",
        ["https://soxaydung.example.vn/uploads/news/2024_02/cay-sao-den.jpg", null, "Hàng sao đen vừa trồng"],
      ],
      [
        "table",
        "<table><tbody><tr><td><strong>Tổ công đoàn</strong></td><td><strong>Số cây</strong></td></tr><tr><td>Văn phòng</td><td>250</td></tr><tr><td>Quy hoạch</td><td>300</td></tr><tr><td>Giám định</td><td>450</td></tr></tbody></table>",
      ],
      ["text", "Kết thúc buổi ra quân, các tổ ký giao ước thi đua:"],
      ["list", "<ul><li>tưới cây ba lần mỗi tuần;</li><li>không để xe trên bồn cây;</li></ul>"],
      ["text", "Công đoàn Sở sẽ kiểm tra vào cuối mỗi quý và biểu dương tổ làm tốt./."],
    ]);
  });

  it("a VNPT portal laid out in tables: no layout becomes a table, a picture's table gives its caption", () => {
    const article = articleOf("vnpt-portal.html");
    expect(article).toMatchObject({
      title: "Đại hội Công đoàn Công ty Cao su: đổi mới vì bữa ăn ca và lối về nhà an toàn",
      dateline: { day: "2022-11-03", as: "published" },
      byline: "Nguyễn Văn A",
      sourceUrl: "https://ldld.example.gov.vn/pages/tin/dai-hoi-cong-doan-cong-ty-cao-su",
      category: "congress",
      categoryFrom: "Đại hội công đoàn các cấp",
    });
    expect(outline(article)).toEqual([
      expect.stringMatching(/^Ngày 02 tháng 11, .*khóa mới\.$/),
      expect.stringMatching(/^Báo cáo tại đại hội .*tới nơi\.$/),
      expect.stringMatching(/^Đại hội giao .*tai nạn\.$/),
      "[Đại biểu biểu quyết tại đại hội]",
      expect.stringMatching(/^Một đại biểu nữ .*mười một người\.$/),
    ]);
    expect(article.excerpt).toBe(article.body[0].text);
    expect(leftOut(article)).toEqual(
      expect.arrayContaining([
        "Lượt xem: 1.204 — bộ đếm lượt xem",
        "Người đăng: admin — người đăng",
        "[Trở lại] | [Đầu trang] | In bài viết — nút in, gửi, chia sẻ",
        "Trang: 1 2 3 4 5 ... — danh sách tin khác",
      ]),
    );
  });

  it("SharePoint: a form around the page, numbered bold lines as headings, an address that belongs to the text", () => {
    const article = articleOf("sharepoint.html");
    expect(article).toMatchObject({
      title: "Hướng dẫn đối thoại tại nơi làm việc cho tổ công đoàn",
      dateline: { day: "2019-03-11" },
      sourceName: "Ban Quan hệ lao động",
      doubts: [],
    });
    expect(outline(article)).toEqual([
      "heading: I. Chuẩn bị",
      expect.stringMatching(/^Tổ công đoàn lấy ý kiến .*trùng nhau\.$/),
      "heading: II. Tại buổi đối thoại",
      expect.stringMatching(/^Mỗi nội dung .*một bản\.$/),
      "Mọi thắc mắc xin gửi về:",
      "Địa chỉ: Văn phòng Công đoàn, tầng hai.",
      "Nước uống đủ 2 lít H2O mỗi người, diện tích ít nhất 10 m2.",
      expect.stringMatching(/^Công đoàn cấp trên .*cơ sở\.$/),
    ]);
    expect(article.body[6].html).toContain("H<sub>2</sub>O");
  });

  it("DNN: title and date in one box, a box of other news in the middle of the text", () => {
    const article = articleOf("dnn.html");
    expect(article).toMatchObject({
      title: "Nữ đoàn viên học sửa ống nước và điện nhà",
      dateline: { day: "2016-10-21" },
      byline: "Tin, ảnh: Ban Nữ công",
    });
    expect(article.doubts.map(({ code }) => code)).toEqual(["text_behind_heading"]);
    expect(outline(article)).toEqual([
      expect.stringMatching(/^Lớp học .*đứng lớp\.$/),
      "[Giờ thực hành khóa van]",
      expect.stringMatching(/^Học viên .*gọi thợ\.$/),
      expect.stringMatching(/^Ban nữ công .*trung tâm\.$/),
    ]);
    expect(leftOut(article)).toEqual(
      expect.arrayContaining([
        "Tin liên quan — danh sách tin khác",
        "Hội thi nấu ăn gia đình đoàn viên — danh sách liên kết",
        "Số lượt đọc: 318 — bộ đếm lượt xem",
        "Cập nhật lần cuối: 24/10/2016 09:00 AM — một ngày khác trên trang",
        "Đánh giá: (0 phiếu) — khung đánh giá",
      ]),
    );
  });

  it("FrontPage: a title and its date in one paragraph, letters by <font>, the source in the last line", () => {
    const article = articleOf("frontpage.html");
    expect(article).toMatchObject({
      title: "Phát động tháng hành động vì an toàn lao động",
      dateline: { day: "2008-05-05" },
      sourceName: "Bản tin Công đoàn",
      byline: null,
      doubts: [],
    });
    expect(outline(article)).toEqual([
      "Sáng 4/5, tại sân nhà máy, lễ phát động có năm trăm người dự, mở đầu bằng phút tưởng niệm.",
      "Ba việc trọng tâm. Rà lại nội quy máy; đo tiếng ồn, bụi; huấn luyện người mới.",
      "[Lễ phát động tại sân nhà máy]",
      expect.stringMatching(/^Công đoàn cơ sở nhận .*người lao động\.$/),
    ]);
  });

  it("WordPress: pictures that load late, a quotation, comments and a side column with running text", () => {
    const article = articleOf("wordpress.html");
    expect(article).toMatchObject({
      title: "Trao mái ấm công đoàn tại xã vùng cao",
      dateline: { day: "2022-12-02", as: "published" },
      byline: null,
      doubts: [],
    });
    expect(outline(article)).toEqual([
      expect.stringMatching(/^Sáng nay/),
      "[Lễ trao mái ấm. Ảnh: LĐLĐ huyện]",
      "heading: Từ ba tháng lương tiết kiệm",
      expect.stringMatching(/^Kinh phí/),
      "quote: Có nhà rồi, con tôi không còn phải học nhờ nhà bác.",
      "Xem thêm: Mái ấm thứ sáu",
      expect.stringMatching(/^Huyện còn/),
      "list: ba trường hợp ở bản trên; sáu trường hợp ở bản dưới.",
    ]);
    expect(article.body[1].image?.source).toBe("https://ldld.example.vn/wp-content/x.jpg");
  });

  it.each(PAGES)("any portal, and no word is lost: %s", (name) => {
    expect(lostWords(pageOf(name), articleOf(name))).toEqual([]);
  });
});

const text = (n: number) =>
  `<p>Đoạn thứ ${n} kể rằng tổ công đoàn đã họp, bàn việc chung và giao cho từng người một phần việc vừa sức.</p>`;
const page = (body: string, head = "") =>
  `<html><head><title>Tổ công đoàn họp đầu tháng</title>${head}</head><body><h1>Tổ công đoàn họp đầu tháng</h1>${body}</body></html>`;

describe("in a page", () => {
  it("running text in a box that is named like furniture stays, and a person is told to look", () => {
    const article = articleIn(
      page(`<div class="bodytext">${text(1)}<div class="related-box">${text(2)}</div>${text(3)}</div>`),
    );
    expect(outline(article)).toHaveLength(3);
    expect(article.doubts.map(({ code, text }) => [code, text?.slice(0, 11)])).toEqual(
      [
        ["no_date", undefined],
        ["text_in_box", "Đoạn thứ 2 "],
      ].reverse(),
    );
  });

  it("a counter inside a sentence is a sentence", () => {
    const article = articleIn(
      page(
        `${text(1)}<p>Lượt xem của trang tăng gấp đôi.</p>${text(2)}<p>Tin khác hẳn lời đồn.</p>${text(3)}`,
      ),
    );
    expect(outline(article)).toHaveLength(5);
    expect(article.dropped).toEqual([]);
  });

  it("a day that doesn't exist is no date, and two-digit months may lack their zero", () => {
    expect(articleIn(page(`<p>31/02/2020</p>${text(1)}`)).dateline).toBeNull();
    expect(articleIn(page(`<p>Đăng ngày 5/3/2020</p>${text(1)}`)).dateline?.day).toBe("2020-03-05");
    const head = `<meta property="article:published_time" content="2020-03-05T18:30:00Z">`;
    expect(articleIn(page(text(1), head)).dateline?.day).toBe("2020-03-06");
  });

  it("videos are kept as addresses, other frames are told of", () => {
    const article = articleIn(
      page(`${text(1)}<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>${text(2)}`),
    );
    expect(article.videoUrl).toBe("https://www.youtube.com/watch?v=abcdefghijk");
  });

  it("scripts, events and dangerous addresses are never carried over", () => {
    const article = articleIn(
      page(
        `${text(1)}<p onclick="x()">Bấm <a href="javascript:alert(1)">vào đây</a> &lt;script&gt;alert(2)&lt;/script&gt;<script>alert(3)</script></p>${text(2)}`,
      ),
    );
    expect(article.body[1].html).toBe("Bấm vào đây &lt;script&gt;alert(2)&lt;/script&gt;");
  });
});
