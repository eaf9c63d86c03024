// Mocha's "spec" reporter that also leaves a tally as JSON in the file named by PARTNERSHIP_PLAN_MOCHA_TALLY:
// {"passed","failed","pending","failures":[{"title","message"}]}.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class TallyReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.PARTNERSHIP_PLAN_MOCHA_TALLY;
      const { passes, failures, pending } = this.stats;
      const told = this.failures.map((test) => ({
        title: test.fullTitle(),
        message: String(test.err?.stack ?? test.err),
      }));
      if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, pending, failures: told }));
    });
  }
};
