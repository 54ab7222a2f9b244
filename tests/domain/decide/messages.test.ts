import { describe, expect, it } from 'vitest';
import { en } from '../../../src/domain/decide/messages/en.ts';
import { messageOf } from '../../../src/domain/decide/messages/index.ts';
import { zh } from '../../../src/domain/decide/messages/zh.ts';
import { problem } from '../../../src/domain/decide/problem.ts';

const parameters = (text: string) => [...text.matchAll(/\{[a-z]+\}/g)].map(String).sort();

describe('messages', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])('say the same of %s in both languages', (code) => {
    expect(parameters(zh[code])).toEqual(parameters(en[code]));
  });

  it('say states in the reader’s language', () => {
    const params = { state: 'returned', position: 8 };
    expect(messageOf('zh', 'figure_ended', params)).toBe('该数据已退回(第 8 条),请重新报送');
    expect(messageOf('en', 'figure_ended', params)).toContain('was returned (event 8)');
    const kinds = { value: '2014-Q1', units: 'year, half' };
    expect(messageOf('zh', 'period_not_taken', kinds)).toContain('本指标按年度、半年报送');
    const roles = { role: 'clerk', roles: 'verifier, operator' };
    expect(messageOf('zh', 'role_refused', roles)).toBe('填报人员无权办理此项,须由核实人员、运维人员办理');
  });

  it('repeat what was typed, but not a novel of it', () => {
    const { message } = problem('value', 'not_a_period', { value: '😀'.repeat(500) });
    expect(message.isWellFormed()).toBe(true);
    expect([...message].length).toBeLessThan(250);
  });

  it('take what was typed as it is, braces and all', () => {
    expect(problem('unit', 'other_unit', { value: '{unit}$&', unit: '%' }).message).toBe(
      '“{unit}$&” is not this indicator’s unit; it is %',
    );
  });
});
