"""Reads families from a file, reckons the eight rules, and writes what came of it and how long it took."""

import json
import statistics
import sys
import time
from array import array
from pathlib import Path

import numpy
from openfisca_core.simulations import SimulationBuilder

from benchmarks.openfisca.legislation.outcomes import State
from benchmarks.openfisca.legislation.situations import Crowd, day, situation
from benchmarks.openfisca.legislation.system import STEPS, EightRules

TRIES, BEST_OF = 5, 3


def main(folder):
    """Measure many families at once and one at a time."""
    asked = json.loads((folder / "families.json").read_text(encoding="utf-8"))
    system, on = EightRules(), asked["on"]
    crowd = Crowd(asked["families"], system, on, asked["times"])
    said = {"states": [state.name for state in State], "bulk": bulk(crowd, day(on), folder)}
    said["one"] = one_by_one(asked["families"][: asked["one"]], system, on)
    (folder / "openfisca.json").write_text(json.dumps(said), encoding="utf-8")


def reckon(simulation, on):
    """Return the state and day of every step."""
    return [(simulation.calculate(state, on), simulation.calculate(moment, on)) for *_, state, moment in STEPS]


def bulk(crowd, on, folder):
    """Return the seconds it takes to build the simulation and to reckon; write the outcomes."""
    building, reckoning = [], []
    for _ in range(TRIES):
        began = time.perf_counter()
        simulation = crowd.simulation()
        built = time.perf_counter()
        found = reckon(simulation, str(on))
        reckoning.append(time.perf_counter() - built)
        building.append(built - began)
    with (folder / "openfisca.bin").open("wb") as file:
        for states, days in found:
            rows = (states != State.none).nonzero()[0]
            array("q", [len(rows)]).tofile(file)
            for column in (rows, numpy.asarray(states)[rows], days[rows]):
                file.write(column.astype("int32").tobytes())
    return {"building": statistics.median(building), "reckoning": statistics.median(reckoning)}


def one_by_one(families, system, on):
    """Return the median seconds to build the simulation of one family and to reckon it, and what came of it."""
    building, reckoning, outcomes = [], [], []
    for place, family in enumerate(families):
        told, took = situation(family, system, on), []
        for _ in range(BEST_OF):
            began = time.perf_counter()
            simulation = SimulationBuilder().build_from_entities(system, told)
            built = time.perf_counter()
            found = reckon(simulation, str(day(on)))
            took.append((time.perf_counter() - built, built - began))
        reckoning.append(min(first for first, _ in took))
        building.append(min(second for _, second in took))
        for step, (states, days) in enumerate(found):
            rows = (states != State.none).nonzero()[0]
            codes = numpy.asarray(states)[rows].tolist()
            told = zip(rows.tolist(), codes, days[rows].astype("int64").tolist(), strict=True)
            outcomes += [(place, step, *one) for one in told]
    return {"building": statistics.median(building), "reckoning": statistics.median(reckoning), "outcomes": outcomes}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
