import { startApp, type App } from "../../support/app";
import { namesIn, proposedUnions } from "../../../cms/src/import/unions";
import { articleIn } from "./pages";

let api: App;

beforeAll(async () => {
  api = await startApp("sqlite", { demo: true });
});
afterAll(() => api?.close());

const naming = (text: string) =>
  articleIn(
    `<h1>Buổi làm việc về chăm lo đoàn viên</h1><p>${text}</p><p>Hai bên thống nhất ba việc làm ngay trong quý này và hẹn gặp lại vào tháng mười.</p>`,
  );

it("finds names of unions as sentences write them", () => {
  expect(
    namesIn(
      "Công đoàn Bộ Công Thương và Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre đã báo cáo; Công đoàn Bộ Công Thương tiếp thu. Công đoàn phối hợp với chính quyền. Liên đoàn Lao động tỉnh Bến Tre dự.",
    ),
  ).toEqual([
    "Công đoàn Bộ Công Thương",
    "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
    "Liên đoàn Lao động tỉnh Bến Tre",
  ]);
});

it("proposes a union where one name fits one code, and none where several share the name", async () => {
  const sure = naming(
    "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre đã làm việc với các tổ về bữa ăn ca và lịch trực.",
  );
  expect(await proposedUnions(api.url, sure)).toEqual([
    {
      named: "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
      code: "cdcs-sct-ben-tre",
      name: "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
    },
  ]);
  const shared = naming(
    "Công đoàn cơ sở Sở Công Thương đã làm việc với các tổ về bữa ăn ca và lịch trực đêm.",
  );
  expect(await proposedUnions(api.url, shared)).toEqual([]);
});

it("says that it could not ask, rather than that there is none", async () => {
  const article = naming(
    "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre đã làm việc với các tổ về bữa ăn ca và lịch trực.",
  );
  expect(await proposedUnions("http://127.0.0.1:9", article)).toBeNull();
  expect(await proposedUnions(null, article)).toBeNull();
});
