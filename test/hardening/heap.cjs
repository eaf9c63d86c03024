// Loaded into a server: on SIGUSR2 it tells, on standard error, how much memory is in use once all waste is gone.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
// What runs long is compiled again and again, and takes more memory for it: that is no growth of what the server knows.
// The server has its compilers rest at the start and come back: so small that nothing is worth it, they find nothing to do.
setFlagsFromString('--max-optimized-bytecode-size=0');
setFlagsFromString('--no-sparkplug');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
  for (let i = 0; i < 3; i++) collect();
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
