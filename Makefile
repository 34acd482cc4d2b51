# Every target installs what it needs and is missing, and says so.

SWIFT_FILES = Package.swift Sources Tests

VENV = .build/venv

.PHONY: run test test-clients bench lint format release setup clean

## run: play the notebooks' scenarios on the embedded engine and write their reports
run: release
	@.build/release/partita run scenarios

## test: build and run all tests, those with AWS's own clients among them
test: setup
	swift build --build-tests
	swift test --skip-build
	@$(MAKE) --no-print-directory test-clients

## test-clients: play requests of boto3 and of the AWS CLI against partita serve
test-clients: setup $(VENV)/.installed
	swift build --product partita
	PARTITA=$(CURDIR)/.build/debug/partita $(CURDIR)/$(VENV)/bin/python -m unittest discover \
	  --start-directory Tests/clients

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
	@swift build --configuration release --product partita

## bench: load serve with wrk, beside a bare NIO server (takes a minute)
bench: setup
	@command -v wrk >/dev/null || { $(call install,wrk); }
	@sh Benchmarks/http/run.sh

## setup: install the system libraries that are missing (Debian, Ubuntu)
setup:
	@missing=; \
	[ -e /usr/include/yaml.h ] || missing="$$missing libyaml-dev"; \
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
