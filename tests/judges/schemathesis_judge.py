"""Schemathesis with all its checks against the mock: the Konaplate document, and published ones.

The published ones are chosen by what they are: valid, 2 to 30 operations, no credentials (no mock knows whose token is
good), and every operation documents how a request is refused (elsewhere no server can refuse a request and stay within
its document). What fails is argued in ARGUED, and a row that stops being needed fails as well.
"""

import csv
import json
import re
import subprocess
import sys

import yaml

from mock import KONAPLATE, SHARED, TOOLS, serve
from plain import plain

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
REFUSALS = {"400", "422", "4XX", "default"}

ARGUED = {
    "header.json": {
        "ST201": "the header it leaves out is `User-Agent`, which its HTTP library then adds by itself",
        "ST203": "the same",
    },
    "propolis-server.json": {
        "ST108": "`type: string` with the only allowed value `null` (OpenAPI 3.0) is satisfied by nothing",
        "ST202": "`nullable` beside `allOf` adds no null where no `type` stands beside it (OpenAPI 3.0.3), and an "
        "operation whose only success is another protocol (101) is refused with 426",
    },
}


def operations(document):
    items = document.get("paths", {}).values()
    return [operation for item in items for method, operation in item.items() if method in METHODS]


def is_chosen(row, document):
    every = operations(document)
    needs_credentials = document.get("security") or any(operation.get("security") for operation in every)
    tells = all(REFUSALS & {str(status) for status in operation["responses"]} for operation in every)
    return row["validator"] == "valid" and 2 <= len(every) <= 30 and tells and not needs_credentials


def published():
    """The chosen documents; none where there is no corpus."""
    index = SHARED / "corpus" / "INDEX.tsv"
    if not index.exists():
        print(f"skipped: there is no {index}")
        return
    with open(index, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = SHARED / "corpus" / row["path"]
            if row["path"].startswith("published/") and path.stat().st_size < 1_000_000:
                if is_chosen(row, yaml.safe_load(path.read_text(encoding="utf-8"))):
                    yield path


def judge(spec, examples):
    """The codes of the checks that failed."""
    simple = TOOLS / f"{spec.stem}.json"
    document = yaml.safe_load(spec.read_text(encoding="utf-8"))
    simple.write_text(json.dumps(plain(document), default=str), encoding="utf-8")
    with serve(spec) as url:
        command = ["schemathesis", "run", str(simple), "--url", url, "--checks", "all", "--seed", "1", "--no-color"]
        command += ["--max-examples", str(examples), "--max-failures", "50"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, cwd=TOOLS)
    (TOOLS / f"{spec.stem}.log").write_text(run.stdout + run.stderr, encoding="utf-8")
    failed = set(re.findall(r"❌ (ST\d+) ", run.stdout.partition("SUMMARY")[2]))
    generated = re.search(r"(\d+) generated", run.stdout)
    count = int(generated.group(1)) if generated else 0
    if count == 0 or (run.returncode != 0 and not failed):
        failed.add(f"it did not run, see {TOOLS / spec.stem}.log")
    return failed, count


def main(examples):
    wrong = 0
    for spec in [KONAPLATE, *published()]:
        failed, count = judge(spec, 100 if spec == KONAPLATE else examples)
        argued = set(ARGUED.get(spec.name, {}))
        unexpected, needless = failed - argued, argued - failed
        wrong += bool(unexpected or needless)
        verdict = "FAILED " + ", ".join(sorted(unexpected)) if unexpected else "ok"
        if needless:
            verdict += ", argued without need: " + ", ".join(sorted(needless))
        told = "; ".join(f"{code}: {ARGUED[spec.name][code]}" for code in sorted(failed & argued))
        print(f"{spec.name}: {count} requests, {verdict}{' (argued: ' + told + ')' if told else ''}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 20) else 0)
