// PouchDB on leveldb with an express-pouchdb on leveldb over loopback HTTP: documents a second of a push, or of a fresh pull.
// usage: node pouch.mjs push|pull N
import fs from "node:fs";
import os from "node:os";
import express from "express";
import serve from "express-pouchdb";
import PouchDB from "pouchdb";

const [, , what, number] = process.argv;
const count = Number(number);
const folder = fs.mkdtempSync(`${os.tmpdir()}/jcat-pouch-`);
const Server = PouchDB.defaults({ prefix: `${folder}/server-` });
const app = express();
const without = ["routes/authentication", "routes/authorization", "routes/session", "validation", "routes/fauxton", "routes/vhosts"];
app.use("/", serve(Server, { inMemoryConfig: true, logPath: `${folder}/log.txt`, overrideMode: { exclude: without } }));
const listening = app.listen(0, "127.0.0.1");
await new Promise((done) => listening.on("listening", done));
const remote = new PouchDB(`http://127.0.0.1:${listening.address().port}/bench`);

// About the bytes of one of our entries, unsigned.
const document = (n) => ({
  _id: `c${String(n).padStart(9, "0")}`,
  site: "0123456789abcdef0123456789abcdef",
  seq: n,
  scope: `case-${n % 200}`,
  entity: `e${n % 5000}`,
  field: "case.priority",
  value: "x".repeat(100),
});
const fill = async (into) => {
  for (let from = 0; from < count; from += 1000)
    await into.bulkDocs(Array.from({ length: Math.min(1000, count - from) }, (_, n) => document(from + n)));
};
const local = new PouchDB(`${folder}/local`);
const options = { batch_size: 1000, batches_limit: 10 };
await remote.info();
await fill(what === "push" ? local : new Server("bench"));
const began = performance.now();
const done = await (what === "push" ? local.replicate.to(remote, options) : local.replicate.from(remote, options));
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ written: done.docs_written, rate: count / seconds }));
fs.rmSync(folder, { recursive: true, force: true });
process.exit(0);
