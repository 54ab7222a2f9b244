/** What a moderator masks by hand. */
import { expect, it } from 'vitest';
import { textOf } from '../../pages/given.ts';
import { done, type Handling, one } from './given.ts';

export function masksByHand(desk: () => Handling): void {
  it('masks by hand what is named, wherever it stands, and shows it before it is confirmed', async () => {
    const { portal, moderator, submits, read, sends } = desk();
    const comment = await submits({
      title: '王小明家渗水',
      body: '我是三号楼201室的王小明,王 小明的邻居也渗水,三号楼201室最重。',
      name: '王小明',
    });
    // The name stands in the text: it is suggested.
    expect(await read(one(comment), moderator)).toMatch(/name="also"[^>]*>王小明<\/textarea>/);
    const fields = {
      title: '王小明家渗水',
      body: '我是三号楼201室的王小明,王 小明的邻居也渗水,三号楼201室最重。',
      name: '',
      also: '王小明\n三号楼201室\n没有的字词',
    };
    const asked = await sends(comment, 'masks', fields, moderator, { to: 'masks/preview' });
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(textOf(html)).toContain('文字中没有“没有的字词”');
    expect(textOf(html)).toContain('我是***的***,***的邻居也渗水,***最重。');
    const kept = { title: '***家渗水', body: '我是***的***,王小明的邻居也渗水。', name: '' };
    done(await sends(comment, 'masks', { ...kept, also: '' }, moderator, { html }));
    const [row] = await portal.db
      .selectFrom('comment_masks')
      .select('words')
      .where('comment', '=', comment)
      .execute();
    // What was named before is masked again where somebody typed it back.
    expect(JSON.parse(row?.words ?? '')).toMatchObject({
      title: '***家渗水',
      body: '我是***的***,***的邻居也渗水。',
    });
    const afresh = await sends(comment, 'masks', { ...kept, reset: '1' }, moderator, { to: 'masks/preview' });
    expect(textOf(await afresh.text())).toContain('我是三号楼201室的王小明');
  });
}
