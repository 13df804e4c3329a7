"""Prism and the mock answer the same requests side by side: a table of where they differ, and why ours is right.

Fails when an answer is another than the table says. `python prism.py --table` prints it as Markdown.
"""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import yaml

from mock import HEADERS, KONAPLATE, TOOLS, serve
from plain import plain

PRISM = TOOLS / "prism" / "node_modules" / ".bin" / "prism"
PATH = "/api/v1/card/status"
BODY = '{"userId":1000000000000000001,"par":"INVENTEDPAR0000000000000001","status":"SUSPEND"}'
SAME = "the same"

# What is sent, Prism's status, our status and vendor code, and why where they differ.
ROWS = [
    ("a valid request", {}, BODY, 200, (200, "000_000"), SAME),
    ("`userId` 10000000000000000000, one above its maximum", {}, BODY.replace("1000000000000000001", "10000000000000000000"), 200, (400, "000_002"),
     "Prism reads numbers as floats, in which the maximum and the value are one"),
    ("`userId` 0", {}, BODY.replace("1000000000000000001", "0"), 400, (400, "000_002"),
     "the same status; Prism's body has no vendor code of the right meaning, ours the one that the document names"),
    ("`userId` as a text", {}, BODY.replace("1000000000000000001", '"1"'), 400, (400, "000_002"), SAME),
    ("no `status`", {}, '{"userId":1}', 400, (400, "000_002"), SAME),
    ("`userId` twice", {}, BODY.replace("{", '{"userId":0,', 1), 200, (400, "000_002"),
     "Prism keeps the last one; which one counts must not be left to chance where money moves"),
    ("a body that is no JSON", {}, "{", 400, (400, "000_002"), SAME),
    ("no body", {}, None, 400, (400, "000_002"), SAME),
    ("no token", {"X-KM-Tran-Token": None}, BODY, 400, (400, "000_002"), SAME),
    ("a token of 3 characters", {"X-KM-Tran-Token": "abc"}, BODY, 400, (400, "000_002"), SAME),
    ("another content type", {"Content-Type": "text/plain"}, BODY, 400, (400, "000_002"), SAME),
    ("`Accept: text/html`", {"Accept": "text/html"}, BODY, 406, (406, None), SAME),
    ("`Accept` that refuses JSON", {"Accept": "application/json;q=0"}, BODY, 406, (406, None), SAME),
    ("the request of the case userNotFound", {}, BODY.replace("1000000000000000001", "4040404040404040404"), 200, (400, "001_006"),
     "Prism knows no test cases"),
    ("a terminated card", {}, '{"userId":1,"cardNo":"0000000000000004","status":"RESUME"}', 200, (400, "003_022"),
     "Prism remembers nothing"),
    ("`Prefer: code=400`", {"Prefer": "code=400"}, BODY, 400, (400, "000_002"), SAME),
]


def send(url, headers, body):
    merged = {name: value for name, value in {**HEADERS, **headers}.items() if value is not None}
    data = None if body is None else body.encode()
    request = urllib.request.Request(url + PATH, data=data, headers=merged, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def code_of(body):
    try:
        return json.loads(body)["response"]["code"]
    except (ValueError, KeyError, TypeError):
        return None


def free_port():
    """A port that nobody listens on; Prism takes none from the system by itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def start_prism(port):
    spec = TOOLS / "prism.json"
    document = yaml.safe_load(KONAPLATE.read_text(encoding="utf-8"))
    spec.write_text(json.dumps(plain(document), default=str), encoding="utf-8")
    command = [str(PRISM), "mock", "--port", str(port), str(spec)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait(prism, url):
    for _ in range(100):
        if prism.poll() is not None:
            break
        try:
            return send(url, {}, BODY)
        except OSError:
            time.sleep(0.2)
    raise SystemExit("Prism does not start")


def main(prints_table):
    port = free_port()
    prism, wrong, lines = start_prism(port), 0, []
    try:
        prism_url = f"http://127.0.0.1:{port}"
        wait(prism, prism_url)
        with serve(KONAPLATE) as url:
            for what, headers, body, prism_expected, expected, why in ROWS:
                theirs, _ = send(prism_url, headers, body)
                status, text = send(url, headers, body)
                ours = (status, code_of(text))
                right = theirs == prism_expected and ours == expected
                wrong += not right
                shown = f"{ours[0]} `{ours[1]}`" if ours[1] else ours[0]
                lines.append(f"| {what} | {theirs} | {shown} | {why} |")
                print(f"{what}: {'ok' if right else 'FAILED'} Prism {theirs}, ours {ours}")
    finally:
        prism.terminate()
    if prints_table:
        print("\n| Request | Prism | Ours | Why |\n|---|---|---|---|\n" + "\n".join(lines))
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main("--table" in sys.argv) else 0)
