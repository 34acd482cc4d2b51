# Every target installs what it needs and is missing, and says so.

SWIFT_FILES = Package.swift Sources Tests Benchmarks

VENV = .build/venv

.PHONY: run test test-clients bench bench-engine bench-http bench-data bench-scenarios bench-reports stable kill fuzz lint format release setup clean

## run: play the notebooks' scenarios on the embedded engine and write their reports
run: release
	@.build/release/partita run scenarios

## test: build and run all tests, those with AWS's own clients among them
test: setup
	swift build --build-tests
	@echo "swift test"; \
	{ swift test --skip-build 2>&1 && rm -f .build/test.failed || touch .build/test.failed; } \
	  | tee .build/test.log; \
	[ ! -e .build/test.failed ] || { \
	  echo "What failed (all that was printed: .build/test.log):"; \
	  grep -A 4 "recorded an issue\|error:" .build/test.log; \
	  exit 1; \
	}
	@$(MAKE) --no-print-directory test-clients

## test-clients: play requests of boto3 and of the AWS CLI against partita serve
test-clients: setup $(VENV)/.installed
	swift build --product partita
	PARTITA=$(CURDIR)/.build/debug/partita $(CURDIR)/$(VENV)/bin/python -m pytest --quiet \
	  -p no:cacheprovider --numprocesses auto --dist loadfile Tests/clients

$(VENV)/.installed: Tests/clients/requirements.txt
	@python3 -m ensurepip --version >/dev/null 2>&1 || { $(call install,python3-venv); }
	@echo "Installing boto3 and the AWS CLI into $(VENV) …"
	@python3 -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

## lint: check layout and style of all Swift files
lint:
	swift format lint --strict --recursive $(SWIFT_FILES)

## format: lay out all Swift files
format:
	swift format --in-place --recursive $(SWIFT_FILES)

## release: build the command, .build/release/partita
release: setup
	@echo "Building partita (release) …"
	@swift build --configuration release --product partita --static-swift-stdlib

BENCH = .build/benchmarks
BENCH_VENV = .build/bench-venv

## bench: measure the engine beside SQLite, serve beside a bare NIO server, a database in a file,
## scenarios and reports (minutes)
bench: bench-engine bench-http bench-data bench-scenarios bench-reports

## bench-engine: speed, growth and memory of the engine in process
bench-engine: setup
	@PARTITA_BENCHMARKS=1 swift build --configuration release --product engine-benchmark \
	  --scratch-path $(BENCH)
	@for what in speed growth partition "memory 100000" "memory 1000000" "memory 1000000 index"; do \
	  $(BENCH)/release/engine-benchmark $$what || exit 1; \
	done

## bench-http: load serve with wrk, beside a bare NIO server and moto's server
bench-http: setup $(BENCH_VENV)/.installed
	@command -v wrk >/dev/null || { $(call install,wrk); }
	@MOTO=$(CURDIR)/$(BENCH_VENV)/bin/moto_server sh Benchmarks/http/run.sh

## bench-data: load serve --data with wrk, beside bare SQLite; open a million items
bench-data: release
	@command -v wrk >/dev/null || { $(call install,wrk); }
	@PARTITA_BENCHMARKS=1 swift build --configuration release --product engine-benchmark \
	  --scratch-path $(BENCH)
	@sh Benchmarks/data/run.sh

KILLS = 100
SYNC = normal

## kill: end serve --data with kill -9 under load, KILLS times, and look for what is lost
kill: release
	@python3 Tests/clients/kill.py --kills $(KILLS) --sync $(SYNC)

$(BENCH_VENV)/.installed: Benchmarks/http/requirements.txt
	@python3 -m ensurepip --version >/dev/null 2>&1 || { $(call install,python3-venv); }
	@echo "Installing moto's server into $(BENCH_VENV) …"
	@python3 -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

## bench-scenarios: 1,000 cases over one seeded table, and scenarios of up to 10,000 steps
bench-scenarios: release
	@python3 Benchmarks/scenarios/run.py .build/release/partita

## bench-reports: reports of 10,000 steps, 100,000 items and 1,000 cases, in every format
bench-reports: release
	@python3 Benchmarks/formats/run.py .build/release/partita

RUNS = 100

## stable: hold the golden reports RUNS times, debug and release, one job and eight
stable: release
	@swift build --product partita
	@for partita in .build/release/partita .build/debug/partita; do \
	  for jobs in 1 8; do \
	    sh Tests/stable.sh $$partita $$jobs $(RUNS) || exit 1; \
	  done; \
	done

SECONDS = 600
TARGET = json
FUZZ = .build/fuzz
# libFuzzer without its own main, which Swift's toolchain brings along.
FUZZER = $(shell find "$$(dirname "$$(readlink -f "$$(command -v swiftc)")")/../lib/clang" \
  -name 'libclang_rt.fuzzer_no_main-*.a' 2>/dev/null | head -n 1)

# Leaks are not looked for: the tag bits in Swift's pointers hide what a cache holds from the sanitizer.
# TARGET: expressions, statements, json, calls, documents, templates, scenarios, server,
# rows, journal.
## fuzz: feed TARGET with inputs for SECONDS
fuzz: setup
	@PARTITA_BENCHMARKS=1 swift build --configuration release --product partita-fuzz \
	  --scratch-path $(FUZZ) --sanitize address \
	  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
	  -Xlinker "$(FUZZER)" -Xlinker -lstdc++
	@ASAN_OPTIONS=detect_leaks=0 nice $(FUZZ)/release/partita-fuzz $(TARGET) $(FUZZ)/corpus-$(TARGET) \
	  -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
	  -artifact_prefix=$(FUZZ)/$(TARGET)-

## setup: install the system libraries that are missing (Debian, Ubuntu)
setup:
	@missing=; \
	[ -e /usr/include/yaml.h ] || missing="$$missing libyaml-dev"; \
	[ -e /usr/include/sqlite3.h ] || missing="$$missing libsqlite3-dev"; \
	[ -e /usr/include/zlib.h ] || missing="$$missing zlib1g-dev"; \
	[ -e /usr/include/openssl/evp.h ] || missing="$$missing libssl-dev"; \
	command -v pkg-config >/dev/null || missing="$$missing pkg-config"; \
	pkg-config --exists libcurl 2>/dev/null || missing="$$missing libcurl4-openssl-dev"; \
	[ -z "$$missing" ] || { $(call install,$$missing); }

# Installs Debian packages, and says so.
define install
sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
echo "Installing $(1) with apt-get:"; \
$$sudo apt-get update -q && \
DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends $(1)
endef

clean:
	rm -rf .build reports
