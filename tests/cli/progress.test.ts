import { describe, expect, it } from 'vitest';
import { progress } from '../../src/cli/progress.ts';
import { terminal } from '../../src/cli/terminal.ts';

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => written.push(text) > 0, once: () => {} };
}
function told(isTTY: boolean, total: number): string[] {
  const stderr = stream(isTTY);
  const bar = progress(terminal(stream(isTTY) as never, stderr as never), total, 'rows');
  for (let done = 1_000; done <= total; done += 1_000) bar.at(done);
  bar.end();
  return stderr.written;
}

describe('progress', () => {
  it('is a line for each tenth where nobody watches', () => {
    const lines = told(false, 100_000);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('10000 of 100000 rows\n');
  });
  it('is a bar on a screen, and leaves none behind', () => {
    const drawn = told(true, 10_000);
    expect(drawn[4]).toContain('[###############...............] 5000 of 10000 rows');
    expect(drawn.at(-1)).toBe('\r\u001b[2K');
    expect(drawn.join('')).not.toContain('\n');
  });
  it('is silent about what is over in a moment', () => {
    expect(told(false, 1_000)).toEqual([]);
    expect(told(true, 1_000).join('')).not.toContain('rows');
  });
});
