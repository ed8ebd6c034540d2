# make run          set up, build, make the demonstration, serve it on http://localhost:8080
# make test         everything that CI checks
# make bench        release build, measurements, docs/benchmarks.md
# make format       put every Swift file into the house format
# make install      release program, systemd unit and example configuration (PREFIX, DESTDIR)
# make screenshots  the pictures of the README
# make clean        remove what was built
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test lint bench load format install screenshots clean

PORT ?= 8080
HOST ?= 127.0.0.1
TODAY ?=
# A demonstration made for another day is another demonstration.
DATA ?= demo-data$(if $(TODAY),-$(TODAY))
KILLS ?= 200
# How large `make bench` fills the database.
PEOPLE ?= 20000
AGENCIES ?= 100
LOAD ?= 3000
SEED ?=
PREFIX ?= /usr/local
DESTDIR ?=

# SwiftPM plans everything anew when any variable of its environment differs, so those that make adds are kept from it.
SWIFT_BUILD := env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u MAKELEVEL swift build

PYTHON := .build-venv/bin/python
PROGRAM := .build/debug/thidua
RELEASE := .build/release/thidua
SWIFT_FILES := Package.swift Sources Tests
# A test that hangs ends the run with the names of those that began and did not end in the log, not with silence.
LIMIT := $(shell command -v timeout >/dev/null 2>&1 && echo timeout 1500)
# GRDB's resource folder holds only its privacy manifest, which Linux does not read; the program stands alone.
RELEASE_FLAGS := -c release --product thidua --static-swift-stdlib

run:
	@case "$(TODAY)" in ""|[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]) ;; *) echo "TODAY is a date like 2025-03-10." >&2; exit 64 ;; esac
	@scripts/setup
	@if [ ! -x $(PROGRAM) ]; then \
	    echo "First compilation: the program and the libraries under it, once. It takes some minutes (4 to 8 on 2 cores);"; \
	    echo "the counter below is the compiler's own, and its total grows as it goes. Later starts take seconds."; \
	fi
	@$(SWIFT_BUILD) --product thidua
	@$(PROGRAM) demo --data $(DATA) $(if $(TODAY),--today $(TODAY))
	@exec $(PROGRAM) serve --data $(DATA) --host $(HOST) --port $(PORT) $(if $(TODAY),--today $(TODAY))

# One compilation for everything, then the Swift tests, then the tests of the running program.
test:
	@scripts/setup --test
	@$(MAKE) --no-print-directory lint
	$(SWIFT_BUILD) --build-tests
	$(LIMIT) swift test --skip-build --disable-xctest 2>&1 | tee .build/swift-test.log \
	    || { echo "What failed:"; grep -aE "recorded an issue|^. Test .* failed after|Fatal error" .build/swift-test.log; exit 1; }
	$(PYTHON) tools/run_tests.py --program $(PROGRAM) --swift-log .build/swift-test.log --kills $(KILLS) $(if $(SEED),--seed $(SEED))

lint:
	@if swift format --version >/dev/null 2>&1; then \
	    swift format lint --strict --parallel --recursive $(SWIFT_FILES) || { echo "Type 'make format' to mend this."; exit 1; }; \
	else \
	    echo "swift format is not part of this toolchain; the format is not checked."; \
	fi

bench:
	@scripts/setup --test
	@echo "Release compilation: about 9 minutes the first time on 2 cores."
	$(SWIFT_BUILD) $(RELEASE_FLAGS)
	$(PYTHON) tools/bench.py --program $(RELEASE) --output docs/benchmarks.md
	$(PYTHON) tools/scale.py --program $(RELEASE) --people $(PEOPLE) --agencies $(AGENCIES) --single 5000 --output docs/benchmarks.md

# Thousands begin one contest within seconds, on both engines; ENGINE=sqlite or postgresql for one of them.
load:
	@scripts/setup --test
	$(SWIFT_BUILD) $(RELEASE_FLAGS)
	$(PYTHON) tools/load.py --program $(RELEASE) --people $(LOAD) --engine $(or $(ENGINE),both) --output docs/benchmarks.md

format:
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

install:
	@if [ ! -x $(RELEASE) ]; then $(MAKE) --no-print-directory release; fi
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/thidua
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/thidua/examples/dong-thap-2021-2025 Examples/dong-thap-2021-2025/*.txt
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/system
	sed 's|@PREFIX@|$(PREFIX)|g' packaging/thidua.service > $(DESTDIR)$(PREFIX)/lib/systemd/system/thidua.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/system/thidua.service
	@if [ -e $(DESTDIR)/etc/thidua/thidua.conf ]; then \
	    echo "Kept $(DESTDIR)/etc/thidua/thidua.conf; the new example stands beside it."; \
	    install -m 640 packaging/thidua.conf $(DESTDIR)/etc/thidua/thidua.conf.example; \
	else \
	    install -D -m 640 packaging/thidua.conf $(DESTDIR)/etc/thidua/thidua.conf; \
	fi
	@echo "Installed. Next: docs/operations.md, 'First start'."

# Built apart from `install`, so that root need not compile: make release && sudo make install
.PHONY: release
release:
	@scripts/setup
	$(SWIFT_BUILD) $(RELEASE_FLAGS)
	strip --strip-unneeded $(RELEASE)

screenshots:
	@scripts/setup --test
	$(SWIFT_BUILD) --product thidua
	$(PYTHON) tools/screenshots.py --program $(PROGRAM) --output docs/images

# The demonstrations are made anew at the next `make run`.
clean:
	rm -rf .build .build-venv demo-data demo-data-*
