"""Where the files go."""
import pathlib

QUIRKS = pathlib.Path(__file__).resolve().parents[2] / "quirks" / "read"
QUIRKS.mkdir(parents=True, exist_ok=True)


def at(name):
    return str(QUIRKS / name)
