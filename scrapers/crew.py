"""Work that others may do: what it is, what it cost, and those who do it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One piece of work. It may be done twice, or half and then again: what it leaves behind must be the same."""

    name: str
    """What the dashboard groups it by: a file, an outlet."""
    call: Callable[..., Any]
    """A function of a module, which workers have too."""
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one task cost where it was done."""

    cpu: float
    """Seconds of its thread."""
    wall: float
    peak: int
    """Bytes that its process has held at most so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The end of a task."""

    task: Task
    value: Any = None
    cost: Cost | None = None
    problem: str | None = None
    """Why it was given up: it raised, or ended every worker that it was given to. `value` is then None."""


@dataclass(slots=True)
class Bill:
    """What the tasks of a run cost together."""

    tasks: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    peak: int = 0
    again: int = 0
    """Tasks that were handed out once more, as a worker or the scheduler was gone."""
    failed: list[str] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Count one task."""
        self.tasks += 1
        if done.cost is not None:
            self.cpu += done.cost.cpu
            self.wall += done.cost.wall
            self.peak = max(self.peak, done.cost.peak)
        if done.problem is not None:
            self.failed.append(f"{done.task.name}: {done.problem}")

    def __str__(self) -> str:
        """One line.

        >>> print(Bill(tasks=3, cpu=1.25, wall=2.0, peak=180_000_000, again=1))
        3 tasks, 1.2 s CPU, 2.0 s at work, at most 180 MB a worker, 1 handed out again
        """
        told = f"{self.tasks} tasks, {self.cpu:.1f} s CPU, {self.wall:.1f} s at work, "
        told += f"at most {self.peak / 1e6:.0f} MB a worker"
        return told + (f", {self.again} handed out again" if self.again else "")


class Crew(Protocol):
    """Those who do tasks."""

    bill: Bill

    def in_order(
        self, tasks: Iterable[Task], goes_on: Callable[[Done], Sequence[Task]] = lambda done: ()
    ) -> Generator[Done | None, None, None]:
        """Do the tasks, a few ahead of what was taken; give their ends in the order of the tasks.

        The ends of the tasks that `goes_on` returns for one are given after it, before all others'. None is given
        every second in which nothing ended, so that whoever waits can look around.

        Raises: MonitorError where those who do them are gone for good.
        """
