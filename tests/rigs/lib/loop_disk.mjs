// A disk that can be looked at as it would be after a power cut: ext4 on a loop device, its image in memory. What has been written
// to the device is in the image; what is still in the kernel's cache is not. Needs root.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolder } from '../../e2e/lib/server.mjs';

const image_mib = 40;
const room_mib = 400;
const tries_max = 50;

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

export class LoopDisk {
  constructor() {
    this.room = newFolder();
    this.mounts = [];
    run('mount', '-t', 'tmpfs', '-o', `size=${room_mib}m`, 'rig', this.room);
    process.on('exit', this.abandon);
    try {
      this.image = join(this.room, 'image');
      run('truncate', '-s', `${image_mib}M`, this.image);
      run('mkfs.ext4', '-q', '-F', this.image);
      this.device = run('losetup', '--find', '--show', this.image);
      this.folder = join(this.room, 'disk');
      mkdirSync(this.folder);
      this.mount(this.device, this.folder);
    } catch (refused) {
      this.remove();
      throw new Error(`this machine does not let a rig mount a loop device: ${refused.stderr ?? refused.message}`);
    }
  }

  mount(what, where, ...options) {
    run('mount', ...options, what, where);
    this.mounts.push(where);
  }

  unmount(where) {
    run('umount', where);
    this.mounts = this.mounts.filter((each) => each !== where);
  }

  // A copy of the image as of one moment: nothing was written to the device while it was made. Whoever writes has been stopped.
  snapshot(name) {
    const copy = join(this.room, name);
    for (let left = tries_max; left > 0; --left) {
      const before = this.writes();
      run('cp', '--sparse=always', this.image, copy);
      if (this.writes() === before) return copy;
    }
    throw new Error('the device was written to all the time');
  }

  // The device's counters of what was written, and what is on its way.
  writes() {
    const fields = readFileSync(`/sys/block/${this.device.replace('/dev/', '')}/stat`, 'utf8').trim().split(/\s+/);
    const [written, sectors, inFlight, flushes] = [fields[4], fields[6], fields[8], fields[15]];
    return `${written} ${sectors} ${inFlight} ${flushes}`;
  }

  // Mounts a copy, which replays the file system's own journal.
  open(copy) {
    const folder = `${copy}-disk`;
    mkdirSync(folder, { recursive: true });
    this.mount(copy, folder, '-o', 'loop');
    return folder;
  }

  remove() {
    for (const folder of [...this.mounts].reverse()) this.unmount(folder);
    if (this.device) run('losetup', '--detach', this.device);
    run('umount', this.room);
    removeFolder(this.room);
    process.off('exit', this.abandon);
  }

  // When the rig is interrupted: servers may still hold files, which the kernel lets go of with them.
  abandon = () => {
    for (const folder of [...this.mounts].reverse()) run('umount', '--lazy', folder);
    if (this.device) run('losetup', '--detach', this.device);
    run('umount', '--lazy', this.room);
  };
}
