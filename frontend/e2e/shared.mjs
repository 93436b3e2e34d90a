// The folder with the corpus: CHAPEAU_SHARED, or shared beside the project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.CHAPEAU_SHARED || fileURLToPath(new URL('../../../shared', import.meta.url));

/** The path of a shared file; undefined where it may be missing, an error where it must not. */
export function sharedFile(name) {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  if (process.env.CI === 'true')
    throw new Error(`${file} is missing; set CHAPEAU_SHARED to the shared folder`);
  return undefined;
}
