// Names out of news by `compromise`, the peer of `cargo bench --bench extract`: MB/s of the texts of a file of JSON lines,
// by the clock and by the time of the processor (it works on one core, and collects its garbage on others).
import { readFileSync } from 'node:fs';
import nlp from 'compromise';

const [file, most] = process.argv.slice(2);
const texts = [];
let bytes = 0;
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line || bytes >= Number(most) * 1e6) break;
  const { headline, body } = JSON.parse(line);
  texts.push(headline, body);
  bytes += Buffer.byteLength(headline) + Buffer.byteLength(body);
}

const [start, before] = [process.hrtime.bigint(), process.cpuUsage()];
let names = 0;
for (const text of texts) {
  const read = nlp(text);
  for (const found of [read.people(), read.places(), read.organizations()]) names += found.length;
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(before);
const rate = (seconds) => `${(bytes / 1e6 / seconds).toFixed(2)} MB/s`;
console.log(`compromise ${nlp.version}: ${(bytes / 1e6).toFixed(1)} MB, ${names} names, ${rate(seconds)} by the clock, ${rate((user + system) / 1e6)} by the processor`);
