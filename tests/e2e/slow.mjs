// Journeys as on a slow machine: with THUOCDO_SLOW=150, or 0-400 for any time between, answers of workers come so many
// milliseconds later.

/** How much later; undefined on a machine as it is. */
export const SLOW = process.env.THUOCDO_SLOW;

/** Runs in a page before anything else: what a worker says comes later, in its order. */
export function slowed(range) {
  const [least, most = least] = range.split('-').map(Number);
  const [ended, waiting, given] = [new WeakSet(), new WeakMap(), new WeakMap()];
  let last = 0;
  const later = (worker, hear) => (event) => {
    const queue = waiting.get(worker) ?? [];
    waiting.set(worker, queue);
    queue.push([hear, event]);
    last = Math.max(last, performance.now() + least + Math.random() * (most - least));
    setTimeout(() => {
      const [hear, event] = queue.shift();
      if (!ended.has(worker)) hear.call(worker, event);
    }, last - performance.now());
  };
  const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  Object.defineProperty(Worker.prototype, 'onmessage', {
    configurable: true,
    get() {
      return given.get(this) ?? null;
    },
    set(hear) {
      given.set(this, hear);
      set.call(this, later(this, (event) => given.get(this)?.call(this, event)));
    },
  });
  const { addEventListener, terminate } = Worker.prototype;
  Worker.prototype.addEventListener = function (kind, hear, ...more) {
    addEventListener.call(this, kind, kind === 'message' ? later(this, hear) : hear, ...more);
  };
  Worker.prototype.terminate = function () {
    ended.add(this);
    terminate.call(this);
  };
}

/** Runs in a page before anything else: after `answers.hold()` what workers say waits, until `answers.give()` lets all of it through, or so many of it. */
export function withheld() {
  const queue = [];
  let holding = false;
  window.answers = {
    hold: () => (holding = true),
    waiting: () => queue.length,
    give(number = Infinity) {
      holding = number !== Infinity;
      for (let left = number; left > 0 && queue.length > 0; left--) queue.shift()();
    },
  };
  const gate = (worker, hear) => (event) => (holding ? queue.push(() => hear.call(worker, event)) : hear.call(worker, event));
  const { get, set } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  Object.defineProperty(Worker.prototype, 'onmessage', {
    configurable: true,
    get,
    set(hear) {
      set.call(this, hear && gate(this, hear));
    },
  });
  const { addEventListener } = Worker.prototype;
  Worker.prototype.addEventListener = function (kind, hear, ...more) {
    addEventListener.call(this, kind, kind === 'message' ? gate(this, hear) : hear, ...more);
  };
}
