// What the server may do when a system call fails (P30: correct or stopped), told from how it ended and what it answered.
import { require } from './finding.mjs';

const isSync = (call) => call === 'fsync' || call === 'fdatasync';
// SQLite does not look at what the sync of a folder answers, so the folder's own is left out.
const holdsTruth = (path) => /^\/company\/books\.db(-wal)?$/.test(path);
const isOfSystem = (path) => path.startsWith('/usr/');

// `ended`: { code, signal, output, errors, wasAlive, wasStopping }: whether it lived after the fault and ended because it was asked
// to, and whether it had been asked to before the fault. Answers the name of what it did.
export function judge({ call, path, fault }, ended, answer) {
  const { code, signal, wasAlive, wasStopping } = ended;
  if (fault === 'kill') {
    require(signal === 'SIGKILL', `it was to be killed and ended with ${code ?? signal}`);
    return 'killed';
  }
  const words = `${ended.output}${ended.errors}`.split('\n').filter((line) => /critical|zhanggui:/.test(line)).join(' ');
  // An assertion ends it too; only what belongs to the system may lead to one.
  require(signal === null || (signal === 'SIGABRT' && isOfSystem(path)), `it ended by ${signal}: ${words}`);
  // Nobody knows what is on the disk after a sync that failed, so no sync is tried again: the process ends. When it is ending
  // anyway, the log stays for the next start.
  if (isSync(call) && holdsTruth(path)) require(wasStopping || !wasAlive, `a failed ${call} of ${path} did not stop it`);
  if (!wasAlive || wasStopping) {
    require(code === 0 ? wasStopping : words !== '', `it stopped with ${code} and without a word`);
    require(!wasStopping || fault !== 'enospc' || isSync(call) || code === 0, `a full disk made it end with ${code}: ${words}`);
    return code === 0 ? 'ended_in_order' : 'stopped_by_itself';
  }
  require(code === 0, `it went on and ended with ${code} when it was asked to stop: ${words}`);
  if (answer && answer.status !== 201) {
    require(fault === 'enospc' && answer.status === 507, `it answered ${answer.status}: ${answer.text}`);
    return 'refused_and_went_on';
  }
  return 'went_on';
}
