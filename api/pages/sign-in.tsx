import type { VNode } from "preact";
import { Notice } from "./layout";

interface SignInProps {
  /** Where to go afterwards: a path of these pages. */
  readonly next: string;
  /** What was typed before the session ended: the form carries it on. */
  readonly carried: readonly (readonly [string, string])[];
  readonly problem: string | null;
  /** True where a session has just ended under somebody's hands. */
  readonly ended: boolean;
}

/** The form with which an officer signs in by a token. */
export function SignIn({ next, carried, problem, ended }: SignInProps): VNode {
  return (
    <div class="card narrow">
      <h1>Đăng nhập</h1>
      {ended && (
        <Notice kind="warn" title="Phiên làm việc đã kết thúc">
          <p>
            {carried.length > 0
              ? "Những gì anh, chị vừa nhập vẫn còn. Đăng nhập lại để làm tiếp, chưa có gì bị mất."
              : "Mời anh, chị đăng nhập lại để làm tiếp."}
          </p>
        </Notice>
      )}
      {problem !== null && (
        <Notice kind="bad">
          <p>{problem}</p>
        </Notice>
      )}
      <form method="post" action="/bao-cao/dang-nhap">
        <input type="hidden" name="next" value={next} />
        {carried.map(([name, value]) => (
          <input type="hidden" name={`giu.${name}`} value={value} key={name} />
        ))}
        <label for="ma">Mã truy cập</label>
        <p class="hint" id="ma-la-gi">
          Mã bắt đầu bằng <code>cdh_</code>, do công đoàn cấp trên hoặc người quản trị cấp. Dán nguyên mã vào
          ô dưới đây.
        </p>
        <input
          id="ma"
          name="token"
          type="password"
          autoComplete="current-password"
          aria-describedby="ma-la-gi"
          spellcheck={false}
          required
        />
        <button class="main">Đăng nhập</button>
      </form>
      <p class="hint">
        Không ai hỏi mã này qua điện thoại hay tin nhắn. Dùng máy chung thì nhớ bấm “Đăng xuất” khi xong việc.
      </p>
    </div>
  );
}
