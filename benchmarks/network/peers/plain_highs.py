"""Plain HiGHS on a folder of the planning benchmark: `python plain_highs.py FOLDER SECONDS THREADS`.

    min  Σ cost y + Σ building z + 0.02 Σ minutes x + Σ penalty u       in 1000 EUR a year
    (1)  Σ x + u = persons           each place and service
    (2)  Σ x ≤ Σ places y            each site and service
    (3)  Σ y ≤ z                     each site and service
    (4)  Σ cost y + Σ building z ≤ budget     each region
    (5)  Σ y + Σ y ≤ 1               each two sites too close, each service

Prints one line: value, bound, gap, seconds, status and the course [[seconds, value, bound], …].
"""

import csv
import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import highspy
import numpy as np
from scipy import sparse

EUR_1000_A_MINUTE = 0.02


Terms = list[tuple[int, float]]


class Matrix:
    """Columns and rows as they are added."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.uppers: list[float] = []
        self.whole: list[bool] = []
        self.lowers_of_rows: list[float] = []
        self.uppers_of_rows: list[float] = []
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.values: list[float] = []

    def column(self, cost: float, *, upper: float = math.inf, is_whole: bool = False) -> int:
        self.costs.append(cost)
        self.uppers.append(upper)
        self.whole.append(is_whole)
        return len(self.costs) - 1

    def row(self, terms: Terms, *, lower: float = -math.inf, upper: float = math.inf) -> None:
        for column, value in terms:
            self.rows.append(len(self.lowers_of_rows))
            self.columns.append(column)
            self.values.append(value)
        self.lowers_of_rows.append(lower)
        self.uppers_of_rows.append(upper)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def formulated(folder: Path) -> Matrix:
    """Write the model of the folder."""
    model = Matrix()
    sites = {row["site"]: row for row in table(folder, "sites")}
    used = {j: model.column(float(row["building_cost"]), upper=1, is_whole=True) for j, row in sites.items()}
    opened: defaultdict[tuple[str, str], Terms] = defaultdict(list)
    money: defaultdict[str, Terms] = defaultdict(list)
    for row in table(folder, "modules"):
        for j, site in sites.items():
            y = model.column(float(row["cost"]), upper=1, is_whole=True)
            opened[j, row["service"]].append((y, float(row["places"])))
            money[site["region"]].append((y, float(row["cost"])))
    for j, site in sites.items():
        money[site["region"]].append((used[j], float(site["building_cost"])))
    _demand(model, folder, opened)
    for (j, _service), options in opened.items():
        model.row([(y, 1.0) for y, _places in options] + [(used[j], -1.0)], upper=0)
    for row in table(folder, "budgets"):
        model.row(money[row["region"]], upper=float(row["budget"]))
    services = {service for _j, service in opened}
    for row in table(folder, "separation"):
        for service in sorted(services):
            both = opened[row["site"], service] + opened[row["other_site"], service]
            model.row([(y, 1.0) for y, _places in both], upper=1)
    return model


def _demand(model: Matrix, folder: Path, opened: Mapping[tuple[str, str], Terms]) -> None:
    penalty = {row["service"]: float(row["penalty"]) for row in table(folder, "services")}
    served: defaultdict[tuple[str, str], Terms] = defaultdict(list)
    used: defaultdict[tuple[str, str], Terms] = defaultdict(list)
    for row in table(folder, "ways"):
        x = model.column(EUR_1000_A_MINUTE * float(row["minutes"]))
        served[row["place"], row["service"]].append((x, 1.0))
        used[row["site"], row["service"]].append((x, 1.0))
    for row in table(folder, "demand"):
        unserved = model.column(penalty[row["service"]])
        terms = [*served[row["place"], row["service"]], (unserved, 1.0)]
        model.row(terms, lower=float(row["persons"]), upper=float(row["persons"]))
    for key, terms in used.items():
        model.row(terms + [(y, -places) for y, places in opened[key]], upper=0)


def handed_over(model: Matrix, *, seconds: float, threads: int) -> highspy.Highs:
    """Give the model to HiGHS."""
    matrix = sparse.csr_matrix(
        (model.values, (model.rows, model.columns)), shape=(len(model.lowers_of_rows), len(model.costs))
    )
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = matrix.shape[1], matrix.shape[0]
    programme.col_cost_ = np.array(model.costs)
    programme.col_lower_, programme.col_upper_ = np.zeros(len(model.costs)), np.array(model.uppers)
    programme.row_lower_ = np.array(model.lowers_of_rows)
    programme.row_upper_ = np.array(model.uppers_of_rows)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_, programme.a_matrix_.index_ = matrix.indptr, matrix.indices
    programme.a_matrix_.value_ = matrix.data
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    programme.integrality_ = [kinds[int(whole)] for whole in model.whole]
    highs = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("time_limit", float(seconds)),
        ("threads", int(threads)),
        ("mip_rel_gap", 0.0),
    ):
        highs.setOptionValue(option, value)
    highs.passModel(programme)
    return highs


def main(folder: str, seconds: float, threads: int) -> None:
    """Solve and print."""
    course: list[list[float]] = []
    begun = time.monotonic()
    highs = handed_over(formulated(Path(folder)), seconds=seconds, threads=threads)

    def note(event: highspy.HighsCallbackEvent) -> None:
        value, bound = event.data_out.mip_primal_bound, event.data_out.mip_dual_bound
        if math.isfinite(value) and math.isfinite(bound) and (not course or course[-1][1:] != [value, bound]):
            course.append([round(time.monotonic() - begun, 2), value, bound])

    highs.cbMipImprovingSolution.subscribe(note)
    highs.cbMipInterrupt.subscribe(note)
    highs.run()
    info = highs.getInfo()
    value, bound = float(info.objective_function_value), float(info.mip_dual_bound)
    took = round(time.monotonic() - begun, 2)
    course.append([took, value, bound])
    answer = {
        "value": value if math.isfinite(value) else None,
        "bound": bound,
        "gap": abs(value - bound) / abs(value) if math.isfinite(value) else None,
        "seconds": took,
        "status": highs.modelStatusToString(highs.getModelStatus()),
        "course": course,
    }
    print(json.dumps(answer))  # noqa: T201 -- the answer of a script


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
