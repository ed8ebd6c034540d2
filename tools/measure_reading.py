#!/usr/bin/env python3
"""Measures the plan reader on hand-labelled plans: precision and recall of obligations, assignees, citations and due dates.

    tools/measure_reading.py --program .build/release/thidua FOLDER [--misses]

FOLDER holds NAME.txt (or .md, .docx, .pdf) beside NAME.labels. A line of labels is "ID: body; body"; lines that begin with "#" say more:
"#number:", "#date: yyyy-mm-dd", "#basis: kind | number | yyyy-mm-dd", "#due: ID yyyy-mm-dd". Names are compared without case, diacritics and
punctuation, so that "BCH. Công đoàn" and "BCH Công đoàn" are one.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import time
import unicodedata


def plain(text):
    """Letters and digits only, small, without diacritics; "ubnd" stands for its long form and the other way round."""
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    words = re.sub(r"[^a-z0-9]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).strip()
    return re.sub(r"\bubnd\b", "uy ban nhan dan", words)


class Labels:
    """What a person says a plan holds."""

    def __init__(self, path):
        self.assignees, self.due, self.basis, self.facts = {}, {}, set(), {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            if line.startswith("#"):
                name, _, value = line[1:].partition(":")
                value = value.strip()
                if name == "due":
                    clause, _, day = value.partition(" ")
                    self.due[clause] = day.strip()
                elif name == "basis":
                    parts = [part.strip() for part in value.split("|")] + ["", ""]
                    self.basis.add((plain(parts[0]), plain(parts[1]), parts[2] if parts[2] != "-" else ""))
                else:
                    self.facts[name] = value
            else:
                clause, _, names = line.partition(":")
                self.assignees[clause.strip()] = {plain(name) for name in names.split(";") if plain(name)}


def score(found, wanted):
    """Hits, found and wanted."""
    return len(found & wanted), len(found), len(wanted)


def share(part, whole):
    return "–" if whole == 0 else f"{100 * part / whole:.1f} %"


def read(program, path):
    """The plan the program reads from a file, and the seconds it took."""
    begin = time.perf_counter()
    done = subprocess.run([program, "plan", "read", str(path), "--format", "json"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"{path.name}: {done.stderr.strip()}", file=sys.stderr)
        return None, 0
    return json.loads(done.stdout), time.perf_counter() - begin


def measure(plan, labels):
    """Counts for each kind of thing."""
    found = {one["id"]: one for one in plan["obligations"]}
    pairs = {(key, plain(name)) for key, one in found.items() for name in one["assignees"]}
    wanted = {(key, name) for key, names in labels.assignees.items() for name in names}
    due = {(key, one["due"]) for key, one in found.items() if one["due"]}
    basis = {(plain(one["kind"]), plain(one["number"] or ""), one["date"] or "") for one in plan["basis"]}
    return {
        "obligations": (set(found), set(labels.assignees)), "assignees": (pairs, wanted), "due dates": (due, set(labels.due.items())),
        "citations": (basis, labels.basis),
    }


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--program", default=".build/release/thidua")
    arguments.add_argument("--misses", action="store_true", help="name what differs")
    options = arguments.parse_args()
    totals = {}
    print("| plan | obligations P / R | assignees P / R | citations P / R | due dates P / R | seconds |")
    print("|---|---|---|---|---|--:|")
    for path in sorted(options.folder.glob("*.labels")):
        source = next(one for one in sorted(path.parent.glob(path.stem + ".*")) if one.suffix != ".labels")
        plan, seconds = read(options.program, source)
        if plan is None:
            continue
        counts = measure(plan, Labels(path))
        cells = []
        for kind in ("obligations", "assignees", "citations", "due dates"):
            hits, found, wanted = score(*counts[kind])
            cells.append(f"{share(hits, found)} / {share(hits, wanted)}")
            totals[kind] = [a + b for a, b in zip(totals.get(kind, [0, 0, 0]), (hits, found, wanted))]
        print(f"| {path.stem} | " + " | ".join(cells) + f" | {seconds:.2f} |")
        if options.misses:
            for kind, (found, wanted) in counts.items():
                for one in sorted(found - wanted):
                    print(f"    {kind}: found {one}")
                for one in sorted(wanted - found):
                    print(f"    {kind}: missed {one}")
    cells = [f"{share(hits, found)} / {share(hits, wanted)}" for hits, found, wanted in (totals[kind] for kind in totals)]
    print("| **all** | " + " | ".join(cells) + " | |")


if __name__ == "__main__":
    main()
