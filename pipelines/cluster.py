"""Tasks done by a Dask cluster or by workers on this machine: in order, bounded, whatever dies meanwhile."""

from __future__ import annotations

import hashlib
import logging
import platform
import resource
import time
import traceback
import uuid
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any, Self, TypeVar

from scrapers.crew import Bill, Cost, Done, Task
from scrapers.errors import MonitorError

logger = logging.getLogger("monitor")
T = TypeVar("T")

_AHEAD = 3
"""Tasks for each at work that are handed out before their turn: none of them waits, and memory stays bounded."""
_BEAT = 1.0
"""Seconds after which whoever waits for an end may look around."""
_FIRST_PATIENCE = 5.0
"""Seconds for which a scheduler may take to answer at first, and then its workers."""
_PATIENCE = 180.0
"""Seconds for which a scheduler that is gone, or one without workers, may take to come back."""
_ALLOWED_FAILURES = 3
"""Workers of ours that a task may see die before the scheduler gives it up."""
_TRIES = 2
"""So often a task that the scheduler gave up is handed out; it may have been near another that ends its workers."""


class ClusterUnusable(MonitorError):
    """The workers can't be had, can't be used, or are gone for good. What was stored until then stays."""


class Cluster:
    """A scheduler and its workers: own ones on this machine, or those of an address. Closed by `with`."""

    def __init__(self, *, workers: int = 0, address: str | None = None) -> None:
        """So many `workers` of our own where no address is given. Raises: ClusterUnusable."""
        try:
            import dask
            import distributed
        except ImportError as error:
            raise ClusterUnusable("workers need Dask, which is an extra: pip install 'etoile-news[cluster]'") from error
        self._dask: Any = distributed
        # RuntimeError: the loop of a client that is gone is closed.
        self._no_answer = (OSError, TimeoutError, RuntimeError, self._dask.client.ClosedClientError)
        self.bill = Bill()
        self._name, self._numbers = uuid.uuid4().hex[:6], count()
        self._client: Any = None
        self._own: Any = None
        self._gone_since: float | None = None
        self._code = "" if address is None else made_of()["code"]
        for name in ("distributed", "distributed.client", "tornado.application"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        # Malloc keeps its own setting: Dask's gives every page's memory back at once, which doubles the CPU.
        environ = dict(dask.config.get("distributed.nanny.pre-spawn-environ"))
        environ.pop("MALLOC_TRIM_THRESHOLD_", None)
        settings = {
            "distributed.nanny.pre-spawn-environ": environ, "distributed.worker.profile.enabled": False,
            "distributed.scheduler.allowed-failures": _ALLOWED_FAILURES, "distributed.comm.timeouts.connect": "10s",
        }  # fmt: skip
        dask.config.set(settings)
        if address is None:
            self._own = self._dask.LocalCluster(
                n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1",
                dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL,
            )  # fmt: skip
        self.address: str = address or self._own.scheduler_address

    def __enter__(self) -> Self:
        try:
            self._connect(_FIRST_PATIENCE)
            self._check()
        except self._no_answer as error:
            self.__exit__()
            what = "no scheduler answers there; start 'dask scheduler', and 'dask worker' on each machine"
            if self._client is not None:
                what = f"the scheduler has no workers; start 'dask worker {self.address}' on each machine"
            raise ClusterUnusable(f"--cluster {self.address}: {what}") from error
        except MonitorError:
            self.__exit__()
            raise
        logger.info("%d workers at %s; dashboard: %s", self.places, self.address, self._client.dashboard_link)
        return self

    def __exit__(self, *_: object) -> None:
        self._disconnect()
        if self._own is not None:
            with suppress(*self._no_answer):
                self._own.close(timeout=5)

    @property
    def places(self) -> int:
        """How many tasks are done at the same time."""
        try:
            return max(1, int(sum(self._client.nthreads().values())))
        except self._no_answer:
            return 1

    def ask_all(self, question: Callable[[], T]) -> list[T]:
        """What each worker's process answers."""
        return list(self._client.run(question).values())

    def in_order(
        self, tasks: Iterable[Task], goes_on: Callable[[Done], Sequence[Task]] = lambda done: ()
    ) -> Generator[Done | None, None, None]:
        """As scrapers.crew.Crew says. A worker that dies has its tasks done elsewhere; a scheduler that comes back is
        given again what it forgot. Raises: ClusterUnusable where it stays away.
        """
        coming, waiting = iter(tasks), deque[tuple[Task, Any]]()
        ahead, tries = self.places * _AHEAD, 0
        try:
            while True:
                while len(waiting) < ahead and (task := next(coming, None)) is not None:
                    waiting.append((task, self._submit(task)))
                if not waiting:
                    return
                task, future = waiting[0]
                if future is not None and self._is_connected:
                    with suppress(*self._no_answer, self._dask.CancelledError):
                        future.exception(timeout=_BEAT)
                if future is None or not self._is_connected or future.status == "cancelled":
                    # Futures of a client that is gone answer nothing any more.
                    waiting = deque((task, None) for task, _ in waiting)
                    if self._is_back():
                        self.bill.again += len(waiting)
                        waiting = deque((task, self._submit(task)) for task, _ in waiting)
                        ahead = self.places * _AHEAD
                    yield None
                    continue
                if future.status in ("pending", "lost"):  # what a dead worker had is done again without us
                    self._look_for_workers()
                    yield None
                    continue
                done = self._done(task, future)
                if done is None and (tries := tries + 1) < _TRIES:
                    self.bill.again += 1
                    waiting[0] = (task, self._submit(task))
                    continue
                tries = 0
                waiting.popleft()
                done = done or Done(task=task, problem="doing it ended every worker that tried")
                self.bill.add(done)
                waiting.extendleft(reversed([(further, self._submit(further)) for further in goes_on(done)]))
                yield done
        finally:
            for future in filter(None, (future for _, future in waiting)):
                with suppress(*self._no_answer, self._dask.CancelledError):
                    future.cancel()

    def _submit(self, task: Task) -> Any:
        """The future of a task; None where the scheduler is gone."""
        # The dashboard groups by what stands before the first hyphen.
        key = f"{task.name.replace('-', '_')}-{self._name}-{next(self._numbers)}"
        if not self._is_connected:
            return None
        try:
            return self._client.submit(_measured, self._code, task.call, task.arguments, key=key, pure=False)
        except self._no_answer:
            return None

    def _done(self, task: Task, future: Any) -> Done | None:
        """The end of a task; None where its workers died. Raises: ClusterUnusable."""
        if future.status == "error":
            error = future.exception()
            if isinstance(error, self._dask.KilledWorker):
                return None
            if isinstance(error, ClusterUnusable):
                raise error
            return Done(task=task, problem=f"{type(error).__name__}: {error}")
        try:
            value, problem, cost = future.result(timeout=60)
        except (*self._no_answer, self._dask.CancelledError):
            # The one that had it died after it told that it was done.
            return None
        if problem is not None and problem.count("\n"):
            logger.error("%s failed\n%s", task.name, problem)
            problem = problem.strip().splitlines()[-1]
        return Done(task=task, value=value, problem=problem, cost=cost)

    @property
    def _is_connected(self) -> bool:
        return self._client is not None and self._client.status == "running"

    def _is_back(self) -> bool:
        """Whether a scheduler that was gone answers again, and has workers. Raises: ClusterUnusable."""
        if self._gone_since is None:
            logger.warning("the scheduler at %s is gone; waiting for it to come back", self.address)
        self._look_at_the_clock()
        self._disconnect()
        try:
            self._connect(2.0)
            self._check()
        except self._no_answer:
            time.sleep(_BEAT / 2)
            return False
        self._gone_since = None
        logger.info("the scheduler at %s is back", self.address)
        return True

    def _look_for_workers(self) -> None:
        with suppress(*self._no_answer):
            if self._client.nthreads():
                self._gone_since = None
                return
        if self._gone_since is None:
            logger.info("the scheduler at %s has no worker; waiting for one", self.address)
        self._look_at_the_clock()

    def _look_at_the_clock(self) -> None:
        self._gone_since = self._gone_since or time.monotonic()
        if time.monotonic() - self._gone_since > _PATIENCE:
            raise ClusterUnusable(
                f"--cluster {self.address}: no worker was to be had for {_PATIENCE:.0f} s; start 'dask scheduler' and "
                "'dask worker' again, then run again: what was stored stays"
            )

    def _connect(self, patience: float) -> None:
        self._client = None
        self._client = self._dask.Client(self.address, timeout=patience, set_as_default=False)
        self._client.wait_for_workers(1, timeout=patience)

    def _check(self) -> None:
        """That the workers are what this machine is. Raises: ClusterUnusable."""
        if self._own is not None:
            return
        ours = made_of()
        for worker, theirs in self._client.run(made_of, on_error="return").items():
            if isinstance(theirs, ImportError):
                raise ClusterUnusable(f"the worker {worker} lacks this program ({theirs}); install it there as here")
            if isinstance(theirs, Exception):
                raise ClusterUnusable(f"the worker {worker} can't be used ({theirs}); install the same there as here")
            for what, value in ours.items():
                if theirs.get(what) != value:
                    raise ClusterUnusable(_differ(f"the worker {worker}", what, theirs.get(what), value))

    def _disconnect(self) -> None:
        if self._client is not None:
            with suppress(*self._no_answer):
                self._client.close(timeout=2)


@cache
def made_of() -> dict[str, str]:
    """What must be the same everywhere, so that the same page is read the same."""
    digest = hashlib.blake2b(digest_size=6)
    root = Path(__file__).parent.parent
    for folder in ("pipelines", "scrapers"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    python = ".".join(platform.python_version_tuple()[:2])
    return {"Python": python, "dask": version("dask"), "distributed": version("distributed"),
            "code": digest.hexdigest()}  # fmt: skip


def _differ(who: str, what: str, theirs: str | None, ours: str) -> str:
    if what == "code":
        return f"{who} runs another version of this program; install the same there as here, and start it again"
    return f"{who} has {what} {theirs}, this machine {ours}; install the same there as here, and start it again"


def _measured(code: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, str | None, Cost]:
    """The value, or what went wrong (a line; a traceback where that is our fault), and the cost."""
    if code and code != made_of()["code"]:
        raise ClusterUnusable(_differ("a worker that came later", "code", None, code))
    wall, cpu = time.perf_counter(), _cpu()
    value, problem = None, None
    try:
        value = call(*arguments)
    except MonitorError as error:
        problem = str(error)
    except Exception:  # noqa: BLE001 - the edge of the process: told where the run's log is
        problem = traceback.format_exc()
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024
    return value, problem, Cost(cpu=_cpu() - cpu, wall=time.perf_counter() - wall, peak=peak)


def _cpu() -> float:
    """Seconds of this thread, and of the processes that were waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.thread_time() + children.ru_utime + children.ru_stime
