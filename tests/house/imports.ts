/** Reads the imports of source files and tells those that point the wrong way. */
import { posix } from 'node:path';
import { EMBEDDED, EMPTY_NAMES, IMPURE, NOT_IN_WORKERS, ROOMS, type Room } from './rooms.ts';

export type SourceFile = { path: string; text: string };
export type Import = { target: string; typeOnly: boolean };

/** Everything that a file does against the rules of its room, one sentence each. */
export function violationsIn(file: SourceFile, rooms: readonly Room[] = ROOMS): string[] {
  const room = roomOf(file.path, rooms);
  const names = emptyNamesIn(file.path);
  if (!room) return [...names, `${file.path}: no room of tests/house/rooms.ts holds this file`];
  return [...names, ...wrongWays(file, room), ...(room.pure ? impurities(file) : [])];
}

/** What `entry` reaches by imports at run time and Workers lack. */
export function missingInWorkers(entry: string, files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const missing: string[] = [];
  const visit = (path: string): void => {
    const file = byPath.get(path);
    if (!file || reached.has(path)) return;
    reached.add(path);
    for (const { target } of importsOf(file).filter((imported) => !imported.typeOnly)) {
      if (NOT_IN_WORKERS.some((name) => covers(name, target))) missing.push(`${path} imports ${target}`);
      visit(target);
    }
  };
  visit(entry);
  return missing;
}

/** The imports of a file: our own as paths from the root, others by name. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    target: resolve(path, match[2] ?? ''),
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({
    target: resolve(path, match[1] ?? ''),
    typeOnly: false,
  }));
  return [...statements, ...dynamic];
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const resolve = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;

function wrongWays(file: SourceFile, room: Room): string[] {
  return importsOf(file)
    .filter(({ target, typeOnly }) => !allowed(target, typeOnly, room))
    .map(({ target, typeOnly }) => `${file.path}: may not import ${typeOnly ? 'types of ' : ''}${target}`);
}

function allowed(target: string, typeOnly: boolean, room: Room): boolean {
  if (target === EMBEDDED.at && !EMBEDDED.by.includes(room.at)) return false;
  const list = typeOnly ? [...room.may, ...(room.types ?? [])] : room.may;
  return list.some((name) => name === '*' || covers(name, target));
}

/** `src/log` covers `src/log/append.ts`, `hono` covers `hono/jsx`, `node:` every module of Node. */
const covers = (name: string, target: string): boolean =>
  target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`);

function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  return rooms
    .filter(({ at }) => covers(at, path))
    .sort((a, b) => b.at.length - a.at.length)
    .at(0);
}

function impurities({ path, text }: SourceFile): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return IMPURE.filter(({ pattern }) => pattern.test(code)).map(({ what }) => `${path}: knows ${what}`);
}

function emptyNamesIn(path: string): string[] {
  const words = path.split('/').flatMap((part) => part.split('.')[0] ?? []);
  return words.filter((word) => EMPTY_NAMES.includes(word)).map((word) => `${path}: "${word}" says no job`);
}
