#!/usr/bin/env python3
"""Stories a second from bytes to records, peak memory, and how long one story takes in a warm program.

usage: run.py [COPIES]      (50) of data/samples/wire, read by two workers
The program is build/parley, or that of the folder in $PARLEY_BUILD.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("PARLEY_BUILD", ROOT / "build")) / "parley"
SAMPLES = ROOT / "data/samples/wire"


def throughput(copies):
    with tempfile.TemporaryDirectory() as folder:
        for i in range(copies):
            shutil.copytree(SAMPLES, Path(folder) / f"{i:03}")
        out = Path(folder) / "records"
        start = time.perf_counter()
        subprocess.run([PROGRAM, "code", "-j", "2", "-o", out, *sorted(Path(folder).glob("[0-9]*"))], check=False,
                       stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        records = out.read_text(encoding="utf-8").splitlines()
    stories = [json.loads(line) for line in records if line.startswith('{"kind":"story"')]
    words = sum(len(s["text"].split()) for s in stories)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{len(stories)} stories, {words} words, {len(records)} records, start included, two workers")
    print(f"{len(stories) / seconds:10.1f} stories/s")
    print(f"{words / 500 / seconds:10.1f} stories/s of 500 words")
    print(f"{memory:10.0f} MB at the most")


def latency(rounds=60, warm=40):
    """From a story's bytes in the pipe to its first record, one story at a time. The first `warm` are sent at once: the
    program looks at the first bytes of an input before it reads on."""
    sentence = "Kenya accused Somalia on Monday of shelling a border post, killing {} soldiers, officials said."
    text = " ".join(sentence.format(n) for n in range(30))
    line = lambda i: json.dumps({"id": f"s{i}", "text": text}) + "\n"
    program = subprocess.Popen([PROGRAM, "code", "-q", "-j", "1", "-t", "jsonl", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, text=True)

    def send(words, last):
        program.stdin.write(words)
        program.stdin.flush()
        while f'"kind":"story","id":"s{last}"' not in program.stdout.readline():
            pass

    send("".join(map(line, range(warm))), warm - 1)
    times = []
    for i in range(warm, warm + rounds):
        start = time.perf_counter()
        send(line(i), i)
        times.append(time.perf_counter() - start)
    program.stdin.close()
    program.stdout.read()
    milliseconds = statistics.median(times) * 1000
    print(f"{milliseconds:10.0f} ms median from bytes to records, a story of {len(text.split())} words, one worker")


if __name__ == "__main__":
    throughput(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
    latency()
