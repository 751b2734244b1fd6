"""The environment of the tests, made before the settings are read: pytest loads this first (see addopts).

Nothing of the developer's own is touched: the home is a new folder, gone at the end, and of the database only
a PostgreSQL address is kept, on which the test runner makes a database of its own.
"""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="majup-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("MAJUP_")]:
    del os.environ[name]
os.environ["MAJUP_HOME"] = HOME
if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
    os.environ.pop("DATABASE_URL", None)
