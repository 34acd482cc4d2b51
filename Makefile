# Every target installs what it needs and is missing, and says so.

SWIFT_FILES = Package.swift Sources Tests

.PHONY: run test lint format release setup clean

## run: play the notebooks' scenarios on the embedded engine and write their reports
run: release
	@.build/release/partita run scenarios

## test: build and run all tests
test: setup
	swift build --build-tests
	swift test --skip-build

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

## setup: install the system libraries that are missing (Debian, Ubuntu)
setup:
	@missing=; \
	[ -e /usr/include/yaml.h ] || missing="$$missing libyaml-dev"; \
	command -v pkg-config >/dev/null || missing="$$missing pkg-config"; \
	[ -z "$$missing" ] && exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	echo "Installing$$missing with apt-get:"; \
	$$sudo apt-get update -q && \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends $$missing

clean:
	rm -rf .build reports
