"""The table of location problems on a folder of tiny instances, without the peers."""

from benchmarks.network.location import rows
from benchmarks.setting import Setting

PATH = "6 5 2\n1 2 1\n2 3 1\n3 4 9\n4 5 1\n5 6 1\n"
TWO_SITES = "2 2\n6 0\n9 5\n5\n10 20\n5\n10 20\n"
HEADER = "set\tinstance\tsites\tclients\tp\tvalue\tnote\n"


def _rows(tmp_path, *, only, best):
    for folder, name, text in (("pmed", "pmed1", PATH), ("cap", "cap41", TWO_SITES)):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.txt").write_text(text)
    (tmp_path / "optima.tsv").write_text(HEADER + best)
    setting = Setting(
        scratch=tmp_path, instances=tmp_path, peer_python=tmp_path / "nothing", only=only, limit=20.0
    )
    return list(rows(setting))


def test_medians_are_judged_by_the_known_best_value(tmp_path):
    (right,) = _rows(tmp_path, only="pmed, all", best="pmed\tpmed1\t6\t6\t2\t4\tbest\n")
    (wrong,) = _rows(tmp_path, only="pmed, all", best="pmed\tpmed1\t6\t6\t2\t3\tbest\n")

    assert (right.met, wrong.met) == (True, False)
    assert right.ours.startswith("1 proved; median ")


def test_a_peer_that_is_not_set_up_is_said_in_its_row(tmp_path):
    (row,) = _rows(tmp_path, only="cap, all", best="cap\tcap41\t2\t2\t\t33\tbest\n")

    assert row.ours.startswith("1 proved, ")
    assert "python -m benchmarks.peers" in row.peer
    assert row.ratio is None
