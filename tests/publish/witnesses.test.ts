import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishedOf } from '../../src/log/published.ts';
import { openEmbedded, type TestDatabase } from '../database.ts';
import { append, openOn, publisherOn, witness } from './given.ts';

let database: TestDatabase;
let log: ReturnType<typeof openOn>;
beforeEach(async () => {
  database = await openEmbedded();
  log = openOn(database.db);
});
afterEach(() => database.close());
const published = () => publishedOf(database.db).publishedNow();

test('nothing is published before a required witness has cosigned, and then what was signed first', async () => {
  const required = witness(true);
  const publisher = publisherOn(database.db, { witnesses: [required] });
  required.isDown = true;
  await append(log, 'air');
  expect(await publisher.publish()).toEqual({
    outcome: 'waiting',
    size: 1,
    reason: 'witness.example/w: cannot be reached',
  });
  expect(publisher.state().waiting).toEqual({
    witness: 'witness.example/w',
    reason: 'cannot be reached',
    refused: false,
  });
  await append(log, 'water');
  expect(await publisher.publish()).toMatchObject({ outcome: 'waiting', size: 1 });
  expect(await published()).toBeUndefined();

  required.isDown = false;
  expect(await publisher.publish()).toEqual({ outcome: 'published', size: 2 });
  expect(publisher.state()).toEqual({});
  expect(required.pushes).toEqual([1, 2]);
  expect((await published())?.cosignatures).toEqual([
    { name: 'witness.example/w', keyId: required.key.id, at: '2016-02-15T08:00:00.000Z' },
  ]);
});

test('an optional witness delays nobody, and is asked for the newest checkpoint when it has answered', async () => {
  const optional = witness(false);
  const publisher = publisherOn(database.db, { witnesses: [optional] });
  await append(log, 'air');
  await publisher.publish();
  expect((await published())?.cosignatures).toEqual([]);
  await append(log, 'air');
  await publisher.publish();
  await publisher.settled();
  expect(await publisher.publish()).toEqual({ outcome: 'unchanged', size: 2 });
  await publisher.settled();
  expect((await published())?.size).toBe(2);
  expect((await published())?.cosignatures).toHaveLength(1);
});

test('an optional witness that is down is told in the log, and that is all', async () => {
  const optional = witness(false);
  optional.isDown = true;
  const publisher = publisherOn(database.db, { witnesses: [optional] });
  await append(log, 'air');
  expect(await publisher.publish()).toEqual({ outcome: 'published', size: 1 });
  await publisher.settled();
  expect(publisher.state()).toEqual({});
  expect(publisher.told.map(({ message }) => message)).toEqual(['an optional witness did not cosign']);
});

test('a witness that has seen more of this log than we remember is proven to from there', async () => {
  const required = witness(true);
  await append(log, 'air', 'water');
  await publisherOn(database.db, { witnesses: [required] }).publish();
  await append(log, 'noise', 'tide', 'wind');
  const forgetful = publisherOn(database.db, { witnesses: [{ ...required, key: { ...required.key } }] });
  expect(await forgetful.publish()).toEqual({ outcome: 'published', size: 5 });
});

test('a line that is not the witness’s own is not kept', async () => {
  const required = witness(true);
  const other = witness(true);
  const publisher = publisherOn(database.db, { witnesses: [{ ...required, push: other.push }] });
  await append(log, 'air');
  expect(await publisher.publish()).toMatchObject({
    outcome: 'waiting',
    reason: expect.stringMatching(/answered with a signature that is not its own/),
  });
  expect(await published()).toBeUndefined();
});
