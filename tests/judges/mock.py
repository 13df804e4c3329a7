"""Starts `specbind mock` on a document, and knows the folders of the judges."""

import contextlib
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = pathlib.Path(os.environ.get("JUDGES", ROOT / "target" / "judges"))
SHARED = pathlib.Path(os.environ.get("SPECBIND_SHARED", ROOT.parent / "shared"))
SPECBIND = os.environ.get("SPECBIND", str(ROOT / "target" / "debug" / "specbind"))
KONAPLATE = ROOT / "spec" / "konaplate.yaml"

HEADERS = {
    "Content-Type": "application/json",
    "X-KM-User-AspId": "ASPID0000000001",
    "X-KM-Correlation-Id": "221108120814-0a1b2c3",
    "X-KM-Access-Key": "ACCESSKEY-0123456789-0123456789-01234567",
    "X-KM-Tran-Token": "KMV1:20221108120814608:uLD+mU8mz9K95neGiSJTSsF3zzAQJglCggZAOSs5Fkg=",
    "X-KM-Tran-Time": "20221108120814",
    "X-KM-Time-Zone": "UTC",
}


@contextlib.contextmanager
def serve(spec, *arguments):
    command = [SPECBIND, "mock", "--spec", str(spec), "--quiet", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        url = process.stdout.readline().strip()
        if not re.match("https?://", url):
            raise SystemExit(f"specbind mock does not serve {spec}")
        yield url
    finally:
        process.terminate()
        process.wait()
