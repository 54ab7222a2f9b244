/** The one page of a witness: its key, and what it signed last, for people to compare. */
import { raw } from 'hono/html';
import { sha256 } from '../../log/sha256.ts';
import { base64, hex } from '../../tlog/bytes.ts';
import { formatVkey } from '../../tlog/note.ts';
import type { Signed, Witness } from '../witness.ts';

export const page = ({ key, signed }: Pick<Witness, 'key' | 'signed'>) => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`见证方 ${key.name}`}</title>
        <link rel="stylesheet" href="witness.css" />
      </head>
      <body>
        <main>
          <h1>
            见证方 <span>{key.name}</span>
          </h1>
          <p>
            本见证方为账本的检查点作见证签名:新的检查点须完整包含此前见证过的全部记录,否则拒绝签名。见证签名不说明数据是否属实,只说明账本没有向本见证方出示过两种历史。
          </p>
          <p lang="en">
            This witness cosigns checkpoints of the logs below, and only those that extend all that it
            cosigned before. It does not say that a figure is true; it says that the log has not shown it two
            histories.
          </p>
          <h2>
            公钥 <span lang="en">Key</span>
          </h2>
          <p>
            <code>{formatVkey(key)}</code>
          </p>
          <h2>
            最近见证 <span lang="en">Cosigned last</span>
          </h2>
          {signed().length === 0 ? (
            <p>
              尚未见证任何检查点。<span lang="en">Nothing yet.</span>
            </p>
          ) : (
            signed().map((each) => <Log {...each} />)
          )}
        </main>
      </body>
    </html>
  </>
);

const Log = ({ origin, size, root, at }: Signed) => (
  <section>
    <h3>{origin}</h3>
    <dl>
      <dt>
        记录数 <span lang="en">Size</span>
      </dt>
      <dd>{size}</dd>
      <dt>
        根哈希 <span lang="en">Root</span>
      </dt>
      <dd>
        <code>{base64(root)}</code>
      </dd>
      <dt>
        见证时间 <span lang="en">At</span>
      </dt>
      <dd>
        <time datetime={timeOf(at)}>{timeOf(at)}</time>
      </dd>
    </dl>
    <p>
      <a href={`${hex(sha256(origin))}/checkpoint`}>
        检查点原文 <span lang="en">The checkpoint</span>
      </a>
    </p>
  </section>
);

const timeOf = (at: number): string => new Date(at * 1000).toISOString().replace('.000', '');

export const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c1b19; --quiet: #66635c; --rule: #dfdcd3; --seal: #a52a1b; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171614; --ink: #edeae2; --quiet: #a8a499; --rule: #3a3833; --seal: #e8836f; }
}
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.7;
  font-family: -apple-system, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1, h2, h3 { font-family: "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", SimSun, Georgia, serif; line-height: 1.35;
  overflow-wrap: anywhere; }
h1 { font-size: clamp(1.4rem, 5.5vw, 2rem); border-bottom: 3px solid var(--seal); padding-bottom: 0.5rem; }
h2 { margin-top: 2.5rem; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1.05rem; }
section { border: 1px solid var(--rule); border-radius: 3px; padding: 1rem; margin-top: 1rem; }
p[lang], span[lang], dt { color: var(--quiet); font-size: 0.9rem; }
h2 span[lang] { font-weight: normal; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0.5rem 0; }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9rem; overflow-wrap: anywhere; }
a { color: var(--seal); }
`;
