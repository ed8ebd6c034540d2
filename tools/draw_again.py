"""Draws the sample of a round of random checks again, from docs/checks.md alone: it shares no code with the program.

Usage: draw_again.py ROUND.json
"""

import hashlib
import json
import sys


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def draw(seed: bytes, population: str, size: int, head: bytes) -> list[tuple[str, str | None]]:
    lines = [line.split("\t") for line in population.split("\n")[1:-1]]
    items = {fields[1]: fields[2] for fields in lines if fields[0] == "item"}
    units: dict[str, set[str]] = {}
    for fields in lines:
        if fields[0] == "checker":
            units.setdefault(fields[1], set()).add(fields[2])
    key = sha(b"thidua-draw-v1\n", seed, sha(population.encode()), head)
    order = sorted(items, key=lambda item: sha(b"thidua-item-v1\n", key, item.encode()))
    load = dict.fromkeys(units, 0)
    sample = []
    for item in order[:size]:
        free = [one for one in units if items[item] not in units[one]]
        rank = lambda one: (load[one], sha(b"thidua-checker-v1\n", key, f"{item}\n{one}".encode()))
        checker = min(free, key=rank, default=None)
        if checker is not None:
            load[checker] += 1
        sample.append((item, checker))
    return sample


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        round_ = json.load(file)
    seed = bytes.fromhex(round_["seed"])
    assert sha(seed).hex() == round_["commitment"], "the seed does not match the commitment"
    assert sha(round_["population"].encode()).hex() == round_["population_digest"], "the population does not match its digest"
    drawn = draw(seed, round_["population"], round_["size"], bytes.fromhex(round_["head"]["digest"]))
    assert drawn == [(one["item"], one["checker"]) for one in round_["sample"]], "drawing again gives another sample"
    print(f"{len(drawn)} drawn again, the same")
