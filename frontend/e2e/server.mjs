// Starts the real program on a free port with a database of its own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The program: CHAPEAU_BINARY, else bin/chapeau, else it is built here. */
function program() {
  if (process.env.CHAPEAU_BINARY) return process.env.CHAPEAU_BINARY;
  const built = join(project, 'bin', 'chapeau');
  if (existsSync(built)) return built;
  const { status, stderr } = spawnSync('go', ['build', '-o', built, './cmd/chapeau'], { cwd: project });
  if (status !== 0) throw new Error(`chapeau could not be built:\n${stderr}`);
  return built;
}

/**
 * A running server: its address, the first administrator's link (unless it is
 * the demonstration), and stop().
 */
export async function startServer({ demo = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chapeau-e2e-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const flags = ['serve', '--listen', `127.0.0.1:${port}`, '--database', join(folder, 'chapeau.db')];
  const server = spawn(program(), demo ? [...flags, '--demo'] : flags, { cwd: folder });
  let output = '';
  const hear = (chunk) => {
    output += chunk;
  };
  server.stdout.on('data', hear);
  server.stderr.on('data', hear);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(address, server, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  const token = output.match(/\/invitation#(\S+)/)?.[1];
  return { address, firstLink: token && `${address}/invitation#${token}`, stop };
}

async function ready(address, server, output) {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`chapeau ended:\n${output()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`chapeau did not become ready:\n${output()}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
