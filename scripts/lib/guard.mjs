// Loaded (by `node --import`) before a server that this project starts. When the process that started it is gone, even
// by SIGKILL, its end of standard input closes: then the server and all its children go too.

// Children inherit Node's arguments, and so this file, but only the head of the group is to act.
if (process.env.PARTNERSHIP_PLAN_GUARDED === undefined) {
  process.env.PARTNERSHIP_PLAN_GUARDED = '1';
  const endGroup = () => {
    try {
      process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
    } catch {
      process.exit(1);
    }
  };
  process.stdin.on('end', endGroup);
  process.stdin.on('error', endGroup);
  process.stdin.resume();
  // Watching is no reason to stay.
  process.stdin.unref?.();
}
