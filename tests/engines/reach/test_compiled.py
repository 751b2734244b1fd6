"""Where nothing can be kept on disk, functions are compiled anew and do the same."""

import numba

from majup.engines.reach.solver.compiled import compiled


def double(number):
    return 2 * number


def test_a_function_is_compiled_where_no_folder_can_be_written(monkeypatch):
    plain = numba.njit

    def without_folder(*functions, **options):
        if options.get("cache"):
            raise RuntimeError("cannot cache function 'double': no locator available")
        return plain(*functions, **options)

    monkeypatch.setattr(numba, "njit", without_folder)

    assert compiled(double)(21) == 42
