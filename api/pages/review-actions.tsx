import { randomUUID } from "node:crypto";
import type { ComponentChildren, VNode } from "preact";
import type { Report } from "./documents";

interface DecisionProps {
  readonly report: Report;
  readonly csrf: string;
  readonly verb: string;
  readonly children: ComponentChildren;
}

function Decision({ report, csrf, verb, children }: DecisionProps): VNode {
  return (
    <form method="post" action={`/bao-cao/duyet/${report.id}`} class="decision">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="revision" value={report.revision} />
      <input type="hidden" name="viec" value={verb} />
      {/* One for each time the form is shown: pressed twice, it decides once. */}
      <input type="hidden" name="khoa" value={randomUUID()} />
      {children}
    </form>
  );
}

function Reason({ id, label, reason }: { id: string; label: string; reason: string }): VNode {
  return (
    <>
      <label for={id}>{label}</label>
      <textarea id={id} name="reason" rows={3} maxLength={500} required>
        {reason}
      </textarea>
    </>
  );
}

/** What can be decided about a report in the state in which it stands. */
export function ReviewActions(props: { report: Report; csrf: string; reason: string }): VNode | null {
  const { report, csrf, reason } = props;
  const { status } = report;
  if (status === "SUBMITTED") {
    return (
      <section class="card decide" id="quyet-dinh">
        <h2>Quyết định</h2>
        <Decision report={report} csrf={csrf} verb="duyet">
          <p>Duyệt thì số liệu được khóa và cộng lên các cấp trên ngay.</p>
          <button class="main">Duyệt báo cáo</button>
        </Decision>
        <Decision report={report} csrf={csrf} verb="tra-lai">
          <Reason id="ly-do-tra" label="Trả lại, vì sao? Đơn vị sẽ đọc nội dung này." reason={reason} />
          <button>Trả lại</button>
        </Decision>
      </section>
    );
  }
  if (status === "APPROVED") {
    return (
      <section class="card decide" id="quyet-dinh">
        <h2>Bổ sung, điều chỉnh</h2>
        <p>Báo cáo đã duyệt được khóa. Điều chỉnh tạo một bản mới; bản cũ vẫn xem lại được.</p>
        <a class="button" href={`/bao-cao/duyet/${report.id}/bo-sung`}>
          Bổ sung, điều chỉnh
        </a>
      </section>
    );
  }
  if (status === "RETURNED") return null;
  const exempt = status === "EXEMPT";
  return (
    <section class="card decide" id="quyet-dinh">
      <h2>{exempt ? "Bỏ miễn báo cáo" : "Miễn báo cáo"}</h2>
      <Decision report={report} csrf={csrf} verb={exempt ? "bo-mien" : "mien"}>
        <Reason
          id="ly-do-mien"
          label={exempt ? "Vì sao đơn vị phải báo cáo trở lại?" : "Vì sao đơn vị không phải báo cáo kỳ này?"}
          reason={reason}
        />
        <button>{exempt ? "Bỏ miễn báo cáo" : "Miễn báo cáo"}</button>
      </Decision>
    </section>
  );
}
