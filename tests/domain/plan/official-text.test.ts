import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { putuo } from './plans.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The page as it was published: the text, and the site's chrome before and after it. */
const PUBLISHED = '22961e1c6ccde39d512f181eac3dcb075d185b1934c9a871543d148dabd7616a';
const TEXT = 'f29ed5a199fc8ad4f37018fffd9d530042cc2664c8eaca0f81a9d593500f2d96';
const BEFORE = '正文内容区域请使用tab按钮切换浏览\n\n';
const AFTER = '\n分享:\n\n我要留言\n\n留言选登\n\n特殊稿件右侧区域内容请使用tab按钮切换浏览';

test('plan.txt is the published page without its chrome, byte for byte', () => {
  expect(sha256(putuo.text)).toBe(TEXT);
  expect(sha256(`${BEFORE}${putuo.text}${AFTER}`)).toBe(PUBLISHED);
});

test('it begins with the title and ends with the last sentence', () => {
  expect(putuo.text.startsWith('关于印发《普陀区质量强区三年行动计划》的通知\n')).toBe(true);
  expect(putuo.text.endsWith('震慑质量违法行为。\n')).toBe(true);
});
