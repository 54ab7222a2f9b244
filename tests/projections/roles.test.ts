/** Which roles are held: from the grant to the revocation, by reference and office. */
import { expect, it } from 'vitest';
import type { EventData } from '../../events/index.ts';
import type { Recorded } from '../../src/projections/projection.ts';
import { roles, rolesPrefix } from '../../src/projections/roles.ts';

type Type = 'role.granted' | 'role.revoked';
const told = (type: Type, position: number, data: EventData<Type>) =>
  ({
    type,
    position,
    time: '2016-02-15T04:00:00.000Z',
    actorrole: 'administrator',
    actorref: 'u-anna',
    data,
  }) as Recorded<Type>;
const responder = { role: 'responder', office: 'housing-bureau', reference: 'u-ben/2' } as const;

it('are listed by the account, each with its office', () => {
  const [key, ...others] = roles.keys(told('role.granted', 1, responder));
  expect(key).toEqual({ key: 'u-ben%2F2/responder/housing-bureau', plan: 'roles' });
  expect(others).toEqual([]);
  expect(key?.key.startsWith(rolesPrefix(responder.reference))).toBe(true);
  expect(key?.key.startsWith(rolesPrefix('u-ben'))).toBe(false);
});

it('are held from the first grant until they are revoked', () => {
  const granted = roles.evolve(undefined, told('role.granted', 1, responder), '');
  expect(granted).toMatchObject({ ...responder, granted: { position: 1, by: { ref: 'u-anna' } } });
  expect(roles.evolve(granted, told('role.granted', 5, responder), '')).toBe(granted);
  expect(roles.evolve(granted, told('role.revoked', 6, responder), '')).toBeUndefined();
  expect(roles.evolve(undefined, told('role.revoked', 7, responder), '')).toBeUndefined();
});
