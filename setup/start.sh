# Finds a Python that is new enough and hands over to setup/$1.py. Called by ./run and ./check.
cd "$(dirname "$0")" || exit 1
script=$1
shift
for python in python3.11 python3.12 python3.13 python3 python; do
  if command -v "$python" >/dev/null 2>&1 &&
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    exec "$python" "setup/$script.py" "$@"
  fi
done
echo "Mājup needs Python 3.11 or newer, and no such Python is on the PATH. Install it and start again." >&2
exit 1
