/** Who may act: granted and revoked, and by whom not. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../events/envelope.ts';
import { decideRole, GRANTABLE, type RoleCommand, type RoleState } from '../../../src/domain/decide/index.ts';

const ID = '0198c0de-0000-7000-8000-000000000001';
const anna: Actor = { role: 'administrator', ref: 'u-anna' };
const operator: Actor = { role: 'operator' };
const held = (reference: string, role: string, office = 'portal') => ({
  reference,
  role,
  office,
  granted: { position: 7 },
});

const state = ({ held: more = [], ...others }: Partial<RoleState> = {}): RoleState => ({
  demo: false,
  held: [held('u-anna', 'administrator'), ...more],
  departments: [{ department: 'housing-bureau', name: '区房管局', aliases: [] }],
  active: new Set(['u-anna', 'u-ben']),
  ...others,
});
const asked = (more: Partial<RoleCommand> = {}): RoleCommand => ({
  type: 'grant_role',
  id: ID,
  actor: anna,
  reference: 'u-ben',
  role: 'moderator',
  ...more,
});
const eventsOf = (given: RoleState, command: RoleCommand) => {
  const decision = decideRole(given, command);
  if (!decision.ok) throw new Error(JSON.stringify(decision.problems));
  return decision.events.map(({ type, stream, data }) => ({ type, stream, data }));
};
const problemsOf = (given: RoleState, command: RoleCommand) => {
  const decision = decideRole(given, command);
  return decision.ok ? [] : decision.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('granting', () => {
  it('says which account may do what, by its reference alone', () => {
    expect(eventsOf(state(), asked())).toEqual([
      {
        type: 'role.granted',
        stream: 'office/roles',
        data: { role: 'moderator', office: '本站', reference: 'u-ben' },
      },
    ]);
  });

  it('names the department of those who act for one, which must be known', () => {
    const responder = asked({ role: 'responder', office: 'housing-bureau' });
    expect(eventsOf(state(), responder)).toMatchObject([{ data: { office: 'housing-bureau' } }]);
    expect(problemsOf(state(), asked({ role: 'responder' }))).toEqual(['office required']);
    expect(problemsOf(state(), asked({ role: 'reporter', office: '区房管局' }))).toEqual([
      'office unknown_department',
    ]);
  });

  it('does nothing twice, and lets one account act for two departments', () => {
    const given = state({ held: [held('u-ben', 'responder', 'housing-bureau'), held('u-ben', 'editor')] });
    expect(decideRole(given, asked({ role: 'editor', office: '办公室' }))).toEqual({
      ok: true,
      events: [],
      unchanged: 7,
    });
    expect(decideRole(given, asked({ role: 'responder', office: 'housing-bureau' }))).toMatchObject({
      unchanged: 7,
    });
    const other = { department: 'education-bureau', name: '区教育局', aliases: [] };
    expect(
      eventsOf({ ...given, departments: [other] }, asked({ role: 'responder', office: 'education-bureau' })),
    ).toHaveLength(1);
  });

  it('is refused to oneself, to accounts that are not there, and for roles of earlier times', () => {
    expect(problemsOf(state(), asked({ reference: 'u-anna' }))).toEqual(['reference own_role']);
    for (const actor of [
      { role: 'administrator' as const },
      { role: 'administrator' as const, ref: 'u-ben' },
    ]) {
      const command = asked({ actor, reference: 'u-anna' });
      expect(problemsOf(state(), command)).toEqual(['ref no_longer_administrator']);
    }
    expect(problemsOf(state(), asked({ reference: 'u-gone' }))).toEqual(['reference unknown_account']);
    expect(problemsOf(state(), asked({ role: 'verifier' }))).toEqual(['role not_a_choice']);
    expect(problemsOf(state(), asked({ synthetic: true }))).toEqual(['synthetic synthetic_outside_demo']);
  });

  it.each(['moderator', 'editor', 'responder', 'evaluator', 'resident'] as const)(
    'is not for a %s',
    (role) => {
      expect(problemsOf(state(), asked({ actor: { role, ref: 'u-eve' } }))).toEqual(['role role_refused']);
    },
  );

  it('is open at the machine itself for every role', () => {
    for (const role of GRANTABLE) {
      const command = asked({ actor: operator, role, reference: 'u-anna', office: 'housing-bureau' });
      expect(decideRole(state({ held: [] }), command)).toMatchObject({ ok: true });
    }
  });
});

describe('revoking', () => {
  const revokes = (more: Partial<RoleCommand> = {}) => asked({ type: 'revoke_role', ...more });

  it('ends the role that is held, under the office it was granted for', () => {
    const given = state({ held: [held('u-ben', 'editor', '区政府办')] });
    expect(eventsOf(given, revokes({ role: 'editor' }))).toEqual([
      {
        type: 'role.revoked',
        stream: 'office/roles',
        data: { role: 'editor', office: '区政府办', reference: 'u-ben' },
      },
    ]);
    expect(problemsOf(given, revokes({ role: 'auditor' }))).toEqual(['role role_not_held']);
  });

  it('means the one department that is named', () => {
    const given = state({ held: [held('u-ben', 'responder', 'housing-bureau')] });
    expect(problemsOf(given, revokes({ role: 'responder', office: 'education-bureau' }))).toEqual([
      'role role_not_held',
    ]);
    expect(eventsOf(given, revokes({ role: 'responder', office: 'housing-bureau' }))).toHaveLength(1);
  });

  it('leaves an administrator who can act, whoever asks', () => {
    const last = revokes({ actor: operator, reference: 'u-anna', role: 'administrator' });
    expect(problemsOf(state(), last)).toEqual(['role last_administrator']);
    const disabled = state({ held: [held('u-anna', 'administrator'), held('u-old', 'administrator')] });
    expect(problemsOf(disabled, last)).toEqual(['role last_administrator']);
    const two = state({ held: [held('u-anna', 'administrator'), held('u-ben', 'administrator')] });
    expect(eventsOf(two, last)).toHaveLength(1);
  });

  it('takes the last role of an account that cannot act any more', () => {
    const given = state({ held: [held('u-anna', 'administrator'), held('u-old', 'administrator')] });
    expect(eventsOf(given, revokes({ reference: 'u-old', role: 'administrator' }))).toHaveLength(1);
  });
});
