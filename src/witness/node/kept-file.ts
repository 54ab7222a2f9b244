/** A file that is replaced as a whole: after a power cut it is the old one or the new one, never a part of either. */
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Resolves once the new text would survive a power cut. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const whole = `${path}.new`;
  await using(await open(whole, 'w', 0o600), async (file) => {
    await file.writeFile(text);
    await file.sync();
  });
  await rename(whole, path);
  await syncFolder(path);
}

/** Creates the file. @throws an error with code EEXIST when there is one already. */
export async function createFile(path: string, text: string): Promise<void> {
  await using(await open(path, 'wx', 0o600), async (file) => {
    await file.writeFile(text);
    await file.sync();
  });
  await syncFolder(path);
}

/** A new name is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  await using(await open(dirname(path), 'r'), (folder) => folder.sync());
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
